// Deletes entities that have no relationships.
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
DELETE n
RETURN count(*) AS n
