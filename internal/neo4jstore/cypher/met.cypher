// Returns one record: a list of rows for entities that a search for paths reached from both sides. An item of $met is
// the number of the entity, and for each side: whether a relationship that leads to it is known to fit, and which
// others lead to it. A row is the number of the entity, for each side a list of those that fit, and whether paths
// meet at the entity.
UNWIND $met AS m
WITH m[0] AS at, m[1] AS sureNear, m[2] AS unsureNear, m[3] AS sureFar, m[4] AS unsureFar
WITH at, sureNear, sureFar,
  COLLECT { MATCH ()-[l]->() WHERE id(l) IN unsureNear AND /*link*/ RETURN id(l) } AS near,
  COLLECT { MATCH ()-[l]->() WHERE id(l) IN unsureFar AND /*link*/ RETURN id(l) } AS far
RETURN collect([at, near, far, CASE
  WHEN (sureNear OR size(near) > 0) AND (sureFar OR size(far) > 0)
    THEN EXISTS { MATCH (n) WHERE id(n) = at AND (id(n) IN $ends OR /*between*/) }
  ELSE false
END]) AS rows
