// Returns the records of expand.cypher for a few types or for both directions. It reads a
// window of each type and direction from its index, then the window of their union.
UNWIND $lists AS ids
RETURN COLLECT {
  UNWIND ids AS id
  RETURN [id, COLLECT {
    CALL (id) {
      /*branches*/
    }
    RETURN /*leading*/[f IN $relationship | l[f]] + [f IN $entity | b[f]]
    ORDER BY place /*direction*/, l.id /*direction*/ LIMIT $limit
  }]
} AS rows
