MATCH /*step*/
USING INDEX SEEK l:/*type*/(/*index*/)
WHERE /*near*/ = id AND /*once*/ AND /*slice*/ AND /*filter*/
RETURN l, b, /*place*/ AS place
ORDER BY /*near*/ /*turn*/, /*order*/ LIMIT $limit
