// Returns one record: the IDs of the entities whose sort key will change.
UNWIND $rows AS row
MATCH (n:Entity {id: row.id}) USING INDEX SEEK n:Entity(id)
WHERE n.sort <> row.properties.sort
RETURN collect(row.id) AS ids
