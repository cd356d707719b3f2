SELECT l.id, p.value FROM json_each(?) AS p CROSS JOIN relationship AS l ON l.from_id = p.value
WHERE NOT EXISTS (SELECT 1 FROM entity AS e WHERE e.id = p.value)
UNION ALL
SELECT l.id, p.value FROM json_each(?) AS p CROSS JOIN relationship AS l ON l.to_id = p.value
WHERE NOT EXISTS (SELECT 1 FROM entity AS e WHERE e.id = p.value)
LIMIT 1
