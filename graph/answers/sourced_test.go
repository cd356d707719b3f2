package answers_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
)

// sourcedQueries returns queries for relationships with at least $n sources. They use every
// field of the schema that can ask for that. In a query, $D stands for a document and $A for an
// actor.
func sourcedQueries() []string {
	all := []string{
		`relationships(first: 100, asOf: $asOf, where: {minSources: $n}) { nodes { sourceCount } }`,
		`paths(from: "$D", to: "$A", maxHops: 4, asOf: $asOf, where: {minSources: $n}) { paths { steps { relationship { sourceCount } } } }`,
		`subgraph(around: ["$D"], hops: 2, asOf: $asOf, where: {minSources: $n}) { relationships { sourceCount } }`,
		`conflicts(document: "$D", asOf: $asOf, where: {minSources: $n}) { relationship { sourceCount } }`,
		`positions(of: {document: "$D"}, actors: ["$A"], rollUp: true, asOf: $asOf, where: {minSources: $n}) { rows { cells { strongest { sourceCount } relationships { sourceCount } } } }`,
		`timeline(about: "$D", first: 100, asOf: $asOf, where: {minSources: $n}) { edges { node { ... on Relationship { sourceCount } } } }`,
	}
	for _, k := range kg.Kinds() {
		for _, step := range slices.Sorted(maps.Keys(kg.Steps(k))) {
			if kg.Steps(k)[step].Ref == "" {
				all = append(all, fmt.Sprintf(
					`%s(first: 100, asOf: $asOf, where: {%s: {some: {}, via: {minSources: $n}}}) { nodes { %s(first: 20, via: {minSources: $n}) { edges { relationship { sourceCount } } } relationships(first: 20, where: {minSources: $n}) { totalCount nodes { sourceCount } } } }`,
					k.Row().List, step, step,
				))
			}
		}
	}
	return all
}

var (
	sourceCounts = regexp.MustCompile(`"sourceCount": (\d+)`)
	emptyEdges   = regexp.MustCompile(`"edges": \[\]`)
)

// TestNothingIsLessSourcedThanAsked sends queries that ask for at least n sources, with and
// without asOf. No relationship in an answer may have fewer sources. If a filter finds an item by
// a relationship with at least n sources, the item must have such a relationship.
func TestNothingIsLessSourcedThanAsked(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		wellSourced(t, emptySQLite(t), 1, bundled(t), "2025-11-24", "proposal/us-28", "actor/ukraine")
		for n := range uint64(3) {
			wellSourced(t, emptySQLite(t), 1, kgtest.Record(n), "2025-11-21", "proposal/x0", "actor/x0")
		}
	})
	t.Run("neo4j", func(t *testing.T) {
		wellSourced(t, emptyNeo4j(t), 5, kgtest.Record(1), "2025-11-21", "proposal/x0", "actor/x0")
	})
}

// wellSourced checks the answers to every nth query. The ids d and a replace $D and $A in the
// queries.
func wellSourced(t *testing.T, store kg.Store, nth int, b kg.Batch, day, d, a string) {
	t.Helper()
	h, names, found := holding(t, store, b), strings.NewReplacer("$D", d, "$A", a), 0
	all := sourcedQueries()
	for i := 0; i < len(all); i += nth {
		q := names.Replace("query($n: Int, $asOf: AsOf) { " + all[i] + " }")
		for _, asOf := range []any{nil, map[string]any{"known": day}} {
			for least := 2; least <= 3; least++ {
				answer := posted(t, h, q, map[string]any{"n": least, "asOf": asOf})
				// BAD_USER_INPUT says that an item did not exist on that day.
				if strings.Contains(answer, `"errors"`) && !strings.Contains(answer, "BAD_USER_INPUT") {
					t.Fatalf("%s\n%s", q, answer)
				}
				for _, count := range sourceCounts.FindAllStringSubmatch(answer, -1) {
					if n, err := strconv.Atoi(count[1]); err != nil || n < least {
						t.Fatalf("%s: a relationship with %s sources, want %d:\n%s", q, count[1], least, answer)
					}
					found++
				}
				if strings.Contains(q, "some:") && emptyEdges.MatchString(answer) {
					t.Fatalf("%s: the filter found something by a link that is not there:\n%s", q, answer)
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("%d relationships are too few to compare", found)
	}
}
