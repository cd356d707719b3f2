// One record: a list of rows of an entity's columns. The index has entities of all
// kinds but Merged. It orders by score, so that all that match must be sorted.
CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS b
WHERE b.kind IN $kinds AND /*words*/
WITH b ORDER BY b.sort, b.id LIMIT $limit
RETURN collect([f IN $entity | b[f]]) AS rows
