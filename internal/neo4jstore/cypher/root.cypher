// For the root: its id, and a list of rows of an entity's columns. The hint and a
// condition on every column of the index make a page cost what is on it.
RETURN '' AS id, COLLECT {
  MATCH (b:/*label*/)
  /*hint*/
  WHERE /*slice*/ AND /*filter*/
  RETURN [f IN $entity | b[f]]
  ORDER BY /*order*/ LIMIT $limit
} AS rows
