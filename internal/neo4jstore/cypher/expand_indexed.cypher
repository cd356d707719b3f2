// What expand.cypher returns, for one type in one direction, off the index on it:
// a page of a hub costs what is on it. The index has the near end's id, the sort
// key of the far one and the relationship's id, so that it has all three bounds
// and the order.
UNWIND $ids AS id
RETURN id, COLLECT {
  MATCH /*step*/
  USING INDEX SEEK l:/*type*/(/*index*/)
  WHERE /*near*/ = id AND /*slice*/ AND /*filter*/
  RETURN /*unsaid*/[f IN $relationship | l[f]] + [f IN $entity | b[f]]
  ORDER BY /*near*/ /*turn*/, /*order*/ LIMIT $limit
} AS rows
