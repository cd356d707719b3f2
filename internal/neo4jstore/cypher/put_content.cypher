// Returns one record: whether there is any entity, and the types of relationships that
// are in use. Counting the relationships of each type instead takes seconds to plan.
CALL db.relationshipTypes() YIELD relationshipType
RETURN [EXISTS { (:Entity) }, collect(relationshipType)] AS content
