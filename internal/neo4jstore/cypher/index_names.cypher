// Returns one record: the names of all indexes, with those that belong to constraints.
SHOW INDEXES YIELD name
RETURN collect(name) AS names
