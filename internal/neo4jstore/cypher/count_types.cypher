// Returns a record for each entity: its ID and two lists of rows, for the outgoing and
// the incoming relationships. A row is a type and the number of relationships.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN id,
  COLLECT { MATCH (a)-[l]->() WHERE /*filter*/ WITH type(l) AS t, count(*) AS n RETURN [t, n] } AS out,
  COLLECT { MATCH (a)<-[l]-() WHERE /*filter*/ WITH type(l) AS t, count(*) AS n RETURN [t, n] } AS in
