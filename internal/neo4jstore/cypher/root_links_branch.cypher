MATCH ()-[l:/*type*/]->()
USING INDEX SEEK l:/*type*/(id)
WHERE /*slice*/ AND /*filter*/
RETURN l ORDER BY l.id /*turn*/ LIMIT $limit
