// For each entity: its id, and a list of rows of what the step does not say of the
// relationship, then its columns, then the far entity's. The conditions stand behind WITH
// so that no index on the far end is thought of: a plan that was made on few data
// looked through all there, entity by entity, and stayed.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN id, COLLECT {
  MATCH /*step*/
  WITH l, b, /*place*/ AS place, l.id AS lid
  WHERE /*slice*/ AND /*filter*/
  RETURN /*unsaid*/[f IN $relationship | l[f]] + [f IN $entity | b[f]]
  ORDER BY /*order*/ LIMIT $limit
} AS rows
