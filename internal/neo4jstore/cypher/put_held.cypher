// Returns one record: the end of the log, the meta, and whether the ID of every relationship names its type. It is a
// statement of its own, so that it reads after put_lock has waited for the lock.
MATCH (d:Dataset {store: $store})
RETURN [coalesce(d.log, [0, 0, 0]), d.meta, coalesce(d.named, false)] AS held
