-- What is the same whatever fields there are; schema.go writes the rest.

CREATE TABLE meta (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL) STRICT;

-- Words are ASCII already; the index has no opinion on them.
CREATE VIRTUAL TABLE word USING fts5(text, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii');

CREATE TRIGGER entity_gone AFTER DELETE ON entity BEGIN
	DELETE FROM word WHERE rowid = old.n;
END;

-- A relationship has copies of the places of its ends, so that a list from
-- either end is read off an index.
CREATE TRIGGER entity_moved AFTER UPDATE OF sort ON entity WHEN old.sort <> new.sort BEGIN
	UPDATE relationship SET to_sort = new.sort WHERE to_id = new.id;
	UPDATE relationship SET from_sort = new.sort WHERE from_id = new.id;
END;

CREATE INDEX entity_kind ON entity (kind, sort, id);
CREATE INDEX entity_sort ON entity (sort, id);
CREATE INDEX relationship_out ON relationship (from_id, to_sort, id, type);
CREATE INDEX relationship_in ON relationship (to_id, from_sort, id, type);
CREATE INDEX relationship_type_out ON relationship (type, from_id, to_sort, id);
CREATE INDEX relationship_type_in ON relationship (type, to_id, from_sort, id);
