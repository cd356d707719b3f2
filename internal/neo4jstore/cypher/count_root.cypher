// One record: a list of one row, of the root's id and how many entities there are.
MATCH (b:/*label*/)
/*hint*/
WHERE /*filter*/
WITH count(*) AS n
RETURN [['', n]] AS rows
