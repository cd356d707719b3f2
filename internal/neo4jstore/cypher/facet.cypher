// One record: a list of rows of a value and how many entities have it.
MATCH (b:/*label*/)
/*hint*/
WHERE /*filter*/
UNWIND /*values*/ AS value
WITH value, count(/*each*/) AS n WHERE value IS NOT NULL
RETURN collect([value, n]) AS rows
