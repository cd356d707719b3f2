// One record: a list of rows of an entity's id and how many rows expand_ref.cypher
// has for it without a slice.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN collect([id, COUNT { MATCH (b:/*label*/) /*hint*/ WHERE /*ref*/ AND /*filter*/ }]) AS rows
