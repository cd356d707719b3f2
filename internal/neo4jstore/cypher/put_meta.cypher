// Writes the meta and the schema version to the marker, and creates the marker if there
// is none. Open creates it without meta. A marker means that this store filled the
// database. In an empty database, the ID of every relationship names its type.
MERGE (d:Dataset {store: $store})
ON CREATE SET d.named = true
SET d.meta = $meta, d.schemaVersion = $version
RETURN count(*) AS n
