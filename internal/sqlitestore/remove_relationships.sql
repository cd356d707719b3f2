DELETE FROM relationship WHERE id IN (SELECT value FROM json_each(?))
