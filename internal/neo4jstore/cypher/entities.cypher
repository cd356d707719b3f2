// What the ids name. One record: a list of rows of an entity's columns.
UNWIND $ids AS id
MATCH (b:Entity {id: id})
RETURN collect([f IN $entity | b[f]]) AS rows
