// The entries of the last Put are read themselves, because their index may not be complete.
CALL (first, last) {
  UNWIND $ids AS id
  MATCH (a:ChangeAbout)
  USING INDEX a:ChangeAbout(id, number)
  WHERE a.id = id AND a.number > $after AND a.number < $before AND a.number < first
  RETURN DISTINCT a.number AS number ORDER BY number /*direction*/ LIMIT $limit
  UNION ALL
  MATCH (c:Change)
  USING INDEX c:Change(number)
  WHERE c.number > $after AND c.number < $before AND c.number >= first AND c.number <= last
    AND any(id IN c.about WHERE id IN $ids)
  RETURN c.number AS number
}
RETURN number ORDER BY number /*direction*/ LIMIT $limit
