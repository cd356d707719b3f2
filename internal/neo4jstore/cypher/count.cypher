// Returns one record: a list of rows. A row is the ID of an entity and the number of
// rows that expand.cypher returns for this entity without a window.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN collect([id, COUNT { MATCH /*step*/ WHERE /*filter*/ }]) AS rows
