// Locks the marker until the transaction ends, so Puts of all processes happen one after another.
MERGE (d:Dataset {store: $store})
SET d.locked = true
RETURN count(*) AS n
