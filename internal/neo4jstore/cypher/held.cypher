// One record: whether the database holds any node, whether our marker is one, and
// the marker's schema version, 0 if it has none.
OPTIONAL MATCH (d:Dataset {store: $store})
RETURN EXISTS { () } AS holds, d IS NOT NULL AS ours, coalesce(d.schemaVersion, 0) AS version
