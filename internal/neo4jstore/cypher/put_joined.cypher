// Returns one record: a list. If any of these entities is an end of a relationship, the
// list contains one such entity. Otherwise the list is empty.
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
WHERE EXISTS { (n)--() }
WITH id LIMIT 1
RETURN collect(id) AS ids
