-- The tables that the questions need, as one makes them by hand. Texts are compared by bytes, as in the stores.
CREATE TABLE source (id text COLLATE "C" PRIMARY KEY, title text);
CREATE TABLE evidence (id text COLLATE "C" PRIMARY KEY, source text COLLATE "C" NOT NULL);
CREATE TABLE provision (id text COLLATE "C" PRIMARY KEY, sort text COLLATE "C" NOT NULL, number text, wording text);
CREATE TABLE objection (id text COLLATE "C" PRIMARY KEY, name text NOT NULL, date text);
CREATE TABLE territory (id text COLLATE "C" PRIMARY KEY, name text NOT NULL);
CREATE TABLE objects_to (
	id text COLLATE "C" PRIMARY KEY, objection text COLLATE "C" NOT NULL, provision text COLLATE "C" NOT NULL,
	status text, source_count int NOT NULL, from_sort text COLLATE "C" NOT NULL, to_sort text COLLATE "C" NOT NULL
);
CREATE TABLE affects (
	id text COLLATE "C" PRIMARY KEY, provision text COLLATE "C" NOT NULL, territory text COLLATE "C" NOT NULL,
	status text, source_count int NOT NULL, from_sort text COLLATE "C" NOT NULL, to_sort text COLLATE "C" NOT NULL
);
CREATE TABLE objects_to_evidence (
	objects_to text COLLATE "C", position int, evidence text COLLATE "C" NOT NULL, PRIMARY KEY (objects_to, position)
);
CREATE TABLE affects_evidence (
	affects text COLLATE "C", position int, evidence text COLLATE "C" NOT NULL, PRIMARY KEY (affects, position)
);
