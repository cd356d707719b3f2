package explorer

import "slices"

// onward are the pages to which the page of a thing leads, if they have something to say of it. The id follows the prefix.
var onward = []struct {
	key    string // of the words for the link
	prefix string
	when   func(*thing) bool
}{
	{"asksFor", "/obligations/", asksFor},
	{"whoVoted", "/votes/", hasAny("IN", "VOTED")},
}

// asksFor reports whether a thing is a text that can ask for something.
func asksFor(t *thing) bool { return t.Kind == "PROVISION" || len(t.Provisions.Nodes) > 0 }

// hasAny returns a function that reports whether a thing has relationships of one of the types in a direction.
func hasAny(direction string, types ...string) func(*thing) bool {
	return func(t *thing) bool {
		return slices.ContainsFunc(t.RelationshipGroups, func(g group) bool {
			return g.Direction == direction && slices.Contains(types, g.Type)
		})
	}
}

// A turn is a link to another page about the same thing.
type turn struct{ Key, Prefix string }

// Onward returns the links to the other pages that have something to say of the thing.
func (b entityBody) Onward() (turns []turn) {
	for _, o := range onward {
		if o.when(&b.thing) {
			turns = append(turns, turn{o.key, o.prefix})
		}
	}
	return turns
}
