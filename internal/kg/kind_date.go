package kg

import (
	"cmp"
	"strings"
)

// A dating is an entity with all that its dates and its place in lists follow from.
type dating struct {
	Entity
	at        map[ID]Entity // all entities of the data set
	published string        // when the first of its sources was published
	existed   string        // what exists of its kind returned
}

// What follows are the functions of the table kinds. Those that return a date return a
// partial date, or nothing if it is not known or never was otherwise.

func never(dating) string { return "" }

func ownDate(d dating) string { return d.Text("date") }

// dateOf returns the date of the entity that a field names: a clause is as old as its
// document, and evidence is on record with its source.
func dateOf(field string) func(dating) string {
	return func(d dating) string { return d.at[ID(d.Text(field))].Text("date") }
}

// ifProposed returns when the first source wrote of a body or zone that a text would
// make. Other actors and places have no date.
func ifProposed(d dating) string {
	if category := d.Text("category"); category == "PROPOSED_BODY" || category == "ZONE" {
		return d.published
	}
	return ""
}

func sinceItExists(d dating) string { return d.existed }

// ofText returns when a document, a clause or an objection was public: when it was
// dated, or within that month or year when the first source wrote of it. A document that
// nobody published became public when it was reported, and its clauses with it.
func ofText(d dating) string {
	text := d.Entity
	if document, ok := d.at[ID(d.Text("document"))]; ok {
		text = document
	}
	exact := moreExact(d.existed, d.published)
	if text.Text("status") == "REPORTED" {
		return latest(LastDay, d.published, exact)
	}
	return exact
}

// onceHappened returns when an event was public: when the first source wrote of it, and
// not before it happened.
func onceHappened(d dating) string {
	return latest(LastDay, d.published, moreExact(d.existed, d.published))
}

func oncePublished(d dating) string { return cmp.Or(d.published, d.Text("date")) }

func byName(e Entity) string { return Natural(sortWords(e)) }

func byDate(e Entity) string { return e.Text("date") + " " + sortWords(e) }

// byPlaceIn returns a place by a field that names an entity, then by a number or a
// locator in it.
func byPlaceIn(whole, part string) func(Entity) string {
	return func(e Entity) string { return e.Text(whole) + " " + Natural(e.Text(part)) }
}

func sortWords(e Entity) string { return strings.Join(WordsOf(e.Name), " ") }
