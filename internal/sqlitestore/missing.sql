SELECT p.value FROM json_each(?) AS p
WHERE NOT EXISTS (SELECT 1 FROM entity AS e WHERE e.id = p.value)
LIMIT 1
