// Inserts or replaces entities. Rows: id, labels, properties.
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n = row.properties
SET n:$(row.labels)
REMOVE n:$([label IN labels(n) WHERE NOT label IN row.labels])
RETURN count(*) AS n
