// Returns one record: a list of rows for the relationships on the shortest paths between
// two entities. A row is the IDs of both ends, the type, and the columns of the
// relationship. The search goes from both ends. Each condition is on one relationship or
// one entity, so the database checks it during the search and never builds a path that
// does not match.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[*../*hops*/]-(b))
WHERE all(l IN relationships(p) WHERE /*link*/) AND all(n IN nodes(p) WHERE n.id IN $ends OR /*between*/)
UNWIND relationships(p) AS l
WITH DISTINCT l LIMIT $limit
RETURN collect([l.from, l.to, type(l)] + [f IN $relationship | l[f]]) AS rows
