// What expand.cypher returns, for a few types or both directions: a page of each
// off its index, then the page of them all.
UNWIND $ids AS id
RETURN id, COLLECT {
  CALL (id) {
    /*branches*/
  }
  RETURN /*unsaid*/[f IN $relationship | l[f]] + [f IN $entity | b[f]]
  ORDER BY place /*turn*/, l.id /*turn*/ LIMIT $limit
} AS rows
