// Replaces the properties of relationships, whose ends stay. Rows: the database's
// own id as element, properties.
UNWIND $rows AS row
MATCH (a)-[l]->(b)
WHERE elementId(l) = row.element
WITH a, l, b, row.properties AS p
SET l = p {.*, fromSort: a.sort, toSort: b.sort}
RETURN count(*) AS n
