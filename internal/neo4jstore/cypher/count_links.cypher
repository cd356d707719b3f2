// Returns one record: a list of one row, which is the ID of the root and the number of
// relationships.
MATCH /*start*/-[l/*types*/]->()
WHERE /*filter*/
WITH count(*) AS n
RETURN [['', n]] AS rows
