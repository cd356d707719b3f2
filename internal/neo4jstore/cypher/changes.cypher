// Returns one record: a list of rows, which are entries of the log. While a Put of another process commits, a part of its
// entries is visible. So the statement counts the entries of the last Put first, and leaves them out unless all of them
// are visible. All earlier Puts have committed, because the last one waited for them.
MATCH (d:Dataset {store: $store})
WITH coalesce(d.log, [0, 0, 0]) AS log
WITH log[1] AS first, CASE
  WHEN COUNT { MATCH (c:Change) WHERE c.number >= log[1] AND c.number <= log[0] } = log[0] - log[1] + 1 THEN log[0]
  ELSE log[1] - 1
END AS last
CALL (first, last) {
  /*numbers*/
}
MATCH (c:Change {number: number}) USING INDEX c:Change(number)
WITH c ORDER BY c.number /*direction*/
RETURN collect([c.number, c.id, c.before, c.after, c.day, c.was, c.is, c.why]) AS rows
