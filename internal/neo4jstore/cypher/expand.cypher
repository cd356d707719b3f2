// Returns a record for each list of IDs: a list with the ID of each entity and a list of
// rows. A row is the leading columns, the columns of the relationship, and the columns
// of the far entity. The conditions come after WITH, so that the planner considers no
// index on the far end. Before, a plan that was made on few data read that whole index
// for each entity, and the plan stayed in use.
UNWIND $lists AS ids
RETURN COLLECT {
  UNWIND ids AS id
  MATCH (a:Entity {id: id})
  RETURN [id, COLLECT {
    MATCH /*step*/
    WITH l, b, /*place*/ AS place, l.id AS lid
    WHERE /*window*/ AND /*filter*/
    RETURN /*leading*/[f IN $relationship | l[f]] + [f IN $entity | b[f]]
    ORDER BY /*order*/ LIMIT $limit
  }]
} AS rows
