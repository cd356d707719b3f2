// Returns one record, as expand.cypher does for one entity: the ID of the root and a
// list of rows, which are the IDs of both ends, the type, and the columns of a
// relationship. It reads a window of each type from its index, then the window of their
// union.
RETURN [['', COLLECT {
  CALL () {
    /*branches*/
  }
  RETURN [l.from, l.to, type(l)] + [f IN $relationship | l[f]]
  ORDER BY l.id /*direction*/ LIMIT $limit
}]] AS rows
