// Returns one record, as expand.cypher does for one entity: the ID of the root and a
// list of rows, which are the columns of an entity. With the hint and a condition on
// each column of the index, the cost of a window depends only on what is in the window.
RETURN [['', COLLECT {
  MATCH (b:/*label*/)
  /*hint*/
  WHERE /*window*/ AND /*filter*/
  RETURN [f IN $entity | b[f]]
  ORDER BY /*order*/ LIMIT $limit
}]] AS rows
