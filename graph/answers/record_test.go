package answers_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
)

// recordQueries are queries with every field that has the argument asOf. In a query, $D and $E stand
// for documents, and $A stands for an actor.
var recordQueries = func() []string {
	const link = `id status sourceCount sourceKinds bestSource knownFrom knownTo evidence { id } assertedBy { id } disputes { id } sentence(lang: EN) footnotes(lang: EN)`
	all := []string{
		`relationships(first: 50, asOf: $asOf) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node { ` + link + ` source { id } target { id } } } }`,
		`relationships(last: 50, asOf: $asOf) { pageInfo { startCursor hasPreviousPage } edges { cursor node { ` + link + ` } } }`,
		`relationships(asOf: $asOf) { facets(by: [TYPE, STATUS, ASSERTED_BY, SOURCE_KINDS, BEST_SOURCE]) { field values { value count } } }`,
		`search(query: "alpha", first: 100, asOf: $asOf) { edges { score node { id } } }`,
		// A word that very many entities have would not do: a search that is cut (totalCount is null) chooses its candidates
		// before it looks at the day (docs/design.md).
		`search(query: "crimea", first: 100, asOf: $asOf) { totalCount edges { score matches { field } node { id } } }`,
		`provisions(first: 100, asOf: $asOf) { totalCount facets(by: [TOPICS, DOCUMENT]) { field values { value count } } nodes { id knownFrom document { id } blockers(first: 3) { actor { id } stance latest objections { id } } objections(first: 1) { totalCount } } }`,
		`provisions(first: 100, asOf: $asOf, where: {objections: {none: {}}}) { totalCount nodes { id } }`,
		`documents(first: 100, asOf: $asOf) { totalCount nodes { id contested(first: 20) { provision { id } count } } }`,
		`evidence(last: 100, asOf: $asOf) { totalCount nodes { id source { id } } }`,
		`sources(last: 100, asOf: $asOf, where: {evidence: {some: {}}}) { totalCount nodes { id evidence(first: 1) { totalCount } } }`,
		`nodes(ids: ["$D", "$E", "$A"], asOf: $asOf) { id }`,
		`compare(a: "$D", b: "$E", asOf: $asOf) { pairs { change by score left { id } right { id } relationship { ` + link + ` } leftObjections { id } rightObjections { id } leftConflicts { id } rightConflicts { id } numbers { delta } } }`,
		`conflicts(document: "$D", on: "2025-11-20", asOf: $asOf) { provision { id } commitment { id } inForce parties { id } relationship { ` + link + ` } text(lang: UK) { sentences footnotes } }`,
		`positions(of: {document: "$D"}, actors: ["$A"], rollUp: true, asOf: $asOf) { rows { provision { id } cells { stance whole latest strongest { id } relationships { id } } } }`,
		`timeline(about: "$D", first: 100, asOf: $asOf) { edges { date what node { id } } }`,
		`subgraph(around: ["$D"], hops: 2, first: 100, asOf: $asOf) { nodes { entity { id } distance leftOut } relationships { id sourceCount } }`,
		`paths(from: "$D", to: "$A", maxHops: 4, first: 10, asOf: $asOf) { paths { text { sentences footnotes } } }`,
	}
	for _, kind := range []string{"actors", "proposals", "agreements", "territories", "objections", "figures", "events"} {
		all = append(all, kind+`(first: 100, asOf: $asOf) { totalCount nodes { id knownFrom evidence { id } relationshipCounts { type direction count } relationships(first: 3) { totalCount edges { cursor node { id sourceCount bestSource } entity { id } } } } }`)
	}
	for _, where := range []string{
		"minSources: 2",
		"minSources: 3",
		"sourceCount: {eq: 1}",
		"sourceCount: {lt: 3}",
		"not: {sourceCount: {gt: 2}}",
		"sourceKinds: [NEWS]",
		"sourceKinds: [STATEMENT, TREATY_TEXT]",
		"not: {sourceKinds: [NEWS]}",
		"bestSource: {eq: PRIMARY}",
		"bestSource: {in: [SECONDARY, WEAK]}",
		"not: {bestSource: {eq: ESTABLISHED}}",
		`sources: {hasAny: ["source/s0", "source/s1", "source/n15", "source/p1"]}`,
		"status: {eq: STATED}",
		"status: {in: [DISPUTED, RETRACTED]}",
		"not: {status: {eq: STATED}}",
		"knownTo: {isNull: true}",
		"knownTo: {isNull: false}",
		`knownTo: {lt: "2025-12"}`,
		`validAt: "2014-09-05"`,
	} {
		all = append(
			all, `relationships(first: 100, asOf: $asOf, where: {`+where+`}) { totalCount nodes { id sourceCount } }`,
			`provisions(first: 100, asOf: $asOf, where: {or: [{objections: {via: {`+where+`}}}, {conflictsWith: {some: {}, via: {`+where+`}}}, {obliges: {none: {}, via: {`+where+`}}}]}) { totalCount nodes { id } }`,
		)
	}
	return all
}()

// TestAsKnownIsWhatWasPublished compares the answers from two stores, which must be equal. The
// first store has all data, and its queries have an asOf day. The second store has only the data
// that were published by that day, and its queries have no asOf.
func TestAsKnownIsWhatWasPublished(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		days := []string{"2014-01-01", "2022-02-01", "2025-11-21", "2025-12-24"}
		sameAsPublished(t, emptySQLite, 1, bundled(t), days, "proposal/us-28", "proposal/e3-28", "actor/ukraine")
		for n := range uint64(4) {
			sameAsPublished(t, emptySQLite, 1, kgtest.Record(n), kgtest.RecordDays, "proposal/x0", "proposal/x1", "actor/x0")
		}
	})
	t.Run("neo4j", func(t *testing.T) { // only some of the queries, because planning their statements takes long
		days := []string{"2025-11-21"}
		sameAsPublished(t, emptyNeo4j, 3, bundled(t), days, "proposal/us-28", "proposal/e3-28", "actor/ukraine")
		sameAsPublished(t, emptyNeo4j, 2, kgtest.Record(1), kgtest.RecordDays[3:4], "proposal/x0", "proposal/x1", "actor/x0")
	})
}

// plainIDs finds the field id in recordQueries. Under asOf it has days, which nothing has in the second store.
var plainIDs = regexp.MustCompile(`\bid\b`)

// sameAsPublished compares the answers to every nth query on each day. The ids d, e and a replace
// $D, $E and $A in the queries.
func sameAsPublished(
	t *testing.T, open func(*testing.T) kg.Store, nth int, b kg.Batch, days []string, d, e, a string,
) {
	t.Helper()
	names := strings.NewReplacer("$D", d, "$E", e, "$A", a)
	now, rows := holding(t, open(t), b), 0
	for _, day := range days {
		then := holding(t, emptySQLite(t), kgtest.Published(b, day))
		for i := 0; i < len(recordQueries); i += nth {
			q := names.Replace("query($asOf: AsOf) { " + recordQueries[i] + " }")
			got, want := posted(t, now, plainIDs.ReplaceAllString(q, "id: plainId"), map[string]any{"asOf": map[string]any{"known": day}}), posted(t, then, q, nil)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s as of %s: what was published -, as known +:\n%s", q, day, diff)
			}
			// BAD_USER_INPUT says that an item did not exist on that day.
			if strings.Contains(got, `"code"`) && !strings.Contains(got, "BAD_USER_INPUT") {
				t.Fatalf("%s: %s", q, got)
			}
			rows += strings.Count(got, `"id"`)
		}
	}
	if rows < 100 {
		t.Errorf("all answers have %d ids, too few to compare", rows)
	}
}
