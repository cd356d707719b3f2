package query

import (
	"fmt"
	"strings"

	"accordgraph/internal/kg"
)

// Clients store answers by id. Under asOf the same thing has other relationships, evidence and sources. So under asOf
// an id that clients see carries its days:
//
//	actor/ukraine@valid:2014-03-01@known:2025-11-21
//
// A part is absent if its day is. Each day is a whole day, as in [AsOf], and valid comes before known. So the same days
// have one spelling, and equal ids have equal content within one revision.
//
// kg.ID, stores, cursors and facets have no days. DatedID writes days. The functions of this file read them from the
// arguments of a request.

// datedExample is an id with days, for messages.
const datedExample = "actor/ukraine@valid:2014-03-01@known:2025-11-21"

// DatedID returns the id of n that clients see: with the days of the request.
func (n *Node) DatedID() string { return string(n.ID) + n.on.days }

// DatedID returns the id of l that clients see: with the days of the request.
func (l *Link) DatedID() string { return string(l.ID) + l.on.days }

// days returns a as the end of an id. It is empty if a has no day.
func (a AsOf) days() string {
	s := ""
	if a.Valid != "" {
		s += "@valid:" + a.Valid
	}
	if a.Known != "" {
		s += "@known:" + a.Known
	}
	return s
}

// String returns a as an argument, or "now" if a has no day.
func (a AsOf) String() string {
	switch {
	case a == AsOf{}:
		return "now"
	case a.Known == "":
		return fmt.Sprintf("{valid: %q}", a.Valid)
	case a.Valid == "":
		return fmt.Sprintf("{known: %q}", a.Known)
	}
	return fmt.Sprintf("{valid: %q, known: %q}", a.Valid, a.Known)
}

// readID splits an id into the ID and its days. An id without days is not checked further. The error begins with what,
// which is the name of an argument and a verb, such as "document is" or "actors has".
func readID(what, id string) (kg.ID, AsOf, error) {
	plain, days, isDated := strings.Cut(id, "@")
	if !isDated {
		return kg.ID(id), AsOf{}, nil
	}
	var a AsOf
	for _, part := range strings.Split(days, "@") {
		switch name, day, _ := strings.Cut(part, ":"); {
		case name == "valid" && kg.IsDay(day):
			a.Valid = day
		case name == "known" && kg.IsDay(day):
			a.Known = day
		}
	}
	if !kg.ID(plain).Valid() || a.days() != "@"+days {
		return "", a, kg.Invalidf("%s %s, want an id alone, or with whole days such as %s", what, kg.Quoted(id), datedExample)
	}
	return kg.ID(plain), a, nil
}

// idText returns the text of an id in an argument. GraphQL also takes a whole number as an ID.
func idText(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return fmt.Sprint(v)
}

// saying returns what an argument says, for messages. It cuts long ids, but not their days.
func saying(what string, id kg.ID, a AsOf) string {
	const longest = 100
	if len(id) > longest {
		id = id[:longest] + "..."
	}
	return what + " " + string(id) + a.days()
}

// dates are the days of one question or list. They collect the days that the arguments name, and find those that
// differ.
//
// An id of a subject sets the days, as the argument asOf does. An id in a filter does not. A nil *dates is used where
// the days of a list are not known yet: it accepts all days in filters.
type dates struct {
	asOf      AsOf
	from      string // what set asOf, such as "from is actor/a@valid:2014-03-01"; empty if nothing did
	inFilters []named
}

// named are the days of an argument, which what names: "where.document.eq is proposal/plan@valid:2014-03-01".
type named struct {
	what string
	asOf AsOf
}

// set sets the days of the question. It fails if something else set other days. If a has no day, set does nothing.
func (d *dates) set(what string, a AsOf) error {
	switch {
	case a == AsOf{}:
		return nil
	case d.from == "":
		d.asOf, d.from = a, what
	case d.asOf != a:
		return kg.Invalidf("%s, and %s: want the same days", what, d.from)
	}
	return nil
}

// argument reads the argument asOf.
func (d *dates) argument(path string, v any) error {
	a, err := readAsOf(v)
	if err != nil {
		return err
	}
	return d.set(fmt.Sprintf("%s is %v", path, a), a)
}

// subject reads an id that names a subject of the question. Messages begin with what, as in readID.
func (d *dates) subject(what string, v any) (kg.ID, error) {
	id, a, err := readID(what, idText(v))
	if err == nil && a != (AsOf{}) {
		err = d.set(saying(what, id, a), a)
	}
	return id, err
}

// filter returns the ids in a filter without their days. v is a text or a list; filter leaves all else to others.
func (d *dates) filter(at string, v any) (any, error) {
	s, ok := v.(string)
	if !ok {
		return d.filters(at, v)
	}
	id, a, err := readID(at+" is", s)
	if err == nil && d != nil && a != (AsOf{}) {
		d.inFilters = append(d.inFilters, named{saying(at+" is", id, a), a})
	}
	return string(id), err
}

// filters is filter for a list.
func (d *dates) filters(at string, v any) (any, error) {
	all := list(v)
	out := make([]any, len(all))
	for i, one := range all {
		if _, ok := one.(string); !ok {
			return v, nil
		}
		var err error
		if out[i], err = d.filter(at, one); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// check fails if an id in a filter has other days than the question. Call it after all arguments were read.
func (d *dates) check() error {
	if d == nil {
		return nil
	}
	for _, f := range d.inFilters {
		if f.asOf != d.asOf {
			return kg.Invalidf("%s, and the list is as of %v: want the id without days, or with these", f.what, d.asOf)
		}
	}
	return nil
}
