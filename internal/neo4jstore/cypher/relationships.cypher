// What the ids name. One record: a list of rows of the ends' ids, then the
// relationship's columns. The types are spelled out because an index on
// relationships is an index on one type.
MATCH ()-[l/*types*/]->()
WHERE l.id IN $ids
RETURN collect([l.from, l.to, type(l)] + [f IN $relationship | l[f]]) AS rows
