package rules

import (
	"accordgraph/internal/kg"
)

// A testCase is a data set made by hand, and the ids that a rule must find in it, in order. Each data set also has a
// neighbor of each fault that is right.
type testCase struct {
	data kg.Batch
	want []string
}

// dataOf returns a data set of entities and relationships.
func dataOf(items ...any) (b kg.Batch) {
	for _, i := range items {
		switch i := i.(type) {
		case kg.Entity:
			b.Entities = append(b.Entities, i)
		case kg.Relationship:
			b.Relationships = append(b.Relationships, i)
		}
	}
	return b
}

// thing returns an entity. Fields are names and values in turn.
func thing(id kg.ID, fields ...any) kg.Entity {
	return kg.Entity{ID: id, Kind: id.Kind(), Name: string(id), Fields: fieldsOf(fields)}
}

// clause returns a provision of proposal/plan or agreement/pact, which its ID names.
func clause(document, number kg.ID, fields ...any) kg.Entity {
	whole := kg.ID("proposal/" + document)
	if document == "pact" {
		whole = "agreement/pact"
	}
	return thing("provision/"+document+"/"+number, append(fields, "document", string(whole))...)
}

// source returns a source and one passage of it, evidence/NAME/1.
func source(name, kind, date, reliability, basis string) (both []any) {
	fields := []any{"sourceKind", kind, "reliability", reliability}
	if date != "" {
		fields = append(fields, "date", date)
	}
	id := kg.ID("source/" + name)
	return []any{thing(id, fields...), thing(kg.ID("evidence/"+name+"/1"), "source", string(id), "basis", basis)}
}

// link returns a relationship. Fields are names and values in turn.
func link(t kg.Type, from, to kg.ID, fields ...any) kg.Relationship {
	return kg.Relationship{ID: kg.RelationshipID(t, from, to, ""), Type: t, From: from, To: to, Fields: fieldsOf(fields)}
}

// fieldsOf returns names and values in turn as a map.
func fieldsOf(pairs []any) map[string]any {
	fields := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		fields[pairs[i].(string)] = pairs[i+1]
	}
	return fields
}

// cited returns evidence as the field evidence has it: the passages of the sources with these names.
func cited(names ...string) (ids []string) {
	for _, name := range names {
		ids = append(ids, "evidence/"+name+"/1")
	}
	return ids
}

// compiler is the actor that judges for the editors.
func compiler() kg.Entity { return thing("actor/compiler", "category", "COMPILER") }

// with returns all items of all lists.
func with(lists ...[]any) (all []any) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}
