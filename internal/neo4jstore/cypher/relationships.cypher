// Looks relationships up by ID. Returns one record: a list of rows, which are the IDs of
// both ends, the type, and the columns of the relationship. The pattern names all types, or
// the one that the IDs name, because an index has the relationships of one type.
MATCH ()-[l/*types*/]->()
WHERE l.id IN $ids
RETURN collect([l.from, l.to, type(l)] + [f IN $relationship | l[f]]) AS rows
