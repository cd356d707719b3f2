-- The indexes of entities and relationships that schema.go does not write, and what the planner is to believe of them:
-- see schema.sql.

CREATE INDEX entity_kind ON entity (kind, sort, id);
CREATE INDEX entity_sort ON entity (sort, id, kind);
CREATE INDEX relationship_out ON relationship (from_n, to_sort, id, type, to_n);
CREATE INDEX relationship_in ON relationship (to_n, from_sort, id, type, from_n);
CREATE INDEX relationship_type_out ON relationship (type, from_n, to_sort, id, to_n);
CREATE INDEX relationship_type_in ON relationship (type, to_n, from_sort, id, from_n);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
	('entity', 'entity_kind', '100000 20000 2 1'),
	('entity', 'entity_sort', '100000 2 1 1'),
	('relationship', 'relationship_out', '500000 100 2 1 1 1'),
	('relationship', 'relationship_in', '500000 100 2 1 1 1'),
	('relationship', 'relationship_type_out', '500000 20000 50 2 1 1'),
	('relationship', 'relationship_type_in', '500000 20000 50 2 1 1');
