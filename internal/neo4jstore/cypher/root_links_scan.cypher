// What root_links.cypher returns, by a look at all relationships.
RETURN '' AS id, COLLECT {
  MATCH ()-[l]->()
  WHERE /*slice*/ AND /*filter*/
  RETURN [l.from, l.to, type(l)] + [f IN $relationship | l[f]]
  ORDER BY l.id /*turn*/ LIMIT $limit
} AS rows
