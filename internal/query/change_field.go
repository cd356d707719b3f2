package query

import (
	"slices"
	"strconv"

	"accordgraph/internal/kg"
)

// A FieldChange is a field whose value a change made another.
type FieldChange struct {
	Field         string   // the name that clients use
	Before, After []string // the values as texts; none if the field was or is absent
}

// Fields returns the fields that d changed and that clients can see, in the order of the tables of fields. If the thing
// was added or removed, these are all fields that it has.
func (d *DataChange) Fields() []FieldChange {
	was, is := valuesOf(d.Change.Was), valuesOf(d.Change.Is)
	all := []FieldChange{}
	for _, f := range d.visible() {
		before, after := was(f.Name), is(f.Name)
		if !slices.Equal(before, after) {
			all = append(all, FieldChange{f.ClientName(), before, after})
		}
	}
	return all
}

// metaFields are the fields of the data set, by their names for clients.
var metaFields = []string{"title", "description", "licence", "licenceUrl", "compiledOn", "coversUntil"}

// visible returns the fields of the thing that clients can see, but for its id.
func (d *DataChange) visible() (all []kg.Field) {
	switch {
	case d.ID == kg.Root:
		for _, name := range metaFields {
			all = append(all, kg.Field{Name: name})
		}
		return all
	case d.ID.IsRelationship():
		return slices.DeleteFunc(slices.Clone(kg.RelationshipFields()), func(f kg.Field) bool {
			return f.Name == "id" || f.Private || f.Derived && !f.Filter || f.Type == kg.Spans
		})
	}
	for _, f := range kg.AllEntityFields() {
		if f.Name != "id" && f.Type != kg.Spans && d.isVisible(f) {
			all = append(all, f)
		}
	}
	return all
}

// isVisible reports whether clients see f on the entity before or after d.
func (d *DataChange) isVisible(f kg.Field) bool {
	for _, t := range []kg.Thing{d.Change.Was, d.Change.Is} {
		if t.Entity != nil && f.Has(t.Entity.Kind) && f.IsPublic(t.Entity.Kind) {
			return true
		}
	}
	return false
}

// valuesOf returns a function that returns the values of a field of t, as texts.
func valuesOf(t kg.Thing) func(string) []string {
	var value func(string) any
	switch {
	case t.Entity != nil:
		value = t.Entity.Value
	case t.Relationship != nil:
		value = t.Relationship.Value
	case t.Meta != nil:
		value = metaValue(*t.Meta)
	default:
		return func(string) []string { return []string{} }
	}
	return func(field string) []string { return textsFor(value(field)) }
}

func metaValue(m kg.Meta) func(string) any {
	values := map[string]string{
		"title": m.Title, "description": m.Description, "licence": m.Licence, "licenceUrl": m.LicenceURL,
		"compiledOn": m.CompiledOn, "coversUntil": m.CoversUntil,
	}
	return func(field string) any { return values[field] }
}

// textsFor returns the value of a field as texts: one for each item of a list, and none for an absent or empty value.
func textsFor(v any) []string {
	switch v := v.(type) {
	case int:
		return []string{strconv.Itoa(v)}
	case float64:
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case []string:
		return v
	case string:
		if v != "" {
			return []string{v}
		}
	}
	return []string{}
}
