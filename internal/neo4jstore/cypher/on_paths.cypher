// Returns one record: a list of rows as in shortest.cypher, for the relationships with these numbers. They were
// found before, so it checks them once more.
MATCH ()-[l]->()
WHERE id(l) IN $links AND /*link*/
RETURN collect([l.from, l.to, type(l)] + [f IN $relationship | l[f]]) AS rows
