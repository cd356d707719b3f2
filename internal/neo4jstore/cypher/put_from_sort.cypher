// Copies the sort keys of entities to their outgoing relationships.
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[l]->() USING INDEX SEEK n:Entity(id)
SET l.fromSort = n.sort
RETURN count(*) AS n
