// The relationships that the shortest paths between two entities consist of. One
// record: a list of rows of a relationship's columns. The search goes from both
// ends, and every condition is one on each relationship or each entity, so that it
// is asked on the way: a path that does not fit is never made.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[*../*hops*/]-(b))
WHERE all(l IN relationships(p) WHERE /*link*/) AND all(n IN nodes(p) WHERE n.id IN $ends OR /*between*/)
UNWIND relationships(p) AS l
WITH DISTINCT l LIMIT $limit
RETURN collect([l.from, l.to, type(l)] + [f IN $relationship | l[f]]) AS rows
