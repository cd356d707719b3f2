// For each entity: its id, and a list of rows of whether the relationship starts
// there, then its columns, then the far entity's.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN id, COLLECT {
  MATCH /*step*/
  WHERE /*slice*/ AND /*filter*/
  RETURN [/*starts*/, /*relationship*/, /*entity*/]
  ORDER BY /*order*/ LIMIT $limit
} AS rows
