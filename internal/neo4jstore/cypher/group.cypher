COLLECT {
  MATCH /*step*/
  WITH l, b, /*place*/ AS place, l.id AS lid
  WHERE /*filter*/
  WITH l, b ORDER BY /*order*/
  WITH type(l) AS t, collect([l, b]) AS hops
  RETURN [t, size(hops), [h IN hops[..$limit] | [f IN $relationship | h[0][f]] + [f IN $entity | h[1][f]]]]
}
