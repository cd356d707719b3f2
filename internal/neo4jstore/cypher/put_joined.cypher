// One record: the first of these entities that still are ends of relationships.
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
WHERE EXISTS { (n)--() }
WITH id ORDER BY id LIMIT 1
RETURN collect(id) AS ids
