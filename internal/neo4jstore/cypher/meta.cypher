// One record for the marker: what the last Put said of the data, or null.
MATCH (d:Dataset {store: $store})
RETURN d.meta AS meta
