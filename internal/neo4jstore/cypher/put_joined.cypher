// Returns one record: a list of one of these entities, if any is an end of a
// relationship.
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
WHERE EXISTS { (n)--() }
WITH id LIMIT 1
RETURN collect(id) AS ids
