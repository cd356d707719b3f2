package kgtest

import (
	"context"
	"fmt"
	"testing"

	"accordgraph/internal/kg"
)

var filtering = cases{
	"FiltersTexts":             filtersTexts,
	"FiltersTextsByBytes":      filtersBytes,
	"FiltersTextsWithoutMagic": filtersMagic,
	"FiltersDates":             filtersDates,
	"FiltersNumbers":           filtersNumbers,
	"FiltersLists":             filtersLists,
	"FiltersSpans":             filtersSpans,
	"FiltersFixedFields":       filtersFixed,
	"FiltersByLogic":           filtersLogic,
	"FiltersRelationships":     filtersRelationships,
	"FiltersEnds":              filtersEnds,
	"FiltersLinked":            filtersLinked,
	"FiltersLinkedByRef":       filtersLinkedByRef,
	"FiltersLinkedBothWays":    filtersLinkedBothWays,
	"FiltersManyConditions":    filtersMany,
	"RefusesUnknownFilters":    refusesUnknownFilters,
}

// A filterTest is a filter, and the names of the entities that match it. All other
// entities must match the Not of the filter, including the entities that have no value.
type filterTest struct {
	where kg.Filter
	want  string
}

// filters checks the tests on the list of all entities of kind k. The argument all has
// the names of these entities in the order of the list.
func filters(t *testing.T, s kg.Store, k kg.Kind, all string, tests []filterTest) {
	t.Helper()
	for _, test := range tests {
		lists(t, s, k, test.where, test.want)
		lists(t, s, k, not(test.where), without(all, test.want))
		// One more filter checks the rules of logic, because a database takes long to plan each new statement.
		always, never := kg.AnyOf{test.where, not(test.where)}, kg.AllOf{test.where, not(test.where)}
		lists(t, s, k, kg.AllOf{always, kg.AnyOf{never, not(not(test.where))}}, test.want)
	}
}

func lists(t *testing.T, s kg.Store, k kg.Kind, where kg.Filter, want string) {
	t.Helper()
	wants(t, s, "where", kg.Root, kg.Via{Step: kg.Step{To: k}, Where: where}, want)
}

func filtersTexts(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Provision, "a", "wording", "abc"), entity(kg.Provision, "b", "wording", "bc"),
		entity(kg.Provision, "c"), entity(kg.Provision, "d", "wording", ""))
	filters(t, s, kg.Provision, "a b c d", []filterTest{
		{is("wording", kg.Equal, "abc"), "a"},
		{is("wording", kg.Equal, "ab"), ""},
		{is("wording", kg.Equal, ""), "d"},
		{is("wording", kg.OneOf, []string{"", "bc", "x"}), "b d"},
		{is("wording", kg.OneOf, []string{"x"}), ""},
		{is("wording", kg.OneOf, []string{}), ""},
		{is("wording", kg.Includes, "b"), "a b"},
		{is("wording", kg.Includes, "bc"), "a b"},
		{is("wording", kg.Includes, "ac"), ""},
		{is("wording", kg.Includes, ""), "a b d"},
		{is("wording", kg.StartsWith, "b"), "b"},
		{is("wording", kg.StartsWith, "abcd"), ""},
		{is("wording", kg.StartsWith, ""), "a b d"},
		{is("wording", kg.IsNull, true), "c"},
		{is("wording", kg.IsNull, false), "a b d"},
		{is("summary", kg.IsNull, true), "a b c d"},
		{is("category", kg.Equal, "STATE"), ""}, // provisions do not have the field
	})
}

func filtersBytes(t *testing.T, s kg.Store) {
	texts := []string{"é", "e\u0301", "É", "e", "E", "ß", "ss", "ﬀ", "ff", "\U0001F600", "\U0001F601", "\ue000", "İ", "i"}
	var b kg.Batch
	for i, text := range texts {
		b.Entities = append(b.Entities, entity(kg.Provision, fmt.Sprintf("p%02d", i), "wording", text, "aliases",
			[]string{text}))
	}
	put(t, s, b)
	for i, text := range texts {
		want := fmt.Sprintf("p%02d", i)
		lists(t, s, kg.Provision, is("wording", kg.Equal, text), want)
		lists(t, s, kg.Provision, is("wording", kg.OneOf, []string{text}), want)
		lists(t, s, kg.Provision, is("aliases", kg.Has, text), want)
		if text == "e" { // "e" and a combining accent begin with "e", the single letter "é" does not
			want = "p01 p03"
		}
		lists(t, s, kg.Provision, is("wording", kg.Includes, text), want)
		lists(t, s, kg.Provision, is("wording", kg.StartsWith, text), want)
	}
	lists(t, s, kg.Provision, is("wording", kg.Includes, "\u0301"), "p01")
	lists(t, s, kg.Provision, is("wording", kg.StartsWith, "\u0301"), "")
}

// A store reads no value as a pattern, and no value ends the statement that contains it.
func filtersMagic(t *testing.T, s kg.Store) {
	texts := []string{
		"%", "_", "a%b", "a_b", "axb", "*", "?", ".*", "[a]", "'", `"`, `\`, `\\`, "' OR 1 --", "$p0",
		"{}", "a\nb", "^a", "`",
	}
	var b kg.Batch
	for i, text := range texts {
		b.Entities = append(b.Entities, entity(kg.Provision, fmt.Sprintf("p%02d", i), "wording", "<"+text+">", "aliases",
			[]string{text}))
	}
	put(t, s, b)
	for i, text := range texts {
		want := fmt.Sprintf("p%02d", i)
		lists(t, s, kg.Provision, is("wording", kg.Includes, "<"+text+">"), want)
		lists(t, s, kg.Provision, is("wording", kg.StartsWith, "<"+text+">"), want)
		lists(t, s, kg.Provision, is("aliases", kg.HasAny, []string{text}), want)
	}
	lists(t, s, kg.Provision, is("wording", kg.Includes, "%"), "p00 p02")
	lists(t, s, kg.Provision, is("wording", kg.Includes, "_"), "p01 p03")
	lists(t, s, kg.Provision, is("wording", kg.Includes, `\`), "p11 p12")
}

// A store compares dates as texts.
func filtersDates(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Event, "a"), entity(kg.Event, "b", "date", "2014"),
		entity(kg.Event, "c", "date", "2014-09"), entity(kg.Event, "d", "date", "2014-09-05"),
		entity(kg.Event, "e", "date", "2015-01-01"))
	filters(t, s, kg.Event, "a b c d e", []filterTest{
		{is("date", kg.Less, "2014-09"), "b"},
		{is("date", kg.AtMost, "2014-09"), "b c"},
		{is("date", kg.Greater, "2014-09"), "d e"},
		{is("date", kg.AtLeast, "2014-09"), "c d e"},
		{is("date", kg.Less, "0001"), ""},
		{is("date", kg.AtMost, "9999"), "b c d e"},
		{is("date", kg.StartsWith, "2014"), "b c d"},
		{is("date", kg.OneOf, []string{"2014", "2014-09"}), "b c"},
		{is("date", kg.IsNull, true), "a"},
		{is("date", kg.IsNull, false), "b c d e"},
	})
}

func filtersNumbers(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Figure, "a"), entity(kg.Figure, "b", "value", -2.5), entity(kg.Figure, "c", "value", 0.0),
		entity(kg.Figure, "d", "value", 0.1), entity(kg.Figure, "e", "value", 10.0), entity(kg.Figure, "f", "value", 9.0))
	filters(t, s, kg.Figure, "a b c d e f", []filterTest{
		{is("value", kg.Equal, 0.0), "c"},
		{is("value", kg.Equal, 0.1), "d"},
		{is("value", kg.Less, 0.0), "b"},
		{is("value", kg.AtMost, 0.0), "b c"},
		{is("value", kg.Greater, 9.0), "e"},
		{is("value", kg.AtLeast, 9.0), "e f"},
		{is("value", kg.Less, -1e300), ""},
		{is("value", kg.AtMost, 1e300), "b c d e f"},
		{is("value", kg.IsNull, true), "a"},
		{is("value", kg.IsNull, false), "b c d e f"},
		{kg.AllOf{is("value", kg.Greater, -3.0), is("value", kg.Less, 0.1)}, "b c"},
	})
}

func filtersLists(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Provision, "a", "topics", []string{"NATO", "AMNESTY"}, "aliases", []string{"x", "y z"}),
		entity(kg.Provision, "b", "topics", []string{"NATO"}, "aliases", []string{"y"}), entity(kg.Provision, "c"))
	filters(t, s, kg.Provision, "a b c", []filterTest{
		{is("topics", kg.Has, "NATO"), "a b"},
		{is("topics", kg.Has, "AMNESTY"), "a"},
		{is("topics", kg.Has, "NAT"), ""},
		{is("topics", kg.HasAny, []string{"AMNESTY", "NATO"}), "a b"},
		{is("topics", kg.HasAny, []string{"AMNESTY", "BORDERS"}), "a"},
		{is("topics", kg.HasAny, []string{"BORDERS"}), ""},
		{is("topics", kg.HasAny, []string{}), ""},
		{is("aliases", kg.Has, "y"), "b"},
		{is("aliases", kg.Has, "y z"), "a"},
		{is("aliases", kg.Has, ""), ""},
		{kg.AllOf{is("topics", kg.Has, "NATO"), is("aliases", kg.HasAny, []string{"x", "y"})}, "a b"},
	})
}

// Spans overlap if they have a day in the world and a day on the record in common. Their first and last days count.
func filtersSpans(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	spans := func(all ...string) []string { return all }
	putAll(t, s, a, b,
		link(kg.MemberOf, "p", a.ID, b.ID, "disputeSpans",
			spans(kg.Span("2014-03-01", "2014-03-31", "2015-01-01", kg.LastOfAll))),
		link(kg.MemberOf, "q", a.ID, b.ID, "disputeSpans", spans(
			kg.Span(kg.FirstOfAll, "2014-02-28", "2014-01-01", "2014-12-31"),
			kg.Span("2020-01-01", kg.LastOfAll, kg.FirstOfAll, "2015-01-01"))),
		link(kg.MemberOf, "r", a.ID, b.ID))
	on := func(world, record string) string { return kg.Span(world, world, record, record) }
	for _, test := range []struct{ span, want string }{
		{kg.Span(kg.FirstOfAll, kg.LastOfAll, kg.FirstOfAll, kg.LastOfAll), "p q"},
		{kg.Span(kg.FirstOfAll, kg.LastOfAll, kg.LastOfAll, kg.LastOfAll), "p"},
		{kg.Span(kg.FirstOfAll, kg.LastOfAll, "2015-01-01", "2015-01-01"), "p q"},
		{kg.Span(kg.FirstOfAll, kg.LastOfAll, "2014-12-31", "2014-12-31"), "q"},
		{on("2014-03-01", "2015-01-01"), "p"},
		{on("2014-03-31", "2025-01-01"), "p"},
		{on("2014-04-01", "2025-01-01"), ""},
		{on("2014-03-01", "2014-12-31"), ""}, // q has one span with each of the days, and none with both
		{on("2014-02-28", "2014-12-31"), "q"},
		{on("2014-02-28", "2015-01-01"), ""},
		{on("2020-01-01", "2014-12-31"), "q"},
		{kg.Span("2014-03-31", "2019-12-31", "2015-01-01", "2015-01-01"), "p"},
	} {
		f := is("disputeSpans", kg.Overlaps, test.span)
		wants(t, s, test.span, a.ID, kg.Via{Step: out(kg.Any), Link: f}, test.want)
		wants(t, s, "not "+test.span, a.ID, kg.Via{Step: out(kg.Any), Link: not(f)}, without("p q r", test.want))
		wants(t, s, test.span, kg.Root, kg.Via{Step: kg.Step{Links: true}, Link: f}, test.want)
	}
}

func filtersFixed(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Proposal, "a"), entity(kg.Agreement, "b"), entity(kg.Agreement, "c"))
	filters(t, s, kg.Document, "a b c", []filterTest{
		{is("id", kg.Equal, "agreement/b"), "b"},
		{is("id", kg.OneOf, []string{"agreement/c", "agreement/x", "proposal/a"}), "a c"},
		{is("id", kg.OneOf, []string{}), ""},
		{is("id", kg.IsNull, true), ""},
		{is("id", kg.IsNull, false), "a b c"},
		{is("kind", kg.Equal, "Agreement"), "b c"},
		{is("kind", kg.OneOf, []string{"Actor", "Proposal"}), "a"},
		{is("name", kg.Equal, "a"), "a"},
		{is("name", kg.StartsWith, "b"), "b"},
		{is("name", kg.Includes, "c"), "c"},
		{is("name", kg.OneOf, []string{"a", "c"}), "a c"},
		{is("name", kg.IsNull, true), ""},
	})
}

func filtersLogic(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Provision, "a", "number", "1", "wording", "x"), entity(kg.Provision, "b", "number", "2"),
		entity(kg.Provision, "c"))
	one, x := is("number", kg.Equal, "1"), is("wording", kg.Equal, "x")
	filters(t, s, kg.Provision, "a b c", []filterTest{
		{nil, "a b c"},
		{kg.AllOf{}, "a b c"},
		{kg.AnyOf{}, ""},
		{kg.AllOf(nil), "a b c"},
		{kg.AnyOf(nil), ""},
		{kg.AllOf{kg.AllOf{}, kg.AnyOf{kg.AllOf{}}}, "a b c"},
		{kg.AllOf{kg.AnyOf{}, one}, ""},
		{kg.AnyOf{kg.AnyOf{}, one}, "a"},
		{kg.AllOf{one}, "a"},
		{kg.AllOf{nil, one}, "a"},
		{kg.AnyOf{nil, one}, "a b c"},
		{kg.AllOf{one, x}, "a"},
		{kg.AllOf{one, not(x)}, ""},
		{kg.AllOf{not(one), not(x)}, "b c"},
		{kg.AnyOf{one, is("number", kg.Equal, "2")}, "a b"},
		{kg.AnyOf{not(one), x}, "a b c"},
		{not(kg.AllOf{one, is("name", kg.Equal, "c")}), "a b c"},
		{not(kg.AnyOf{one, is("name", kg.Equal, "c")}), "b"},
		{not(kg.AnyOf{not(one), not(x)}), "a"},
		{kg.AllOf{kg.AnyOf{one, not(x)}, not(kg.AllOf{one, x})}, "b c"},
	})
}

func filtersRelationships(t *testing.T, s kg.Store) {
	a, b := entity(kg.Actor, "a"), entity(kg.Actor, "b")
	putAll(t, s, a, b,
		link(kg.MemberOf, "p", a.ID, b.ID, "status", "STATED", "sourceCount", 2, "role", "chair", "validFrom", "2014",
			"sourceKinds", []string{"ANALYSIS", "NEWS"}, "bestSource", "PRIMARY", "assertedBy", "actor/b"),
		link(kg.MemberOf, "q", a.ID, b.ID, "status", "DISPUTED", "sourceCount", 10, "role", "", "validTo", "2015",
			"sourceKinds", []string{"NEWS"}, "sources", []string{"source/x"}),
		link(kg.PartOf, "r", b.ID, a.ID))
	all := "p q r"
	for i, test := range []filterTest{
		{is("status", kg.Equal, "STATED"), "p"},
		{is("status", kg.OneOf, []string{"DISPUTED", "STATED"}), "p q"},
		{is("sourceCount", kg.AtLeast, 2), "p q"},
		{is("sourceCount", kg.Greater, 2), "q"},
		{is("sourceCount", kg.Less, 10), "p"},
		{is("sourceCount", kg.AtMost, 10), "p q"},
		{is("sourceCount", kg.Equal, 10), "q"},
		{is("sourceCount", kg.IsNull, true), "r"},
		{is("role", kg.Includes, "hai"), "p"},
		{is("role", kg.StartsWith, ""), "p q"},
		{is("role", kg.IsNull, true), "r"},
		{is("validFrom", kg.AtMost, "2014-06-01"), "p"},
		{kg.AnyOf{is("validFrom", kg.IsNull, true), is("validFrom", kg.AtMost, "2013")}, "q r"},
		{is("sourceKinds", kg.Has, "NEWS"), "p q"},
		{is("sourceKinds", kg.HasAny, []string{"ANALYSIS", "DATASET"}), "p"},
		{is("sources", kg.Has, "source/x"), "q"},
		{is("bestSource", kg.Equal, "PRIMARY"), "p"},
		{is("assertedBy", kg.IsNull, false), "p"},
		{is("assertedBy", kg.Equal, "actor/b"), "p"},
		{is("type", kg.Equal, "PART_OF"), "r"},
		{is("type", kg.OneOf, []string{"CITES", "MEMBER_OF"}), "p q"},
		{is("source", kg.Equal, "actor/b"), "r"},
		{is("target", kg.Equal, "actor/b"), "p q"},
		{is("id", kg.OneOf, []string{"relationship/q", "relationship/r"}), "q r"},
		{kg.AllOf{is("type", kg.Equal, "MEMBER_OF"), not(is("status", kg.Equal, "STATED"))}, "q"},
	} {
		ways := []struct {
			from kg.ID
			step kg.Step
		}{{kg.Root, kg.Step{Links: true}}, {a.ID, both(kg.Any)}, {b.ID, both(kg.Actor, kg.MemberOf, kg.PartOf)}}
		for _, way := range ways {
			wants(t, s, "link", way.from, kg.Via{Step: way.step, Link: test.where}, test.want)
		}
		way := ways[i%len(ways)] // one of them, because a database takes long to plan each new statement
		wants(t, s, "not link", way.from, kg.Via{Step: way.step, Link: not(test.where)}, without(all, test.want))
	}
}

func filtersLinked(t *testing.T, s kg.Store) {
	for _, n := range []string{"a", "b", "c"} {
		putAll(t, s, entity(kg.Provision, n))
	}
	putAll(t, s, entity(kg.Territory, "x", "category", "CITY"), entity(kg.Territory, "y"),
		entity(kg.Actor, "u", "country", "UA"),
		link(kg.Affects, "ax", "provision/a", "territory/x", "status", "STATED", "sourceCount", 2), link(kg.Affects, "ay",
			"provision/a", "territory/y", "status", "DISPUTED"),
		link(kg.Affects, "by", "provision/b", "territory/y", "status", "STATED", "sourceCount",
			10), link(kg.ConflictsWith, "ab", "provision/a", "provision/b"),
		link(kg.ConflictsWith, "cc", "provision/c", "provision/c"), link(kg.Controls, "uy", "actor/u", "territory/y"))
	places, clauses, conflicts := out(kg.Territory, kg.Affects), in(kg.Provision, kg.Affects), both(kg.Provision,
		kg.ConflictsWith)
	some := func(step kg.Step, link, where kg.Filter) kg.Filter {
		return kg.Linked{Via: kg.Via{Step: step, Link: link, Where: where}}
	}
	city, stated := is("category", kg.Equal, "CITY"), is("status", kg.Equal, "STATED")
	ruled := some(in(kg.Actor, kg.Controls), nil, is("country", kg.Equal, "UA"))
	filters(t, s, kg.Provision, "a b c", []filterTest{
		{some(places, nil, nil), "a b"},
		{some(places, nil, city), "a"},
		{some(places, nil, not(city)), "a b"},
		{not(some(places, nil, not(city))), "c"}, // every territory is a city
		{some(places, stated, nil), "a b"},
		{some(places, not(stated), nil), "a"},
		{some(places, stated, city), "a"},
		{some(places, stated, not(city)), "b"}, // both conditions are about the same hop
		{some(places, is("sourceCount", kg.AtLeast, 3), nil), "b"},
		{some(places, not(is("sourceCount", kg.AtLeast, 3)), nil), "a"},
		{some(places, kg.AnyOf{}, nil), ""},
		{some(out(kg.Actor, kg.Affects), nil, nil), ""},
		{some(out(kg.Any), nil, nil), "a b c"},
		{some(in(kg.Any), nil, nil), "b c"},
		{some(out(kg.Any, kg.Affects, kg.Obliges), nil, nil), "a b"},
		{some(places, nil, ruled), "a b"},
		{some(places, nil, not(ruled)), "a"},
		{some(places, nil, some(clauses, not(stated), nil)), "a b"},
		{some(conflicts, nil, nil), "a b c"},
		{some(conflicts, nil, is("name", kg.Equal, "a")), "b"},
		// a path may use one relationship in both directions
		{some(conflicts, nil, some(conflicts, nil, is("name", kg.Equal, "a"))), "a"},
		{some(conflicts, nil, some(places, nil, not(some(in(kg.Actor, kg.Controls), nil, nil)))), "b"},
		{kg.AllOf{some(places, nil, city), some(conflicts, nil, nil)}, "a"},
		{kg.AnyOf{some(places, nil, city), not(some(places, nil, nil))}, "a c"},
	})
	wants(t, s, "in a step", "territory/y", kg.Via{Step: clauses, Where: some(places, nil, city)}, "ay")
	wants(t, s, "in a step", "territory/y", kg.Via{Step: clauses, Where: not(some(places, nil, city))}, "by")
}

func filtersLinkedByRef(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Source, "a"), entity(kg.Source, "b"), entity(kg.Source, "c"),
		entity(kg.Evidence, "e1", "source", "source/a", "basis", "SEEN"), entity(kg.Evidence, "e2", "source", "source/b"),
		entity(kg.Event, "x"), link(kg.About, "r", "event/x", "evidence/e1"))
	seen := is("basis", kg.Equal, "SEEN")
	filters(t, s, kg.Source, "a b c", []filterTest{
		{kg.Linked{Via: kg.Via{Step: evidenceOf}}, "a b"},
		{kg.Linked{Via: kg.Via{Step: evidenceOf, Where: seen}}, "a"},
		{kg.Linked{Via: kg.Via{Step: evidenceOf, Where: not(seen)}}, "b"},
		{kg.Linked{Via: kg.Via{Step: evidenceOf, Where: kg.Linked{Via: kg.Via{Step: in(kg.Event, kg.About)}}}}, "a"},
	})
}

// A list of relationships can fix the entities from which they start and to which they lead.
func filtersEnds(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c"),
		link(kg.MemberOf, "m1", "actor/a", "actor/b"), link(kg.PartOf, "m2", "actor/b", "actor/a"),
		link(kg.MemberOf, "m3", "actor/b", "actor/c"), link(kg.MemberOf, "m4", "actor/c", "actor/a"),
		link(kg.PartOf, "m5", "actor/a", "actor/a", "role", "x"))
	among := func(ids ...string) kg.AllOf {
		return kg.AllOf{is("source", kg.OneOf, ids), is("target", kg.OneOf, ids)}
	}
	for _, test := range []struct {
		link  kg.Filter
		types []kg.Type
		want  string
	}{
		{among("actor/a", "actor/b"), nil, "m1 m2 m5"},
		{among("actor/a", "actor/b"), []kg.Type{kg.PartOf}, "m2 m5"},
		{among("actor/a", "actor/b", "actor/c", "actor/nobody"), []kg.Type{kg.MemberOf, kg.PartOf}, "m1 m2 m3 m4 m5"},
		{among("actor/a"), nil, "m5"},
		{among(), nil, ""},
		{kg.AllOf{is("role", kg.IsNull, true), among("actor/a", "actor/b")}, nil, "m1 m2"},
		{is("source", kg.Equal, "actor/b"), nil, "m2 m3"},
		{not(is("source", kg.Equal, "actor/b")), nil, "m1 m4 m5"},
		{kg.AnyOf{is("source", kg.Equal, "actor/b"), is("target", kg.Equal, "actor/b")}, nil, "m1 m2 m3"},
		{kg.AllOf{is("source", kg.Equal, "actor/a"), is("source", kg.OneOf, []string{"actor/b"})}, nil, ""},
	} {
		via := kg.Via{Step: kg.Step{Links: true, Types: test.types}, Link: test.link}
		wants(t, s, "among", kg.Root, via, test.want)
		counts := map[string]int{}
		for _, h := range expand(t, s, kg.Root, via, kg.Window{Limit: 9}) {
			counts[string(h.Relationship.Type)]++
		}
		facet(t, s, via, "type", counts)
	}
}

// A self-loop is one hop. If a step goes in both directions, a relationship is a hop from
// each of its ends.
func filtersLinkedBothWays(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Provision, "a"), entity(kg.Provision, "b"), entity(kg.Provision, "c"),
		entity(kg.Provision, "d"),
		link(kg.AlignsWith, "ab", "provision/a", "provision/b", "alignment", "SAME"), link(kg.AlignsWith, "cc",
			"provision/c", "provision/c", "alignment", "CHANGED"))
	step := both(kg.Provision, kg.AlignsWith)
	filters(t, s, kg.Provision, "a b c d", []filterTest{
		{kg.Linked{Via: kg.Via{Step: step}}, "a b c"},
		{kg.Linked{Via: kg.Via{Step: step, Link: is("alignment", kg.Equal, "SAME")}}, "a b"},
		{kg.Linked{Via: kg.Via{Step: step, Where: is("name", kg.Equal, "b")}}, "a"},
		{kg.Linked{Via: kg.Via{Step: step, Where: is("name", kg.Equal, "c")}}, "c"},
		{kg.Linked{Via: kg.Via{Step: step, Where: not(is("name", kg.Equal, "c"))}}, "a b"},
		{kg.Linked{Via: kg.Via{Step: step, Where: kg.Linked{Via: kg.Via{
			Step:  step,
			Where: is("name", kg.OneOf, []string{"a", "c"}),
		}}}}, "a c"},
	})
}

// The filters have as many conditions, and are nested as deeply, as those that a client
// may send.
func filtersMany(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Provision, "a", "wording", "x1"), entity(kg.Provision, "b"))
	var any kg.AnyOf
	var all kg.AllOf
	deep := kg.Filter(is("wording", kg.Equal, "x1"))
	for i := range kg.MaxConditions {
		any = append(any, is("wording", kg.Equal, fmt.Sprint("x", i)))
		all = append(all, not(is("wording", kg.Equal, fmt.Sprint("y", i))))
	}
	for range kg.MaxDepth {
		deep = kg.AllOf{kg.AnyOf{not(not(deep))}, kg.AllOf{}}
	}
	values := make([]string, kg.MaxPage)
	for i := range values {
		values[i] = fmt.Sprintf("x%d", i)
	}
	lists(t, s, kg.Provision, any, "a")
	lists(t, s, kg.Provision, all, "a b")
	lists(t, s, kg.Provision, deep, "a")
	lists(t, s, kg.Provision, is("wording", kg.OneOf, values), "a")
}

// unknownFilter is a filter of a type that no store knows. It embeds the interface,
// because the method of a filter is not exported.
type unknownFilter struct{ kg.Filter }

// A filter or a comparison that a store does not know is an error wherever it stands in
// a question, and never a panic.
func refusesUnknownFilters(t *testing.T, s kg.Store) {
	putAll(t, s, entity(kg.Actor, "a"), entity(kg.Actor, "b"), entity(kg.Actor, "c"),
		link(kg.MemberOf, "ab", "actor/a", "actor/b"), link(kg.MemberOf, "bc", "actor/b", "actor/c"))
	for _, unknown := range []kg.Filter{unknownFilter{}, is("name", "sounds like", "a")} {
		for _, where := range []kg.Filter{
			unknown, not(unknown),
			kg.AllOf{is("id", kg.IsNull, false), unknown},
			kg.AnyOf{is("id", kg.IsNull, true), unknown},
			kg.Linked{Via: kg.Via{Step: both(kg.Any), Where: unknown}},
			kg.Linked{Via: kg.Via{Step: both(kg.Any), Link: unknown}},
			kg.Linked{Via: kg.Via{Step: evidenceOf, Where: unknown}},
		} {
			for call, err := range filtered(t.Context(), s, unknown, where) {
				if err == nil {
					t.Errorf("%s with %#v is no error", call, where)
				}
			}
		}
	}
	wants(t, s, "after that", "actor/a", kg.Via{Step: both(kg.Any)}, "ab")
}

// filtered calls each method that takes a filter, and sets only link or only where in each call. A method that takes
// both is called with each. It maps a description of each call to the error of the call.
func filtered(ctx context.Context, s kg.Store, link, where kg.Filter) map[string]error {
	from, window, step := []kg.ID{"actor/a"}, kg.Window{Limit: 9}, both(kg.Any)
	path := kg.PathQuestion{From: "actor/a", To: "actor/c", MaxHops: 3, Limit: 9}
	pathLink, pathWhere := path, path
	pathLink.Link, pathWhere.Where = link, where
	errs := map[string]error{}
	_, errs["Expand by link"] = s.Expand(ctx, from, kg.Via{Step: step, Link: link}, window)
	_, errs["Expand to where"] = s.Expand(ctx, from, kg.Via{Step: step, Where: where}, window)
	_, errs["Expand from Root"] = s.Expand(ctx, []kg.ID{kg.Root}, kg.Via{Where: where}, window)
	_, errs["Count by link"] = s.Count(ctx, from, kg.Via{Step: step, Link: link})
	_, errs["Count to where"] = s.Count(ctx, from, kg.Via{Step: step, Where: where})
	_, errs["Count from Root"] = s.Count(ctx, []kg.ID{kg.Root}, kg.Via{Where: where})
	_, errs["CountTypes"] = s.CountTypes(ctx, from, link)
	_, errs["Groups by link"] = s.Groups(ctx, from, kg.Via{Step: step, Link: link}, window)
	_, errs["Groups to where"] = s.Groups(ctx, from, kg.Via{Step: step, Where: where}, window)
	_, errs["Facet"] = s.Facet(ctx, kg.Via{Where: where}, "kind")
	_, errs["Shortest by link"] = s.Shortest(ctx, pathLink)
	_, errs["Shortest through where"] = s.Shortest(ctx, pathWhere)
	return errs
}
