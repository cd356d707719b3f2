// Looks entities up by ID. Returns one record: a list of rows, which are the ID, the digest and the sort key.
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
RETURN collect([id, n.digest, n.sort]) AS rows
