// Returns a record for each entity and each relationship: its ID and its digest.
MATCH (n:Entity) RETURN n.id AS id, n.digest AS digest
UNION ALL
MATCH ()-[l]->() RETURN l.id AS id, l.digest AS digest
