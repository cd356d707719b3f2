// Returns one record: the numbers of entities and of relationships, which the database has
// counted, and the types of relationships that are in use. Counting the relationships of
// each type instead takes seconds to plan.
CALL db.relationshipTypes() YIELD relationshipType
RETURN [COUNT { (:Entity) }, COUNT { ()-->() }, collect(relationshipType)] AS content
