// Deletes relationships by the element IDs of the database.
UNWIND $ids AS id
MATCH ()-[l]->()
WHERE elementId(l) = id
DELETE l
RETURN count(*) AS n
