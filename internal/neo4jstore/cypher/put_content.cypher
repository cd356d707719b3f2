// One record: whether there is any entity, and the types of which there are
// relationships. To count those of each type instead takes seconds to plan.
CALL db.relationshipTypes() YIELD relationshipType
RETURN [EXISTS { (:Entity) }, collect(relationshipType)] AS content
