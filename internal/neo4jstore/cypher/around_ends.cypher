// Returns one record: a list of rows. A row is the ID of an end of paths, its number, and a list of pairs for its
// relationships: the number of a relationship, and of its other end.
MATCH (n:Entity)
WHERE n.id IN $ends
RETURN collect([n.id, id(n), COLLECT { MATCH (n)-[l]-(o) RETURN [id(l), id(o)] LIMIT $most }]) AS rows
