// For each entity: its id, and a list of rows of whether the relationship starts
// there, then its columns, then the far entity's. The conditions stand behind WITH
// so that no index on the far end is thought of: a plan that was made on few data
// looked through all there, entity by entity, and stayed.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN id, COLLECT {
  MATCH /*step*/
  WITH l, b, /*place*/ AS place, l.id AS lid
  WHERE /*slice*/ AND /*filter*/
  RETURN [/*starts*/, /*relationship*/, /*entity*/]
  ORDER BY /*order*/ LIMIT $limit
} AS rows
