package kgtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

var listing = cases{
	"ListsByPlaceInBytes":        listsByPlace,
	"ListsByNameInBytes":         listsByName,
	"ListsByDate":                listsByDate,
	"ListsByNumber":              listsByNumber,
	"ListsByRelationship":        listsByRelationship,
	"ListsByEveryField":          listsByEveryField,
	"PagesThroughEqualPlaces":    pagesThroughEqual,
	"CutsBetweenBounds":          cutsBetweenBounds,
	"CutsAtPlacesThatAreNotHeld": cutsAtOtherPlaces,
	"CutsForEachEntityAlone":     cutsForEach,
	"ListsRelationshipsByID":     listsRelationships,
}

// ascending are texts in the order of their bytes. An order by UTF-16 units or by a
// language would differ.
var ascending = []string{
	"", "\t", " ", "A", "B", "Z", "a", "a ", "aa", "ab", "b", "e\u0301", "ss", "z", "z\uffff", "z\U0001F600", "É", "ß",
	"é",
	"\ud7ff", "\ue000", "\uff5e", "\uffff", "\U00010000", "\U0001F600", "\U0010FFFF",
}

// pages checks that the list in the given order is want. It reads the list as a whole, in
// pages of one, two and three from both ends, and after and before each place.
func pages(t *testing.T, s kg.Store, from kg.ID, via kg.Via, o kg.Order, want string) {
	t.Helper()
	page := func(cut kg.Window) []kg.Hop { cut.Order = o; return expand(t, s, from, via, cut) }
	all := page(kg.Window{Limit: 1000})
	if got := names(all); got != want {
		t.Errorf("from %q by %#v in %#v:\n got %q\nwant %q", from, via, o, got, want)
		return
	}
	for size := range 3 {
		size++
		var forth, back []kg.Hop
		for p := page(kg.Window{Limit: size}); len(p) > 0 &&
			len(forth) < len(all); p = page(kg.Window{Limit: size, After: forth[len(forth)-1].Key(o)}) {
			forth = append(forth, p...)
		}
		for p := page(kg.Window{Limit: size, Last: true}); len(p) > 0 &&
			len(back) < len(all); p = page(kg.Window{Limit: size, Last: true, Before: back[0].Key(o)}) {
			back = append(slices.Clone(p), back...)
		}
		same(t, fmt.Sprintf("forth in pages of %d in %#v", size, o), nil, names(forth), want)
		same(t, fmt.Sprintf("back in pages of %d in %#v", size, o), nil, names(back), want)
	}
	if len(all) > 0 {
		same(t, "after all", nil, names(page(kg.Window{Limit: 9, After: all[len(all)-1].Key(o)})), "")
		same(t, "before all", nil, names(page(kg.Window{Limit: 9, Before: all[0].Key(o), Last: true})), "")
	}
}

// everyWay checks the pages in the order o and in the reverse order.
func everyWay(t *testing.T, s kg.Store, from kg.ID, via kg.Via, o kg.Order, want string) {
	t.Helper()
	pages(t, s, from, via, o, want)
	turned := strings.Fields(want)
	slices.Reverse(turned)
	o.Desc = !o.Desc
	pages(t, s, from, via, o, strings.Join(turned, " "))
}

// hub returns a batch of these entities and of an event, with a relationship from the
// event to each entity. The relationships are named 0, 1, 2 and so on.
func hub(all ...kg.Entity) kg.Batch {
	b := batch(entity(kg.Event, "hub"))
	for i, e := range all {
		b.Entities = append(b.Entities, e)
		b.Relationships = append(b.Relationships, link(kg.About, fmt.Sprintf("r%02d", i), b.Entities[0].ID, e.ID))
	}
	return b
}

// shuffled returns the numbers from 0 to n-1 in a fixed, unsorted order.
func shuffled(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	for i := range all {
		j := (i * i) % n
		all[i], all[j] = all[j], all[i]
	}
	return all
}

func numbered(n int, form string) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(form, i))
	}
	return strings.Join(all, " ")
}

func listsByPlace(t *testing.T, s kg.Store) {
	all := make([]kg.Entity, len(ascending))
	for i, text := range ascending {
		all[i] = entity(kg.Territory, fmt.Sprintf("t%02d", i))
		all[i].Sort, all[i].Name = text, "same"
	}
	b := hub(all...)
	putShuffled(t, s, b)
	everyWay(t, s, kg.Root, kg.Via{Step: kg.Step{To: kg.Territory}}, kg.Order{}, numbered(len(all), "t%02d"))
	everyWay(t, s, b.Entities[0].ID, kg.Via{Step: out(kg.Territory, kg.About)}, kg.Order{}, numbered(len(all), "r%02d"))
}

func putShuffled(t *testing.T, s kg.Store, b kg.Batch) {
	t.Helper()
	var es []kg.Entity
	for _, i := range shuffled(len(b.Entities)) {
		es = append(es, b.Entities[i])
	}
	b.Entities = es
	put(t, s, b)
}

func listsByName(t *testing.T, s kg.Store) {
	all := make([]kg.Entity, len(ascending))
	for i, text := range ascending {
		all[i] = entity(kg.Territory, fmt.Sprintf("t%02d", i))
		all[i].Name, all[i].Sort = text, "same"
	}
	b := hub(all...)
	putShuffled(t, s, b)
	by := kg.Order{Field: "name"}
	everyWay(t, s, kg.Root, kg.Via{Step: kg.Step{To: kg.Territory}}, by, numbered(len(all), "t%02d"))
	everyWay(t, s, b.Entities[0].ID, kg.Via{Step: both(kg.Any)}, by, numbered(len(all), "r%02d"))
}

// An entity without a date comes first. A year comes before its months.
func listsByDate(t *testing.T, s kg.Store) {
	none, other := entity(kg.Event, "e0"), entity(kg.Event, "e1")
	none.Sort, other.Sort = "z", "y"
	all := []kg.Entity{none, other}
	for i, date := range []string{"1994", "1994-12", "1994-12-05", "1994-12-05", "2014", "2014-09-05"} {
		e := entity(kg.Event, fmt.Sprint("e", i+2), "date", date)
		e.Sort = fmt.Sprint(9 - i)
		all = append(all, e)
	}
	b := batch(entity(kg.Figure, "hub"))
	for i, e := range all {
		b.Entities = append(b.Entities, e)
		b.Relationships = append(b.Relationships, link(kg.About, fmt.Sprint("r", i), b.Entities[0].ID, e.ID))
	}
	putShuffled(t, s, b)
	everyWay(t, s, kg.Root, kg.Via{Step: kg.Step{To: kg.Event}}, kg.Order{Field: "date"}, numbered(8, "e%d"))
	everyWay(t, s, b.Entities[0].ID, kg.Via{Step: out(kg.Event, kg.About)}, kg.Order{Field: "date"}, numbered(8, "r%d"))
	dated := kg.Via{Step: kg.Step{To: kg.Event}, Where: is("date", kg.Greater, "1994-12")}
	everyWay(t, s, kg.Root, dated, kg.Order{Field: "date"}, "e4 e5 e6 e7")
}

func listsByNumber(t *testing.T, s kg.Store) {
	all := []kg.Entity{entity(kg.Figure, "f00"), entity(kg.Figure, "f01")}
	for i, n := range []float64{-1e300, -1000, -2.5, -2, -0.5, -1e-9, 0, 5e-324, 0.25, 1, 1.5, 2, 10, 10, 9.5e20, 1e300} {
		all = append(all, entity(kg.Figure, fmt.Sprintf("f%02d", i+2), "value", n))
	}
	b := hub(all...)
	putShuffled(t, s, b)
	by := kg.Order{Field: "value"}
	everyWay(t, s, kg.Root, kg.Via{Step: kg.Step{To: kg.Figure}}, by, numbered(len(all), "f%02d"))
	everyWay(t, s, b.Entities[0].ID, kg.Via{Step: out(kg.Figure, kg.About)}, by, numbered(len(all), "r%02d"))
}

// A list can be sorted by each sortable field of relationships, in every direction.
func listsByRelationship(t *testing.T, s kg.Store) {
	a := entity(kg.Actor, "a")
	b := batch(a)
	fields := [][]any{
		{},
		{"validFrom", "1994", "knownFrom", "2022", "sourceCount", -1},
		{"validFrom", "1994-01", "knownFrom", "2021-05", "sourceCount", 0},
		{"validFrom", "1994-01-01", "knownFrom", "2021", "sourceCount", 2},
		{"validFrom", "2014", "knownFrom", "2014", "sourceCount", 10},
		{"validFrom", "2014", "knownFrom", "2014", "sourceCount", 10},
	}
	for i, fs := range fields {
		far := entity(kg.Actor, fmt.Sprint("far", i))
		far.Sort = "same"
		from, to := a.ID, far.ID
		if i%2 == 1 {
			from, to = to, from
		}
		b.Entities = append(b.Entities, far)
		b.Relationships = append(b.Relationships, link(kg.MemberOf, fmt.Sprint("r", i), from, to, fs...))
	}
	putShuffled(t, s, b)
	for field, want := range map[string]string{
		"validFrom": "r0 r1 r2 r3 r4 r5", "knownFrom": "r0 r4 r5 r3 r2 r1",
		"sourceCount": "r0 r1 r2 r3 r4 r5",
	} {
		by := kg.Order{Field: field, Link: true}
		everyWay(t, s, a.ID, kg.Via{Step: both(kg.Any)}, by, want)
		everyWay(t, s, a.ID, kg.Via{Step: both(kg.Actor, kg.MemberOf)}, by, want)
		for way, of := range map[kg.Direction]string{kg.Out: "024", kg.In: "135"} {
			var some []string
			for _, r := range strings.Fields(want) {
				if strings.Contains(of, r[1:]) {
					some = append(some, r)
				}
			}
			everyWay(t, s, a.ID, kg.Via{Step: kg.Step{Types: []kg.Type{kg.MemberOf}, Dir: way, To: kg.Actor}}, by,
				strings.Join(some, " "))
		}
	}
}

// A list can be sorted by every field that is sortable in the table of fields. The list
// is then in the order of the [kg.SortText] of the field.
func listsByEveryField(t *testing.T, s kg.Store) {
	b := batch(entity(kg.Actor, "a"))
	for n := range 8 {
		for _, k := range kg.Kinds() {
			e := entity(k, fmt.Sprint("n", n))
			if n > 0 {
				e.Fields = filled(kg.EntityFields(k), n*5%7, "id", "kind", "name")
			}
			b.Entities = append(b.Entities, e)
		}
		r := link(kg.PartOf, fmt.Sprint("r", n), "actor/a", "actor/a")
		if n > 0 {
			r.Fields = filled(kg.RelationshipFields(), n*5%7, "id", "type", "source", "target")
		}
		b.Relationships = append(b.Relationships, r)
	}
	put(t, s, b)
	for _, k := range append(kg.Kinds(), kg.Document, kg.Any) {
		for _, f := range kg.EntityFields(k) {
			if f.Sort {
				byOwnKeys(t, s, kg.Root, kg.Via{Step: kg.Step{To: k}}, kg.Order{Field: f.Name})
			}
		}
	}
	for _, f := range kg.RelationshipFields() {
		if f.Sort {
			byOwnKeys(t, s, "actor/a", kg.Via{Step: both(kg.Any)}, kg.Order{Field: f.Name, Link: true})
		}
	}
}

// byOwnKeys checks the pages of a list. The list must be sorted by the keys of its hops.
func byOwnKeys(t *testing.T, s kg.Store, from kg.ID, via kg.Via, o kg.Order) {
	t.Helper()
	all := expand(t, s, from, via, kg.Window{Limit: 1000})
	slices.SortFunc(all, func(a, b kg.Hop) int { return a.Key(o).Compare(b.Key(o)) })
	if len(all) < 8 {
		t.Errorf("from %q by %#v: %d hops", from, via, len(all))
	}
	everyWay(t, s, from, via, o, names(all))
}

// Nine entities share three sort keys, and two relationships lead to each entity. So only
// the IDs order the hops with the same sort key.
func pagesThroughEqual(t *testing.T, s kg.Store) {
	h := entity(kg.Event, "hub")
	b := batch(h)
	for i := range 9 {
		e := entity(kg.Territory, fmt.Sprint("t", i*7%9))
		e.Sort = []string{"", "same", "é"}[i*7%9%3]
		b.Entities = append(b.Entities, e)
		b.Relationships = append(b.Relationships, link(kg.About, fmt.Sprint("x", i*7%9), h.ID, e.ID),
			link(kg.About, fmt.Sprint("y", i*7%9), h.ID, e.ID))
	}
	put(t, s, b)
	everyWay(t, s, kg.Root, kg.Via{Step: kg.Step{To: kg.Territory}}, kg.Order{}, "t0 t3 t6 t1 t4 t7 t2 t5 t8")
	everyWay(t, s, h.ID, kg.Via{Step: out(kg.Territory, kg.About)}, kg.Order{},
		"x0 x3 x6 y0 y3 y6 x1 x4 x7 y1 y4 y7 x2 x5 x8 y2 y5 y8")
	everyWay(t, s, kg.Root, kg.Via{}, kg.Order{}, "t0 t3 t6 hub t1 t4 t7 t2 t5 t8")
}

func cutsBetweenBounds(t *testing.T, s kg.Store) {
	b := batch(entity(kg.Event, "hub"))
	for i := range 5 {
		e := entity(kg.Territory, fmt.Sprint("t", i))
		b.Entities = append(b.Entities, e)
		b.Relationships = append(b.Relationships, link(kg.About, fmt.Sprint("r", i), "event/hub", e.ID))
	}
	put(t, s, b)
	for _, from := range []kg.ID{kg.Root, "event/hub"} {
		via, letter, id := kg.Via{Step: kg.Step{To: kg.Territory}}, "t", "territory/t"
		if from != kg.Root {
			via, letter, id = kg.Via{Step: out(kg.Any)}, "r", "relationship/r"
		}
		at := func(i int) kg.Key { return kg.Key{Sort: fmt.Sprint("t", i), ID: kg.ID(fmt.Sprint(id, i))} }
		desc := kg.Order{Desc: true}
		for _, test := range []struct {
			cut  kg.Window
			want string
		}{
			{kg.Window{Limit: 9}, "01234"},
			{kg.Window{Limit: 2}, "01"},
			{kg.Window{Limit: 2, Last: true}, "34"},
			{kg.Window{Limit: 5}, "01234"},
			{kg.Window{Limit: 2, After: at(1)}, "23"},
			{kg.Window{Limit: 2, Before: at(3)}, "01"},
			{kg.Window{Limit: 2, After: at(1), Last: true}, "34"},
			{kg.Window{Limit: 2, Before: at(3), Last: true}, "12"},
			{kg.Window{Limit: 9, After: at(0), Before: at(4)}, "123"},
			{kg.Window{Limit: 2, After: at(0), Before: at(4)}, "12"},
			{kg.Window{Limit: 2, After: at(0), Before: at(4), Last: true}, "23"},
			{kg.Window{Limit: 9, After: at(3), Before: at(1)}, ""},
			{kg.Window{Limit: 9, After: at(2), Before: at(2)}, ""},
			{kg.Window{Limit: 9, After: at(2), Before: at(3)}, ""},
			{kg.Window{Limit: 9, After: at(4)}, ""},
			{kg.Window{Limit: 9, Before: at(0), Last: true}, ""},
			{kg.Window{Order: desc, Limit: 9}, "43210"},
			{kg.Window{Order: desc, Limit: 2}, "43"},
			{kg.Window{Order: desc, Limit: 2, Last: true}, "10"},
			{kg.Window{Order: desc, Limit: 2, After: at(3)}, "21"},
			{kg.Window{Order: desc, Limit: 2, Before: at(1), Last: true}, "32"},
			{kg.Window{Order: desc, Limit: 9, After: at(4), Before: at(0)}, "321"},
			{kg.Window{Order: desc, Limit: 9, After: at(0), Before: at(4)}, ""},
			{kg.Window{Order: desc, Limit: 1, After: at(4), Before: at(0), Last: true}, "1"},
		} {
			got := strings.ReplaceAll(strings.ReplaceAll(names(expand(t, s, from, via, test.cut)), letter, ""), " ", "")
			if got != test.want {
				t.Errorf("from %q: %+v cuts %q, want %q", from, test.cut, got, test.want)
			}
		}
	}
}

// A bound may be a key that no hop has.
func cutsAtOtherPlaces(t *testing.T, s kg.Store) {
	h := entity(kg.Event, "hub")
	b := batch(h)
	for i, text := range []string{"", "", "b", "b", "d", "\ue000"} {
		e := entity(kg.Territory, fmt.Sprint("t", i))
		e.Sort = text
		b.Entities = append(b.Entities, e)
		b.Relationships = append(b.Relationships, link(kg.About, fmt.Sprint("t", i), h.ID, e.ID))
	}
	put(t, s, b)
	for _, test := range []struct {
		sort, part    string
		before, after string
	}{
		{"", "a", "", "t0 t1 t2 t3 t4 t5"},
		{"", "t0-x", "t0", "t1 t2 t3 t4 t5"},
		{"", "z", "t0 t1", "t2 t3 t4 t5"},
		{"a", "t9", "t0 t1", "t2 t3 t4 t5"},
		{"b", "a", "t0 t1", "t2 t3 t4 t5"},
		{"b", "t2", "t0 t1", "t3 t4 t5"},
		{"b", "t2-x", "t0 t1 t2", "t3 t4 t5"},
		{"b\uffff", "a", "t0 t1 t2 t3", "t4 t5"},
		{"d\U0001F600", "a", "t0 t1 t2 t3 t4", "t5"},
		{"\ud7ff", "a", "t0 t1 t2 t3 t4", "t5"},
		{"\uffff", "a", "t0 t1 t2 t3 t4 t5", ""},
		{"\U0001F600", "a", "t0 t1 t2 t3 t4 t5", ""},
	} {
		for from, prefix := range map[kg.ID]string{kg.Root: "territory/", h.ID: "relationship/"} {
			via := kg.Via{Step: kg.Step{To: kg.Territory}}
			if from != kg.Root {
				via.Step = out(kg.Territory, kg.About)
			}
			k := kg.Key{Sort: test.sort, ID: kg.ID(prefix + test.part)}
			same(t, fmt.Sprintf("after %q", k), nil, names(expand(t, s, from, via, kg.Window{Limit: 9, After: k})), test.after)
			same(t, fmt.Sprintf("before %q", k), nil, names(expand(t, s, from, via, kg.Window{Limit: 9, Before: k})),
				test.before)
		}
	}
}

// Each entity's list has a window of its own, even if one list is longer than all others
// together.
func cutsForEach(t *testing.T, s kg.Store) {
	var b kg.Batch
	lengths := map[kg.ID]int{}
	for i, n := range []int{0, 1, 2, 3, 500} {
		e := entity(kg.Proposal, fmt.Sprint("p", i))
		b.Entities, lengths[e.ID] = append(b.Entities, e), n
		for j := range n {
			p := entity(kg.Provision, fmt.Sprintf("c%d-%03d", i, j), "document", string(e.ID))
			b.Entities = append(b.Entities, p)
			b.Relationships = append(b.Relationships, link(kg.Contains, fmt.Sprintf("r%d-%03d", i, j), e.ID, p.ID))
		}
	}
	put(t, s, b)
	var ids []kg.ID
	for i := range 5 {
		ids = append(ids, kg.ID(fmt.Sprint("proposal/p", i)))
	}
	for what, step := range map[string]kg.Step{
		"r": out(kg.Provision, kg.Contains),
		"c": {Dir: kg.In, To: kg.Provision, Ref: "document"},
	} {
		for _, last := range []bool{false, true} {
			got, err := s.Expand(t.Context(), ids, kg.Via{Step: step}, kg.Window{Limit: 2, Last: last})
			if err != nil {
				t.Fatal(err)
			}
			n, err := s.Count(t.Context(), ids, kg.Via{Step: step})
			for i, id := range ids {
				var want []string
				for j := range lengths[id] {
					if last && j >= lengths[id]-2 || !last && j < 2 {
						want = append(want, fmt.Sprintf("%s%d-%03d", what, i, j))
					}
				}
				same(t, fmt.Sprintf("%s, last %v", id, last), nil, names(got[id]), strings.Join(want, " "))
				same(t, "Count", err, n[id], lengths[id])
			}
		}
	}
}

// A list of relationships is always ordered by ID.
func listsRelationships(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	rs := []kg.Relationship{
		link(kg.MemberOf, "a1", a.ID, b.ID, "status", "STATED"), link(kg.PartOf, "a2", a.ID, b.ID), link(kg.MemberOf,
			"b1", b.ID, a.ID, "status", "STATED", "validFrom", "2014"),
		link(kg.HoldsOffice, "b2", a.ID, a.ID, "status", "STATED"), link(kg.PartOf, "c", b.ID, b.ID, "validFrom", "1994"),
	}
	put(t, s, kg.Batch{Entities: []kg.Entity{a, b}, Relationships: []kg.Relationship{rs[3], rs[1], rs[4], rs[0], rs[2]}})
	stated, links := is("status", kg.Equal, "STATED"), func(types ...kg.Type) kg.Step {
		return kg.Step{
			Links: true,
			Types: types,
		}
	}
	for _, test := range []struct {
		via  kg.Via
		want string
	}{
		{kg.Via{Step: links()}, "a1 a2 b1 b2 c"},
		{kg.Via{Step: links(kg.MemberOf)}, "a1 b1"},
		{kg.Via{Step: links(kg.MemberOf, kg.PartOf)}, "a1 a2 b1 c"},
		{kg.Via{Step: links(kg.Cites)}, ""},
		{kg.Via{Step: links(), Link: stated}, "a1 b1 b2"},
		{kg.Via{Step: links(kg.HoldsOffice, kg.MemberOf), Link: stated}, "a1 b1 b2"},
		{kg.Via{Step: links(), Link: not(stated)}, "a2 c"},
		{kg.Via{Step: links(), Link: is("source", kg.Equal, string(a.ID))}, "a1 a2 b2"},
	} {
		wants(t, s, "relationships", kg.Root, test.via, test.want)
		everyWay(t, s, kg.Root, test.via, kg.Order{}, test.want)
		everyWay(t, s, kg.Root, test.via, kg.Order{Field: "validFrom", Link: true}, test.want)
	}
}
