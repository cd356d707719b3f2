// Creates relationships between entities in the store. A row is a type and properties.
// Returns one record: the number of rows whose ends both exist. It does not use MERGE. In
// a plan that was made on an empty database, MERGE compares each row with all
// relationships.
UNWIND $rows AS row
MATCH (a:Entity {id: row.properties.from}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: row.properties.to}) USING INDEX SEEK b:Entity(id)
WITH a, b, row, row.properties AS p
CREATE (a)-[l:$(row.type)]->(b)
SET l = p {.*, fromSort: a.sort, toSort: b.sort}
RETURN count(*) AS n
