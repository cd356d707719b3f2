// Keeps on the marker what the data is as a whole and the form in which it is kept.
// The marker says that this store filled the database; Open makes it, without meta.
MERGE (d:Dataset {store: $store})
SET d.meta = $meta, d.schemaVersion = $version
RETURN count(*) AS n
