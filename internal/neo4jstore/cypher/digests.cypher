// A record for everything that is kept: its id and digest.
MATCH (n:Entity) RETURN n.id AS id, n.digest AS digest
UNION ALL
MATCH ()-[l]->() RETURN l.id AS id, l.digest AS digest
