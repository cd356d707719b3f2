// Returns the same record as root_links.cypher, but reads all relationships to find the
// rows, or all outgoing relationships of the entities from which they must start.
RETURN [['', COLLECT {
  MATCH /*start*/-[l/*types*/]->()
  WHERE /*window*/ AND /*filter*/
  RETURN [l.from, l.to, type(l)] + [f IN $relationship | l[f]]
  ORDER BY l.id /*direction*/ LIMIT $limit
}]] AS rows
