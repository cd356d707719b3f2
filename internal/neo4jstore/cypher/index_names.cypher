// Returns one record: the names of all indexes, including the indexes of constraints.
SHOW INDEXES YIELD name
RETURN collect(name) AS names
