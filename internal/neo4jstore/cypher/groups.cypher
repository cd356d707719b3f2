// Returns a record for each entity: its ID and a list of rows for each direction. A row is a
// type, the number of relationships, and a list of hops. A hop is the columns of a
// relationship and of the entity at its far end.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN id, /*groups*/
