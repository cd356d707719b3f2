package explorer

import "slices"

// onward are the pages to which the page of a thing leads, if they have something to say of it.
var onward = []struct {
	key    string // of the words for the link
	prefix string // of the address, before the id
	when   func(*thing) bool
	id     func(*thing) string // the thing that the page is about
}{
	{"conflictsOf", "/conflicts/", hasClauses, itself},
	{"asksFor", "/obligations/", asksFor, itself},
	{"formsOfIt", "/lineage/", hasForms, itself},
	{"whoVoted", "/votes/", hasAny("IN", "VOTED"), itself},
	{"whatRests", "/sources/", func(t *thing) bool { return t.Kind == "SOURCE" }, itself},
	{"whoStandsWhere", "/stances/", asksFor, itsDocument},
	{"wasItKept", "/fulfilment/", wasJudged, itsDocument},
}

// itself returns the id of a thing.
func itself(t *thing) string { return t.PlainID }

// itsDocument returns the id of the document of a clause, and of a document itself.
func itsDocument(t *thing) string {
	if t.Document != nil {
		return t.Document.PlainID
	}
	return t.PlainID
}

// hasClauses reports whether a thing is a text with clauses.
func hasClauses(t *thing) bool { return len(t.Provisions.Nodes) > 0 }

// asksFor reports whether a thing is a text that can ask for something.
func asksFor(t *thing) bool { return t.Kind == "PROVISION" || len(t.Provisions.Nodes) > 0 }

// hasForms reports whether a relationship joins a clause to another text that has its demand.
func hasForms(t *thing) bool {
	types := []string{"ALIGNS_WITH", "REPEATS", "REAFFIRMS", "EXCEEDS"}
	return t.Kind == "PROVISION" && (hasAny("IN", types...)(t) || hasAny("OUT", types...)(t) || hasAny("BOTH", types...)(t))
}

// wasJudged reports whether somebody said of a text, or of a clause of it, whether it was kept.
func wasJudged(t *thing) bool {
	return t.Judged.TotalCount > 0 || hasAny("IN", "ASSESSED", "VIOLATED")(t)
}

// hasAny returns a function that reports whether a thing has relationships of one of the types in a direction.
func hasAny(direction string, types ...string) func(*thing) bool {
	return func(t *thing) bool {
		return slices.ContainsFunc(t.RelationshipGroups, func(g group) bool {
			return g.Direction == direction && slices.Contains(types, g.Type)
		})
	}
}

// A turn is a link to another page.
type turn struct{ Key, Path string }

// Onward returns the links to the other pages that have something to say of the thing.
func (b entityBody) Onward() (turns []turn) {
	for _, o := range onward {
		if o.when(&b.thing) {
			turns = append(turns, turn{o.key, o.prefix + o.id(&b.thing)})
		}
	}
	return turns
}
