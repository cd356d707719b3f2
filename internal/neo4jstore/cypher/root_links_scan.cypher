// Returns the record of root_links.cypher, and reads all relationships for it.
RETURN '' AS id, COLLECT {
  MATCH ()-[l]->()
  WHERE /*window*/ AND /*filter*/
  RETURN [l.from, l.to, type(l)] + [f IN $relationship | l[f]]
  ORDER BY l.id /*direction*/ LIMIT $limit
} AS rows
