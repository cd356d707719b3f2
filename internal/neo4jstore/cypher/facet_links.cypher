// Returns one record: a list of rows. A row is a value and the number of relationships
// that have it.
MATCH /*start*/-[l/*types*/]->()
WHERE /*filter*/
UNWIND /*values*/ AS value
WITH value, count(/*each*/) AS n WHERE value IS NOT NULL
RETURN collect([value, n]) AS rows
