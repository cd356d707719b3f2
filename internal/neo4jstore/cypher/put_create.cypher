// Inserts relationships whose ends are kept. Rows: type, properties. One record: how
// many rows had both ends. It does not MERGE: planned on an empty database, that
// looks for its match among all relationships, row by row.
UNWIND $rows AS row
MATCH (a:Entity {id: row.properties.from}) USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: row.properties.to}) USING INDEX SEEK b:Entity(id)
WITH a, b, row, row.properties AS p
CREATE (a)-[l:$(row.type)]->(b)
SET l = p {.*, fromSort: a.sort, toSort: b.sort}
RETURN count(*) AS n
