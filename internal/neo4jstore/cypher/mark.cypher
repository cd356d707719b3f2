// The marker says that this store filled the database.
MERGE (d:Dataset {store: $store})
