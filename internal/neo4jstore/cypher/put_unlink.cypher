// Deletes relationships, by the database's own ids.
UNWIND $ids AS id
MATCH ()-[l]->()
WHERE elementId(l) = id
DELETE l
RETURN count(*) AS n
