// Adds entries to the log. A row is properties, of which about lists the ids that the entry is about.
UNWIND $rows AS row
CREATE (c:Change)
SET c = row
FOREACH (id IN row.about | CREATE (:ChangeAbout {id: id, number: row.number}))
RETURN count(*) AS n
