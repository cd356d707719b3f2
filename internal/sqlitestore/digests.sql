SELECT id, digest FROM entity
UNION ALL
SELECT id, digest FROM relationship
