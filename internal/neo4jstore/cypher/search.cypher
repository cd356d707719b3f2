// Returns one record: a list of rows, which are the columns of an entity. The index has
// the entities of all kinds but Merged. The index orders its matches by score, so the
// statement must sort all of them.
CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS b
WHERE b.kind IN $kinds AND /*words*/
WITH b ORDER BY b.sort, b.id LIMIT $limit
RETURN collect([f IN $entity | b[f]]) AS rows
