// Returns one record: a list of rows. A row is a value and the number of entities that
// have it.
MATCH (b:/*label*/)
/*hint*/
WHERE /*filter*/
UNWIND /*values*/ AS value
WITH value, count(/*each*/) AS n WHERE value IS NOT NULL
RETURN collect([value, n]) AS rows
