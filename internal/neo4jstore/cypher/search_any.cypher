// Returns one record: a list of rows, which are the columns of an entity. An entity with enough terms has one of those in
// $query: that many terms without it would not be enough. The rest is checked on the text of each match.
CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS b
WHERE b.kind IN $kinds
WITH b, size([t IN $terms WHERE ' ' + b.search + ' ' CONTAINS t]) AS terms
WHERE terms >= $least
WITH b, terms ORDER BY terms DESC, b.sort, b.id LIMIT $limit
RETURN collect([f IN $entity | b[f]]) AS rows
