// The same data as a page of GraphQL with five levels of lists, as good as one writes
// it by hand. One record: a list of rows of a provision's id, number and wording, and
// a list of the territories that it affects, each with a list of the provisions that
// affect it. See objections.cypher.
RETURN COLLECT {
  MATCH (p:Provision)
  USING INDEX p:Provision(sort, id)
  WHERE p.sort >= '' AND p.id IS NOT NULL
  WITH p ORDER BY p.sort, p.id LIMIT 20
  RETURN [p.id, p.number, p.wording, COLLECT {
    MATCH ()-[l:AFFECTS]->(t:Territory)
    USING INDEX l:AFFECTS(from, toSort, id)
    WHERE l.from = p.id AND l.toSort >= '' AND l.id IS NOT NULL
    WITH t, l ORDER BY l.from, l.toSort, l.id LIMIT 10
    RETURN [l.id, l.status, l.sourceCount, /*evidence of l*/, t.id, t.name, COLLECT {
      MATCH (q:Provision)-[m:AFFECTS]->()
      USING INDEX m:AFFECTS(to, fromSort, id)
      WHERE m.to = t.id AND m.fromSort >= '' AND m.id IS NOT NULL
      WITH q, m ORDER BY m.to, m.fromSort, m.id LIMIT 5
      RETURN [m.id, m.status, m.sourceCount, /*evidence of m*/, q.id, q.number]
    }]
  }]
} AS rows
