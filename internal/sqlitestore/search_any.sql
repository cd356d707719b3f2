
FROM (
	SELECT word.rowid AS n, count(*) AS terms FROM json_each(?) AS t CROSS JOIN word
	WHERE word MATCH t.value GROUP BY word.rowid HAVING count(*) >= ? + 0
) AS f CROSS JOIN entity AS e ON e.n = f.n
WHERE e.kind IN (SELECT value FROM json_each(?))
ORDER BY f.terms DESC, e.sort, e.id LIMIT ? + 0
