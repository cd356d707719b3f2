// Writes the end of the log: the number of the last entry, the number of the first entry of this Put, and the number of
// Puts. They are one property, so that a reader in another process never sees parts of two. It also writes whether the ID
// of every relationship names its type.
MATCH (d:Dataset {store: $store})
SET d.log = $log, d.named = $named
RETURN count(*) AS n
