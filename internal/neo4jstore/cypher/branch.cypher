MATCH /*step*/
USING INDEX SEEK l:/*type*/(/*index*/)
WHERE /*near*/ = id AND /*loops*/ AND /*window*/ AND /*filter*/
RETURN l, b, /*place*/ AS place
ORDER BY /*near*/ /*direction*/, /*order*/ LIMIT $limit
