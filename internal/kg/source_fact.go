package kg

import (
	"slices"
	"strings"
)

// A sourceFact is what a relationship remembers of one of its sources, so that [Relationship.OnRecord] can count without
// the sources. It is written as the date, the kind and the reliability, and then the origin, unless the source is its
// own origin.
type sourceFact struct {
	source                  string // the ID of the source
	date, kind, reliability string
	origin                  string // the ID of the source, or of the actor whose report it carries
}

// readSourceFact returns the fact that is written as s about the source with that ID, and whether s is one.
func readSourceFact(source, s string) (sourceFact, bool) {
	parts := strings.Split(s, " ")
	if len(parts) < 3 {
		return sourceFact{}, false
	}
	f := sourceFact{source, parts[0], parts[1], parts[2], source}
	if len(parts) > 3 {
		f.origin = parts[3]
	}
	return f, true
}

// sourceFactOf returns the fact about a source. publishers maps the name of each actor whose reports sources carry to
// its ID: a page that such an actor publishes itself has the same origin as a page that repeats it.
func sourceFactOf(s Entity, publishers map[string]ID) sourceFact {
	f := sourceFact{string(s.ID), s.Text("date"), s.Text("sourceKind"), s.Text("reliability"), string(s.ID)}
	if by := s.Text("repeats"); by != "" {
		f.origin = by
	} else if by := publishers[s.Text("publisher")]; by != "" {
		f.origin = string(by)
	}
	return f
}

func (f sourceFact) String() string {
	s := f.date + " " + f.kind + " " + f.reliability
	if f.origin != f.source {
		s += " " + f.origin
	}
	return s
}

// counts reports whether the source counts as one: the knowledge and judgement of the data set's editors do not.
func (f sourceFact) counts() bool { return f.kind != "COMPILER" }

// setCounts sets what follows from the sources of a relationship: their ids, facts and kinds, how many there are, of how
// many origins, and the best reliability.
func (r *Relationship) setCounts(facts []sourceFact) {
	var ids, kinds, written, origins []string
	sources, best := 0, len(Reliabilities)
	for _, f := range facts {
		ids, kinds, written = append(ids, f.source), append(kinds, f.kind), append(written, f.String())
		if f.counts() {
			sources++
			origins = append(origins, f.origin)
		}
		if i := slices.Index(Reliabilities, f.reliability); i >= 0 {
			best = min(best, i)
		}
	}
	slices.Sort(kinds)
	slices.Sort(origins)
	setOrDelete(r.Fields, "sources", ids)
	setOrDelete(r.Fields, "sourceFacts", written)
	setOrDelete(r.Fields, "sourceKinds", slices.Compact(kinds))
	r.Fields["sourceCount"], r.Fields["originCount"] = sources, len(slices.Compact(origins))
	delete(r.Fields, "bestSource")
	if best < len(Reliabilities) {
		r.Fields["bestSource"] = Reliabilities[best]
	}
}

// repeated returns the actors whose reports sources carry, by their names.
func repeated(byID map[ID]Entity) map[string]ID {
	all := map[string]ID{}
	for _, e := range byID {
		if by, ok := byID[ID(e.Text("repeats"))]; ok && e.Kind == Source {
			all[by.Name] = by.ID
		}
	}
	return all
}
