// Looks relationships of one type up by ID. Returns one record: a list of rows, which
// are the ID, the element ID of the database, the digest, and the IDs of both ends.
UNWIND $ids AS id
MATCH ()-[l:/*type*/]->()
USING INDEX SEEK l:/*type*/(id)
WHERE l.id = id
RETURN collect([id, elementId(l), l.digest, l.from, l.to]) AS rows
