// Returns one record for the marker: the meta of the last Put that had one, or null.
MATCH (d:Dataset {store: $store})
RETURN d.meta AS meta
