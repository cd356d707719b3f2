// Returns one record: whether the database has any node, whether a node is the marker,
// and the schema version of the marker. The version is 0 if the marker has none.
OPTIONAL MATCH (d:Dataset {store: $store})
RETURN EXISTS { () } AS holds, d IS NOT NULL AS ours, coalesce(d.schemaVersion, 0) AS version
