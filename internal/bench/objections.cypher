// The same data as a page of GraphQL, as good as one writes it by hand. One record:
// a list of rows of a provision's id, number and wording, and a list of its first
// objections. Both are read off the indexes of neo4jstore: a condition on every
// column, and an order by all of them.
RETURN COLLECT {
  MATCH (p:Provision)
  USING INDEX p:Provision(sort, id)
  WHERE p.sort >= '' AND p.id IS NOT NULL
  WITH p ORDER BY p.sort, p.id LIMIT 20
  RETURN [p.id, p.number, p.wording, COLLECT {
    MATCH (o:Objection)-[l:OBJECTS_TO]->()
    USING INDEX l:OBJECTS_TO(to, fromSort, id)
    WHERE l.to = p.id AND l.fromSort >= '' AND l.id IS NOT NULL
    WITH o, l ORDER BY l.to, l.fromSort, l.id LIMIT 10
    RETURN [l.id, l.status, l.sourceCount, o.id, o.name, o.date, /*evidence of l*/]
  }]
} AS rows
