// One record: a list of one row, of the root's id and how many relationships there
// are.
MATCH ()-[l/*types*/]->()
WHERE /*filter*/
WITH count(*) AS n
RETURN [['', n]] AS rows
