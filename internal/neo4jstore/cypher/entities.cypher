// Looks entities up by ID. Returns one record: a list of rows, which are the columns of
// an entity.
UNWIND $ids AS id
MATCH (b:Entity {id: id})
RETURN collect([f IN $entity | b[f]]) AS rows
