// Returns one record: a list of rows for the entities by which a search for paths goes on. Each pair of $reached is the
// number of an entity, and of a relationship that leads to it, or null if one is known to fit. A row is the number
// of the entity, a list of the relationships in $reached that fit, and a list of pairs as in around_ends.cypher. The
// database counts the relationships of an entity once, and not once for each relationship that leads to it.
UNWIND $reached AS pair
WITH pair[0] AS at, pair[1] AS by
OPTIONAL MATCH ()-[l]->() WHERE id(l) = by AND /*link*/
WITH at, by, l WHERE by IS NULL OR l IS NOT NULL
WITH at, collect(id(l)) AS fit
MATCH (n) WHERE id(n) = at AND (id(n) IN $ends OR /*between*/)
RETURN collect([at, fit, COLLECT { MATCH (n)-[s]-(o) WHERE /*strict*/ RETURN [id(s), id(o)] }]) AS rows
