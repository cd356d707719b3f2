SELECT l.from_id, l.type, 'OUT', count(*)
FROM json_each(?) AS p CROSS JOIN relationship AS l ON l.from_id = p.value
GROUP BY l.from_id, l.type
UNION ALL
SELECT l.to_id, l.type, 'IN', count(*)
FROM json_each(?) AS p CROSS JOIN relationship AS l ON l.to_id = p.value
GROUP BY l.to_id, l.type
