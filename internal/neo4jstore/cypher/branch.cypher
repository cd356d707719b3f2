MATCH /*step*/
USING INDEX l:/*type*/(/*index*/)
WHERE /*near*/ = id AND /*once*/ AND /*slice*/ AND /*filter*/
RETURN l, b, /*place*/ AS place
ORDER BY /*near*/ /*turn*/, /*order*/ LIMIT $limit
