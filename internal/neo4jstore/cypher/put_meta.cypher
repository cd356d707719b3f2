// Keeps what the data is as a whole on the marker.
MERGE (d:Dataset {store: $store})
SET d.meta = $meta
RETURN count(*) AS n
