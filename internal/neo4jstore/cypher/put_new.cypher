// Inserts entities. A row is labels and properties. If the database has one of the IDs, the constraint fails.
UNWIND $rows AS row
CREATE (n:$(row.labels))
SET n = row.properties
RETURN count(*) AS n
