// One record: a list of rows of the id, the database's own id and the ends' ids of
// each relationship of one type that is there.
UNWIND $ids AS id
MATCH ()-[l:/*type*/]->()
USING INDEX SEEK l:/*type*/(id)
WHERE l.id = id
RETURN collect([id, elementId(l), l.from, l.to]) AS rows
