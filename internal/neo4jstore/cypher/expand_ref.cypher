// For each entity: its id, and a list of rows of the columns of those whose field
// holds that id.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN id, COLLECT {
  MATCH (b:/*label*/)
  /*hint*/
  WHERE /*ref*/ AND /*slice*/ AND /*filter*/
  RETURN [f IN $entity | b[f]]
  ORDER BY /*order*/ LIMIT $limit
} AS rows
