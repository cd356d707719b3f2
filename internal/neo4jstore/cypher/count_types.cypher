// For each entity: its id, and two lists of rows of a type and how many
// such relationships of it there are: going out, coming in.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
RETURN id,
  COLLECT { MATCH (a)-[l]->() WHERE /*filter*/ WITH type(l) AS t, count(*) AS n RETURN [t, n] } AS out,
  COLLECT { MATCH (a)<-[l]-() WHERE /*filter*/ WITH type(l) AS t, count(*) AS n RETURN [t, n] } AS in
