// Returns one record: the end of the log, as put_log.cypher writes it.
MATCH (d:Dataset {store: $store})
RETURN coalesce(d.log, [0, 0, 0]) AS log
