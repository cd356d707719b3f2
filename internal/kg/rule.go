package kg

import (
	"cmp"
	"fmt"
	"slices"
)

// A Problem is one place where a data set breaks a rule.
type Problem struct {
	ID    ID     // the entity or relationship with the problem; empty: the data set as a whole (Meta)
	Field string // the field with the problem; empty: no single field. See [ChangelogField] for Meta.Changelog
	Value string // the text with the problem, or one item of a list; empty: the value is missing or a number
	Other ID     // another entity or relationship that the message names; often empty
	Rule  string // the name of the rule, such as "circle"
	Whole bool   // the rule compares the thing with other things, and is broken, too, if these are missing

	// Message is a plain sentence. It may leave out its subject, which is the thing with the ID. If Message names
	// Field, the name comes before any value.
	Message string
}

// A rule is a condition that every data set must meet.
type rule struct {
	name  string
	whole bool // see [Problem.Whole]
	check func(*checker)
}

// dataRules lists all rules of a data set. The tests break each of them.
var dataRules = []rule{
	{"form", false, (*checker).form},
	{"unique", false, (*checker).unique},
	{"id", false, (*checker).ids},
	{"required", false, (*checker).required},
	{"spelling", false, (*checker).spelling},
	{"notation", false, (*checker).notation},
	{"range", false, (*checker).ranges},
	{"share", false, (*checker).shares},
	{"twice", false, (*checker).twice},
	{"date order", false, (*checker).dateOrder},
	{"future", false, (*checker).future},
	{"beyond", false, (*checker).beyond},
	{"quote", false, (*checker).quotes},
	{"selector", false, (*checker).selectors},
	{"claimant", false, (*checker).claimants},
	{"alignment", false, (*checker).alignments},
	{"type field", false, (*checker).typeFields},
	{"field evidence", false, (*checker).fieldEvidence},
	{"changelog", false, (*checker).changelog},
	{"meta", false, (*checker).meta},

	{"reference", true, (*checker).references},
	{"ends", true, (*checker).ends},
	{"circle", true, (*checker).circles},
	{"whole", true, (*checker).wholes},
	{"dispute", true, (*checker).disputes},
	{"basis", true, (*checker).bases},
	{"judgement", true, (*checker).judgements},
	{"unused source", true, (*checker).unusedSources},
	{"provision", true, (*checker).provisions},
	{"obligation", true, (*checker).obligations},
	{"owed", true, (*checker).owed},
	{"roll call", true, (*checker).rollCalls},
	{"export", true, (*checker).exports},
	{"changelog ids", true, (*checker).changelogIDs},
}

// Check returns every place where b, a whole data set, breaks a rule. If there is none, b can be completed with
// [Complete] and loaded. b may be complete already. Check does not read b.Remove.
//
// [Batch.CheckForm] is the smaller check that stores run on each change. It checks whether a store can store each
// thing. A batch that fails it also breaks a rule of Check.
//
// Problems are in the order of ID, Field, Value, Rule, Message and Other. No two problems are equal.
func Check(b Batch) []Problem {
	c := newChecker(b)
	for _, r := range dataRules {
		c.rule = r
		r.check(c)
	}
	slices.SortFunc(c.found, func(p, q Problem) int {
		return cmp.Or(cmp.Compare(p.ID, q.ID), cmp.Compare(p.Field, q.Field), cmp.Compare(p.Value, q.Value),
			cmp.Compare(p.Rule, q.Rule), cmp.Compare(p.Message, q.Message), cmp.Compare(p.Other, q.Other))
	})
	return slices.Compact(c.found)
}

// A checker holds the data set, indexed by id, while the rules are checked.
type checker struct {
	Batch
	entity       map[ID]*Entity // the last one, if several have the same id
	relationship map[ID]*Relationship
	info         Meta // Batch.Meta, or the zero Meta

	// The fields by name, since searching the list for every value is slow.
	fields     map[Kind]map[string]Field
	linkFields map[string]Field

	rule  rule // the rule that is being checked
	found []Problem
}

func newChecker(b Batch) *checker {
	c := &checker{
		Batch: b, entity: make(map[ID]*Entity, len(b.Entities)),
		relationship: make(map[ID]*Relationship, len(b.Relationships)),
		fields:       map[Kind]map[string]Field{}, linkFields: fieldsByName(relationshipFields),
	}
	for i := range b.Entities {
		e := &b.Entities[i]
		c.entity[e.ID] = e
		if c.fields[e.Kind] == nil {
			c.fields[e.Kind] = fieldsByName(EntityFields(e.Kind))
		}
	}
	for i := range b.Relationships {
		c.relationship[b.Relationships[i].ID] = &b.Relationships[i]
	}
	if b.Meta != nil {
		c.info = *b.Meta
	}
	return c
}

func fieldsByName(fields []Field) map[string]Field {
	all := make(map[string]Field, len(fields))
	for _, f := range fields {
		all[f.Name] = f
	}
	return all
}

// report adds a problem with a field of a thing. If field is empty, the problem is with the thing itself.
func (c *checker) report(id ID, field, value, format string, args ...any) {
	c.reportWith("", id, field, value, format, args...)
}

// reportWith adds a problem that also involves another thing.
func (c *checker) reportWith(other, id ID, field, value, format string, args ...any) {
	c.found = append(c.found, Problem{
		ID: id, Field: field, Value: value, Other: other,
		Rule: c.rule.name, Whole: c.rule.whole, Message: fmt.Sprintf(format, args...),
	})
}

// eachValue calls check with the value of each field that editors write, in no fixed order. The name of an entity
// counts as a field.
func (c *checker) eachValue(check func(id ID, f Field, v any)) {
	each := func(id ID, fields map[string]Field, values map[string]any) {
		for name, v := range values {
			if f, ok := fields[name]; ok && !f.Derived {
				check(id, f, v)
			}
		}
	}
	for _, e := range c.Entities {
		if e.Name != "" {
			check(e.ID, Field{Name: "name", Type: Text}, e.Name)
		}
		each(e.ID, c.fields[e.Kind], e.Fields)
	}
	for _, r := range c.Relationships {
		each(r.ID, c.linkFields, r.Fields)
	}
}

// shown returns s in quotation marks. It cuts long texts.
func shown(s string) string { return fmt.Sprintf("%q", shortened(s)) }

// shortened returns s, or the first 60 characters and "..." if s is longer.
func shortened(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "..."
	}
	return s
}
