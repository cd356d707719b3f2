MATCH (c:Change)
USING INDEX c:Change(number)
WHERE c.number > $after AND c.number < $before AND c.number <= last
RETURN c.number AS number ORDER BY c.number /*direction*/ LIMIT $limit
