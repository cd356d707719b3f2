package kg

// typeOfField maps a field of relationships to the only type whose relationships have it. Every relationship of that
// type has it.
var typeOfField = map[string]Type{"dependence": DependsOn, "requirement": Requires, "vote": Voted}

// typeFields reports fields that the type of a relationship does not have, and missing fields that the type must have.
func (c *checker) typeFields() {
	for _, r := range c.Relationships {
		for field, t := range typeOfField {
			switch v := r.Text(field); {
			case r.Type != t && v != "":
				c.report(r.ID, field, v, "%s is only for %s", field, t)
			case r.Type == t && v == "":
				c.report(r.ID, field, "", "has no %s", field)
			}
		}
	}
}
