// Returns a record for each list of IDs: a list with the ID of each entity and a list of
// rows, which are the columns of the entities whose field refers to it.
UNWIND $lists AS ids
RETURN COLLECT {
  UNWIND ids AS id
  MATCH (a:Entity {id: id})
  RETURN [id, COLLECT {
    MATCH (b:/*label*/)
    /*hint*/
    WHERE /*ref*/ AND /*window*/ AND /*filter*/
    RETURN [f IN $entity | b[f]]
    ORDER BY /*order*/ LIMIT $limit
  }]
} AS rows
