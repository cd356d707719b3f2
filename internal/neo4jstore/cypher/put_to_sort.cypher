// Copies the sort keys of entities to their incoming relationships.
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[l]-() USING INDEX SEEK n:Entity(id)
SET l.toSort = n.sort
RETURN count(*) AS n
