// For the root: its id, and a list of rows of the ends' ids, then the columns of a
// relationship. A page of each type off its index, then the page of them all.
RETURN '' AS id, COLLECT {
  CALL () {
    /*branches*/
  }
  RETURN [l.from, l.to, type(l)] + [f IN $relationship | l[f]]
  ORDER BY l.id /*turn*/ LIMIT $limit
} AS rows
