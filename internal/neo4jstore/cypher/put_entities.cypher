// Inserts and replaces entities. A row is an ID, labels and properties.
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n = row.properties
SET n:$(row.labels)
REMOVE n:$([label IN labels(n) WHERE NOT label IN row.labels])
RETURN count(*) AS n
