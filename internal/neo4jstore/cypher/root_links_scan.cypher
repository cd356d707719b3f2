// Returns the same record as root_links.cypher, but reads all relationships to find the
// rows.
RETURN '' AS id, COLLECT {
  MATCH ()-[l]->()
  WHERE /*window*/ AND /*filter*/
  RETURN [l.from, l.to, type(l)] + [f IN $relationship | l[f]]
  ORDER BY l.id /*direction*/ LIMIT $limit
} AS rows
