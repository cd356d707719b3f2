// Returns the records of expand.cypher, for one type in one direction, from the index
// on it. So a window of a hub costs what is in the window. The index has the ID of the
// near end, the sort key of the far end and the ID of the relationship: all three
// bounds, and the order.
UNWIND $ids AS id
RETURN id, COLLECT {
  MATCH /*step*/
  USING INDEX SEEK l:/*type*/(/*index*/)
  WHERE /*near*/ = id AND /*window*/ AND /*filter*/
  RETURN /*leading*/[f IN $relationship | l[f]] + [f IN $entity | b[f]]
  ORDER BY /*near*/ /*direction*/, /*order*/ LIMIT $limit
} AS rows
