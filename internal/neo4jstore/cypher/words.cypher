// Returns a record for each entity but merged ones: a list of its searched fields.
MATCH (b:Entity) WHERE NOT b:Merged
RETURN [f IN $entity | b[f]] AS row
