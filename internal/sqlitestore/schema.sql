-- What is the same whatever fields there are; schema.go writes the rest.

CREATE TABLE meta (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL) STRICT;

-- The log. An entry is about several things, and change_about finds the entries about each. Many entries have the same
-- day and the same long reason.
CREATE TABLE tip (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, puts INTEGER NOT NULL) STRICT;
CREATE TABLE occasion (number INTEGER PRIMARY KEY, day TEXT NOT NULL, why TEXT NOT NULL) STRICT;
CREATE TABLE change (
	number INTEGER PRIMARY KEY, id TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
	was TEXT NOT NULL, now TEXT NOT NULL, occasion INTEGER NOT NULL REFERENCES occasion (number)
) STRICT;
CREATE TABLE change_about (id TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (id, number)) STRICT, WITHOUT ROWID;

-- Words are ASCII already; the index has no opinion on them. It finds longer beginnings of words more slowly.
CREATE VIRTUAL TABLE word USING fts5(text, content='', contentless_delete=1, detail=none, prefix='2 3 4 5 6 7 8 9 10', tokenize='ascii');

-- The words of a kg.Lexicon, and how many entities have each.
CREATE TABLE lexicon (word TEXT PRIMARY KEY, entities INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TRIGGER entity_gone AFTER DELETE ON entity BEGIN
	DELETE FROM word WHERE rowid = old.n;
END;

-- A relationship has copies of the places of its ends, so that a list from
-- either end is read off an index.
CREATE TRIGGER entity_moved AFTER UPDATE OF sort ON entity WHEN old.sort <> new.sort BEGIN
	UPDATE relationship SET to_sort = new.sort WHERE to_n = new.n;
	UPDATE relationship SET from_sort = new.sort WHERE from_n = new.n;
END;

-- What the planner is to believe of how many rows have an equal beginning of a
-- key, whatever is there: plans depend on nothing else, so they are the same on
-- the first day as on the last, and a list is never sorted that could be read in
-- order. A number is of rows; those that follow are of rows alike in one column,
-- in two, and so on.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
	('entity', 'sqlite_autoindex_entity_1', '100000 1'),
	('relationship', 'sqlite_autoindex_relationship_1', '500000 1');
