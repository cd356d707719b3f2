MATCH ()-[l:/*type*/]->()
USING INDEX SEEK l:/*type*/(id)
WHERE /*window*/ AND /*filter*/
RETURN l ORDER BY l.id /*direction*/ LIMIT $limit
