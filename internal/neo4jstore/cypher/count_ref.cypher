// Returns one record: a list of rows. A row is the ID of an entity and the number of
// rows that expand_ref.cypher returns for this entity without a window.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN collect([id, COUNT { MATCH (b:/*label*/) /*hint*/ WHERE /*ref*/ AND /*filter*/ }]) AS rows
