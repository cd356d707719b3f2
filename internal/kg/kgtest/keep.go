package kgtest

import (
	"fmt"
	"slices"
	"testing"

	"accordgraph/internal/kg"
)

var keeping = cases{
	"KeepsEveryFieldOfEntities":      keepsEntities,
	"FindsWhatIsWanted":              findsWanted,
	"KeepsEveryFieldOfRelationships": keepsRelationships,
	"KeepsOddTexts":                  keepsOddTexts,
	"KeepsEmptyApartFromAbsent":      keepsEmpty,
	"KeepsNumbers":                   keepsNumbers,
	"KeepsListsInOrder":              keepsLists,
	"LooksUpEachOnce":                looksUpEachOnce,
	"LooksUpManyIDs":                 looksUpManyIDs,
}

// odd are texts that a store could easily change.
var odd = []string{
	"", " ", " \t\n ", "é", "e\u0301", "É", "ß", "ss", "ﬀ", "\U0001F600", "\ue000", "\uffff", "\U0010FFFF", "\u2028",
	"\u200b", "\ufeff",
	`'"` + "`", `\`, `\u0041`, "%_", "$p {{x}} ${x}", "null", "NULL", "true", "0", "007", "1e3", "[]", `["a"]`,
	"2014-09-05", "日本語", "\x7f", "--; DROP",
}

// value returns a value for a field, a different one for each n.
func value(f kg.Field, n int) any {
	text := fmt.Sprint(f.Name, " ", n)
	switch f.Type {
	case kg.Int:
		return n - 3
	case kg.Number:
		return float64(n)/3 - 1.5
	case kg.Date:
		return []string{"2014", "2014-09", "2014-09-05", "0001-01-01"}[n%4]
	case kg.Enum:
		return f.Values[n%len(f.Values)]
	case kg.Enums:
		return []string{f.Values[(n+1)%len(f.Values)], f.Values[n%len(f.Values)]}
	case kg.Ref:
		return fmt.Sprint("actor/ref-", n)
	case kg.Refs:
		return []string{fmt.Sprint("evidence/b-", n), fmt.Sprint("evidence/a-", n)}
	case kg.Spans:
		return []string{kg.Span("2014-09-05", kg.LastOfAll, fmt.Sprintf("2025-11-%02d", n%28+1), kg.LastOfAll)}
	case kg.Texts:
		return []string{text, odd[n%len(odd)], "a"}
	}
	return text
}

// filled maps each field that is not in fixed to a value.
func filled(fields []kg.Field, n int, fixed ...string) map[string]any {
	all := map[string]any{}
	for _, f := range fields {
		all[f.Name] = value(f, n)
	}
	for _, name := range fixed {
		delete(all, name)
	}
	return all
}

func everyEntity() (all []kg.Entity) {
	for n, k := range append(kg.Kinds(), kg.Merged) {
		e := entity(k, fmt.Sprint("n", n))
		e.Name, e.Sort = "Name "+odd[n], fmt.Sprintf("%02d %s", n, odd[n])
		e.Fields = filled(kg.EntityFields(k), n, "id", "kind", "name")
		all = append(all, e)
	}
	return all
}

// Every method that returns an entity returns all of its fields.
func keepsEntities(t *testing.T, s kg.Store) {
	all := everyEntity()
	hub := entity(kg.Event, "hub")
	b := kg.Batch{Entities: append(all, hub)}
	for i, e := range all {
		b.Relationships = append(b.Relationships, link(kg.About, fmt.Sprint("r", i), hub.ID, e.ID))
	}
	put(t, s, b)
	want, listed := map[kg.ID]kg.Entity{}, []kg.Hop{}
	var ids []kg.ID
	for i, e := range all {
		want[e.ID], ids = e, append(ids, e.ID)
		listed = append(listed, kg.Hop{Relationship: b.Relationships[i], To: e})
	}
	got, err := s.Entities(t.Context(), ids, kg.Want{})
	same(t, "Entities", err, got, want)
	same(t, "Expand", nil, expand(t, s, hub.ID, kg.Via{Step: out(kg.Any, kg.About)}, kg.Window{Limit: 99}), listed)
	for _, e := range all {
		same(t, "Expand from root", nil, expand(
			t,
			s,
			kg.Root,
			kg.Via{
				Step:  kg.Step{To: e.Kind},
				Where: is("id", kg.Equal, string(e.ID)),
			},
			kg.Window{Limit: 9},
		), []kg.Hop{{To: e}})
	}
	found, err := s.Search(t.Context(), []kg.SearchTerm{{"name"}}, nil, 99)
	same(t, "Search", err, found, all[:len(all)-1])
}

// A store returns every field that a Want lists, and may leave out others.
func findsWanted(t *testing.T, s kg.Store) {
	all := everyEntity()
	hub := entity(kg.Event, "hub")
	b := kg.Batch{Entities: append(all, hub)}
	typ := kg.Types()[0]
	for n, e := range all {
		r := link(typ, fmt.Sprintf("r%02d", n), hub.ID, e.ID)
		r.Fields = filled(kg.RelationshipFields(), n, "id", "type", "source", "target")
		b.Relationships = append(b.Relationships, r)
	}
	put(t, s, b)
	sparing := Sparing(s)
	names := []string{"cursor", "digest", "nonsense"}
	for _, f := range append(kg.AllEntityFields(), kg.RelationshipFields()...) {
		names = append(names, f.Name)
	}
	for _, name := range names {
		w := kg.WantOf([]string{name})
		var hops []kg.Hop
		for n, e := range all {
			h := kg.Hop{Relationship: spareRelationship(b.Relationships[n], w), To: spareEntity(e, w)}
			hops = append(hops, h)
			got, err := sparing.Entities(t.Context(), []kg.ID{e.ID}, w)
			same(t, name+", Entities", err, got, map[kg.ID]kg.Entity{e.ID: h.To})
			one := kg.Via{Step: out(e.Kind, typ), Where: is("id", kg.Equal, string(e.ID))}
			same(
				t,
				name+", Expand to one kind",
				nil,
				expand(t, sparing, hub.ID, one, kg.Window{Limit: 9, Want: w}),
				[]kg.Hop{h},
			)
		}
		for _, step := range []kg.Step{out(kg.Any), both(kg.Any, typ, kg.Types()[1])} {
			same(
				t,
				name+", Expand",
				nil,
				expand(t, sparing, hub.ID, kg.Via{Step: step}, kg.Window{Limit: 99, Want: w}),
				hops,
			)
		}
	}
}

func keepsRelationships(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	var all []kg.Relationship
	want := map[kg.ID]kg.Relationship{}
	var ids []kg.ID
	for n, typ := range kg.Types() {
		r := link(typ, fmt.Sprintf("r%02d", n), a.ID, b.ID)
		r.Fields = filled(kg.RelationshipFields(), n, "id", "type", "source", "target")
		all, ids, want[r.ID] = append(all, r), append(ids, r.ID), r
	}
	put(t, s, kg.Batch{Entities: []kg.Entity{a, b}, Relationships: all})
	got, err := s.Relationships(t.Context(), ids)
	same(t, "Relationships", err, got, want)
	var there, back, bare []kg.Hop
	for _, r := range all {
		there, back, bare = append(there, kg.Hop{Relationship: r, To: b}), append(back,
			kg.Hop{Relationship: r, To: a}), append(bare, kg.Hop{Relationship: r})
	}
	whole := kg.Window{Limit: 99}
	same(t, "Expand out", nil, expand(t, s, a.ID, kg.Via{Step: out(kg.Any)}, whole), there)
	same(t, "Expand in", nil, expand(t, s, b.ID, kg.Via{Step: in(kg.Any)}, whole), back)
	same(t, "Expand both", nil, expand(t, s, b.ID, kg.Via{Step: both(kg.Any)}, whole), back)
	same(t, "Expand from root", nil, expand(t, s, kg.Root, kg.Via{Step: kg.Step{Links: true}}, whole), bare)
	for _, r := range all {
		same(t, "one type", nil, expand(t, s, b.ID, kg.Via{Step: both(kg.Actor, r.Type)}, whole),
			[]kg.Hop{{Relationship: r, To: a}})
	}
}

func keepsOddTexts(t *testing.T, s kg.Store) {
	hub := entity(kg.Event, "hub")
	b := batch(hub)
	entities, relationships := map[kg.ID]kg.Entity{}, map[kg.ID]kg.Relationship{}
	var ids []kg.ID
	for i, text := range odd {
		e := entity(
			kg.Provision,
			fmt.Sprint("p", i),
			"wording",
			text,
			"aliases",
			[]string{text, "x", text},
			"note",
			text,
		)
		e.Name, e.Sort, e.Digest = text, text, text
		r := link(kg.About, fmt.Sprint("r", i), hub.ID, e.ID, "role", text, "note", text)
		r.Digest = text
		entities[e.ID], relationships[r.ID], ids = e, r, append(ids, e.ID, r.ID)
		b.Entities, b.Relationships = append(b.Entities, e), append(b.Relationships, r)
	}
	put(t, s, b)
	gotE, err := s.Entities(t.Context(), ids, kg.Want{})
	same(t, "Entities", err, gotE, entities)
	gotR, err := s.Relationships(t.Context(), ids)
	same(t, "Relationships", err, gotR, relationships)
	for i, text := range odd {
		for _, field := range []string{"name", "wording"} {
			wants(
				t,
				s,
				"equal "+field,
				kg.Root,
				kg.Via{Step: kg.Step{To: kg.Provision}, Where: is(field, kg.Equal, text)},
				fmt.Sprint("p", i),
			)
		}
		wants(t, s, "in", kg.Root, kg.Via{
			Step:  kg.Step{To: kg.Provision},
			Where: is("wording", kg.OneOf, []string{text}),
		}, fmt.Sprint("p", i))
		wants(t, s, "has", kg.Root, kg.Via{Step: kg.Step{To: kg.Provision}, Where: is("aliases", kg.Has, text)},
			fmt.Sprint("p", i))
		wants(t, s, "role", hub.ID, kg.Via{Step: out(kg.Any), Link: is("role", kg.Equal, text)}, fmt.Sprint("r", i))
	}
}

func keepsEmpty(t *testing.T, s kg.Store) {
	empty := entity(kg.Provision, "empty", "wording", "", "note", "", "aliases", []string{""})
	absent := entity(kg.Provision, "zabsent")
	nothing := kg.Entity{ID: "provision/nothing", Kind: kg.Provision}
	r := link(kg.Repeats, "r", empty.ID, absent.ID, "role", "", "note", "")
	putAll(t, s, empty, absent, nothing, r)
	got, err := s.Entities(t.Context(), []kg.ID{empty.ID, absent.ID, nothing.ID}, kg.Want{})
	same(t, "Entities", err, got, map[kg.ID]kg.Entity{empty.ID: empty, absent.ID: absent, nothing.ID: nothing})
	rs, err := s.Relationships(t.Context(), []kg.ID{r.ID})
	same(t, "Relationships", err, rs, map[kg.ID]kg.Relationship{r.ID: r})
	provisions := kg.Step{To: kg.Provision}
	for _, test := range []struct {
		where kg.Filter
		want  string
	}{
		{is("wording", kg.IsNull, true), "nothing zabsent"},
		{is("wording", kg.IsNull, false), "empty"},
		{is("wording", kg.Equal, ""), "empty"},
		{not(is("wording", kg.Equal, "")), "nothing zabsent"},
		{is("aliases", kg.Has, ""), "empty"},
		{is("name", kg.Equal, ""), "nothing"},
		{is("name", kg.IsNull, false), "nothing empty zabsent"},
	} {
		wants(t, s, "empty", kg.Root, kg.Via{Step: provisions, Where: test.where}, test.want)
	}
}

func keepsNumbers(t *testing.T, s kg.Store) {
	numbers := []float64{
		0, 1, -1, 0.1, -0.1, 1.0 / 3, 1e21, -1e21, 1e-300, 5e-324, 1.7976931348623157e308,
		9007199254740993, 32.0,
	}
	ints := []int{0, 1, -1, 1 << 31, -1 << 31, 1 << 53, 1<<53 + 1, 1<<63 - 1, -1 << 63}
	b := kg.Batch{}
	entities, relationships := map[kg.ID]kg.Entity{}, map[kg.ID]kg.Relationship{}
	var ids []kg.ID
	for i, n := range numbers {
		e := entity(kg.Figure, fmt.Sprint("f", i), "value", n)
		b.Entities, entities[e.ID], ids = append(b.Entities, e), e, append(ids, e.ID)
	}
	for i, n := range ints {
		r := link(kg.About, fmt.Sprint("r", i), b.Entities[0].ID, b.Entities[0].ID, "sourceCount", n, "order", n)
		b.Relationships, relationships[r.ID], ids = append(b.Relationships, r), r, append(ids, r.ID)
	}
	put(t, s, b)
	gotE, err := s.Entities(t.Context(), ids, kg.Want{})
	same(t, "Entities", err, gotE, entities)
	gotR, err := s.Relationships(t.Context(), ids)
	same(t, "Relationships", err, gotR, relationships)
	for i, n := range numbers {
		wants(t, s, "number", kg.Root, kg.Via{Step: kg.Step{To: kg.Figure}, Where: is("value", kg.Equal, n)},
			fmt.Sprint("f", i))
	}
	for i, n := range ints {
		wants(t, s, "int", kg.Root, kg.Via{Step: kg.Step{Links: true}, Link: is("sourceCount", kg.Equal, n)},
			fmt.Sprint("r", i))
	}
}

func keepsLists(t *testing.T, s kg.Store) {
	e := entity(kg.Provision, "e", "aliases", []string{"b", "a", "b", "", "é", "B"}, "topics",
		[]string{"NATO", "AMNESTY"}, "evidence", []string{"evidence/z/1", "evidence/a/1"})
	one := entity(kg.Provision, "one", "aliases", []string{"x"})
	r := link(kg.Repeats, "r", e.ID, one.ID, "evidence", []string{"evidence/b/1", "evidence/a/1"}, "sourceKinds",
		[]string{"NEWS"})
	putAll(t, s, e, one, r)
	got, err := s.Entities(t.Context(), []kg.ID{e.ID, one.ID}, kg.Want{})
	same(t, "Entities", err, got, map[kg.ID]kg.Entity{e.ID: e, one.ID: one})
	rs, err := s.Relationships(t.Context(), []kg.ID{r.ID})
	same(t, "Relationships", err, rs, map[kg.ID]kg.Relationship{r.ID: r})
}

// An ID that is asked for twice is answered once. An ID that names nothing is no error.
// A relationship is not an entity.
func looksUpEachOnce(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	r := link(kg.MemberOf, "r", a.ID, b.ID)
	putAll(t, s, a, b, r)
	ctx, via := t.Context(), kg.Via{Step: both(kg.Any)}
	for _, ids := range [][]kg.ID{nil, {}, {"actor/nobody"}} {
		es, err := s.Entities(ctx, ids, kg.Want{})
		same(t, "Entities", err, es, nil)
		rs, err := s.Relationships(ctx, ids)
		same(t, "Relationships", err, rs, nil)
		hops, err := s.Expand(ctx, ids, via, kg.Window{Limit: 9})
		same(t, "Expand", err, len(hops["actor/nobody"]), 0)
		n, err := s.Count(ctx, ids, via)
		same(t, "Count", err, n["actor/nobody"], 0)
		types, err := s.CountTypes(ctx, ids, nil)
		same(t, "CountTypes", err, len(types["actor/nobody"]), 0)
	}
	ids := []kg.ID{b.ID, r.ID, a.ID, "actor/nobody", b.ID, a.ID, r.ID, kg.Root}
	es, err := s.Entities(ctx, ids, kg.Want{})
	same(t, "Entities", err, es, map[kg.ID]kg.Entity{a.ID: a, b.ID: b})
	rs, err := s.Relationships(ctx, ids)
	same(t, "Relationships", err, rs, map[kg.ID]kg.Relationship{r.ID: r})
	ids = ids[:len(ids)-1] // a question about Root must have no other IDs
	hops, err := s.Expand(ctx, ids, via, kg.Window{Limit: 9})
	same(t, "Expand", err, hops[a.ID], []kg.Hop{{Relationship: r, To: b}})
	same(t, "Expand", err, hops[b.ID], []kg.Hop{{Relationship: r, To: a}})
	n, err := s.Count(ctx, ids, via)
	same(t, "Count", err, n[a.ID]+n[b.ID], 2)
	types, err := s.CountTypes(ctx, ids, nil)
	same(t, "CountTypes", err, types[a.ID], []kg.TypeCount{{Type: kg.MemberOf, Direction: kg.Out, Count: 1}})
}

// A call may have ten thousand IDs. Every fifth ID is in the store.
func looksUpManyIDs(t *testing.T, s kg.Store) {
	const many, kept = 10_000, 2_000
	var b kg.Batch
	var ids, links []kg.ID
	for i := range many {
		ids, links = append(
			ids,
			kg.ID(fmt.Sprint("territory/t", i)),
		), append(
			links,
			kg.ID(fmt.Sprint("relationship/r", i)),
		)
		if i%(many/kept) == 0 {
			b.Entities = append(b.Entities, entity(kg.Territory, fmt.Sprint("t", i)))
			b.Relationships = append(b.Relationships, link(kg.PartOf, fmt.Sprint("r", i), ids[i], ids[i/10*5]))
		}
	}
	put(t, s, b)
	ctx, via := t.Context(), kg.Via{Step: out(kg.Territory, kg.PartOf)}
	es, err := s.Entities(ctx, ids, kg.Want{})
	same(t, "Entities", err, len(es), kept)
	rs, err := s.Relationships(ctx, links)
	same(t, "Relationships", err, len(rs), kept)
	hops, err := s.Expand(ctx, ids, via, kg.Window{Limit: 2})
	same(t, "Expand", err, len(hops[ids[5]])+len(hops[ids[many-5]])+len(hops[ids[1]]), 2)
	n, err := s.Count(ctx, ids, via)
	same(t, "Count", err, n[ids[5]]+n[ids[many-5]]+n[ids[1]], 2)
	types, err := s.CountTypes(ctx, ids, nil)
	same(t, "CountTypes", err, types[ids[10]],
		[]kg.TypeCount{{Type: kg.PartOf, Direction: kg.Out, Count: 1}, {Type: kg.PartOf, Direction: kg.In, Count: 2}})
	put(t, s, kg.Batch{Remove: slices.Concat(links, ids)})
	all, err := s.Digests(ctx)
	same(t, "Digests after removal", err, len(all), 0)
}
