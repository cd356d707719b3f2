package kg

import (
	"cmp"
	"strings"
)

// A dateInput is an entity with everything that its dates and its sort key depend on.
type dateInput struct {
	Entity
	byID      map[ID]Entity // all entities of the data set
	published string        // the earliest publication date of its sources
	existed   string        // the result of KindRow.exists
}

// The functions below fill the table kinds. Every date that they return is a partial date. The date is "" if it is
// unknown, or if the entity counts as having always existed.

func never(dateInput) string { return "" }

func ownDate(d dateInput) string { return d.Text("date") }

// dateOf returns a function for entities that have the date of another entity, which the field names. A clause has the
// date of its document, and evidence has the date of its source.
func dateOf(field string) func(dateInput) string {
	return func(d dateInput) string { return d.byID[ID(d.Text(field))].Text("date") }
}

// ifProposed returns the first publication about a body or zone that a document proposes. Other actors and places
// have no date.
func ifProposed(d dateInput) string {
	if category := d.Text("category"); category == "PROPOSED_BODY" || category == "ZONE" {
		return d.published
	}
	return ""
}

func sinceItExists(d dateInput) string { return d.existed }

// textPublished returns when a document, a clause or an objection became public. This is its own date. If its own date
// is a month or a year that contains the date of the first source, it is the date of that source. An unpublished
// document and its clauses became public when the document was first reported.
func textPublished(d dateInput) string {
	text := d.Entity
	if document, ok := d.byID[ID(d.Text("document"))]; ok {
		text = document
	}
	exact := moreExact(d.existed, d.published)
	if text.Text("status") == "REPORTED" {
		return latest(LastDay, d.published, exact)
	}
	return exact
}

// eventPublished returns when an event became public. This is the date of the first source about the event, but never a
// date before the event happened.
func eventPublished(d dateInput) string {
	return latest(LastDay, d.published, moreExact(d.existed, d.published))
}

func publishedOrDated(d dateInput) string { return cmp.Or(d.published, d.Text("date")) }

func byName(e Entity) string { return Natural(foldedName(e)) }

func byID(e Entity) string { return Natural(string(e.ID)) }

func byDate(e Entity) string { return e.Text("date") + " " + foldedName(e) }

// byPlaceIn returns a function that returns a sort key. The key is the field whole, followed by the field part. The
// field whole names an entity, and part is a number or a locator within that entity.
func byPlaceIn(whole, part string) func(Entity) string {
	return func(e Entity) string { return e.Text(whole) + " " + Natural(e.Text(part)) }
}

func foldedName(e Entity) string { return strings.Join(WordsOf(e.Name), " ") }
