// Returns one record: whether the database has any node, whether one is the marker, and
// the schema version of the marker, which is 0 if it has none.
OPTIONAL MATCH (d:Dataset {store: $store})
RETURN EXISTS { () } AS holds, d IS NOT NULL AS ours, coalesce(d.schemaVersion, 0) AS version
