// Returns one record: how many entries of the log are about one of these ids.
UNWIND $ids AS id
MATCH (a:ChangeAbout)
USING INDEX a:ChangeAbout(id, number)
WHERE a.id = id AND a.number > 0
RETURN count(DISTINCT a.number) AS n
