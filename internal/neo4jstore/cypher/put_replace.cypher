// Replaces the properties of relationships. A row is an element ID of the database, and
// properties.
UNWIND $rows AS row
MATCH (a)-[l]->(b)
WHERE elementId(l) = row.element
WITH a, l, b, row.properties AS p
SET l = p {.*, fromSort: a.sort, toSort: b.sort}
RETURN count(*) AS n
