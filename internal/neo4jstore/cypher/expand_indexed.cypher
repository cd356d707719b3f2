// Returns the records of expand.cypher for one type in one direction. It reads them from
// the index on this type and direction, so the cost of a window of a hub depends only on
// what is in the window. The columns of the index are the ID of the near end, the sort
// key of the far end and the ID of the relationship. The statement has a bound on each of
// these columns, and orders by them.
UNWIND $lists AS ids
RETURN COLLECT {
  UNWIND ids AS id
  RETURN [id, COLLECT {
    MATCH /*step*/
    USING INDEX SEEK l:/*type*/(/*index*/)
    WHERE /*near*/ = id AND /*window*/ AND /*filter*/
    RETURN /*leading*/[f IN $relationship | l[f]] + [f IN $entity | b[f]]
    ORDER BY /*near*/ /*direction*/, /*order*/ LIMIT $limit
  }]
} AS rows
