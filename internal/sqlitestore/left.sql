SELECT l.id, s.id FROM json_each(?) AS p CROSS JOIN entity AS s ON s.id = p.value CROSS JOIN relationship AS l ON l.from_n = s.n
UNION ALL
SELECT l.id, s.id FROM json_each(?) AS p CROSS JOIN entity AS s ON s.id = p.value CROSS JOIN relationship AS l ON l.to_n = s.n
LIMIT 1
