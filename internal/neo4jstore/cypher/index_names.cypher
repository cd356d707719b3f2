// One record: the names of the indexes there are, those of constraints included.
SHOW INDEXES YIELD name
RETURN collect(name) AS names
