package query_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// threeTexts returns three small documents in which each rule of tables applies once.
func threeTexts() []any {
	clause := func(id kg.ID, topic, wording string) kg.Entity {
		return thing(id, "topics", []string{topic}, "wording", wording)
	}
	return []any{
		thing("proposal/a", "date", "2025-11-20"), thing("proposal/b", "date", "2025-11"), thing("proposal/c"),
		clause("provision/a/1", "ARMED_FORCES", "At most 600,000 serve."),
		clause("provision/a/2", "NATO", "Ukraine stays out of NATO."),
		clause("provision/a/3", "AMNESTY", "All get an amnesty."),
		clause("provision/a/4", "BORDERS", "The line is the border."),
		clause("provision/a/5", "BORDERS", "The line is watched."),
		clause("provision/b/1", "ARMED_FORCES", "At most 800,000 serve."),
		clause("provision/b/2", "NATO", "Ukraine decides about NATO."),
		clause("provision/b/4", "BORDERS", "Watched is the line, the border."),
		clause("provision/c/1", "ARMED_FORCES", "No more than that are under arms."),
		clause("provision/c/2", "NATO", "ukraine stays out of nato"),
		clause("provision/c/6", "ECONOMY", "Trade is free."),
		join("provision/b/1", kg.AlignsWith, "provision/a/1", "alignment", "CHANGED"),
		join("provision/c/1", kg.AlignsWith, "provision/b/1", "alignment", "SAME"),
		join("proposal/b", kg.AlignsWith, "provision/a/3", "alignment", "DROPPED"),
		join("provision/b/4", kg.AlignsWith, "provision/a/4", "alignment", "CHANGED"),
		join("provision/b/4", kg.AlignsWith, "provision/a/5", "alignment", "CHANGED"),
		join("provision/c/2", kg.AlignsWith, "provision/b/2", "alignment", "OPPOSED", "assertedBy", "actor/x"),
		thing("actor/x"), thing("objection/o", "stance", "REJECTS"), join("objection/o", kg.ObjectsTo, "provision/b/1"),
	}
}

// shownRow returns a row as one line of text: its topics, its oldest provision, and the cells.
func shownRow(r *query.ComparisonRow) string {
	line := fmt.Sprintf("%s since %s:", strings.Join(r.Topics, "+"), parent(r.First))
	for _, c := range r.Cells {
		line += " | " + last(c.Provision)
		if c.Provision != r.Base {
			line += " " + c.Change + " " + c.By
		}
		if c.Into != nil {
			line += " into " + last(c.Into)
		}
		for _, v := range c.Via {
			line += fmt.Sprintf(" via %s (%s %s)", parent(v.Provision), v.Left.Text("alignment"), v.Right.Text("alignment"))
		}
		if len(c.Objections) > 0 {
			line += " objections " + names(c.Objections)
		}
	}
	return line
}

// The rows are counted by hand. a/2 and c/2 have the same words, and the alignment of c/2 with b/2 is better than these
// words; b/2 and a/2 share a topic and two of seven words.
func TestCompareMany(t *testing.T) {
	g := graphOf(t, threeTexts()...)
	abc, cba := []kg.ID{"proposal/a", "proposal/b", "proposal/c"}, []kg.ID{"proposal/c", "proposal/b", "proposal/a"}
	for _, test := range []struct {
		q    query.CompareManyQuestion
		want []string
	}{
		{query.CompareManyQuestion{Documents: abc}, []string{
			"ARMED_FORCES since a/1: | 1 | 1 CHANGED CURATED objections o | 1 CHANGED THIRD_TEXT via b/1 (CHANGED SAME)",
			"NATO since a/2: | 2 | 2 CHANGED TOPIC | 2 SAME TOPIC",
			"AMNESTY since a/3: | 3 | - DROPPED CURATED | - UNMATCHED NONE",
			"BORDERS since a/4: | 4 | 4 CHANGED CURATED | - UNMATCHED NONE",
			"BORDERS since a/5: | 5 | - CHANGED CURATED into 4 | - UNMATCHED NONE",
			"ECONOMY since c/6: | - UNMATCHED NONE | - UNMATCHED NONE | 6",
		}},
		{query.CompareManyQuestion{Documents: cba, Topics: []string{"AMNESTY", "ARMED_FORCES"}}, []string{
			"ARMED_FORCES since a/1: | 1 | 1 SAME CURATED objections o | 1 CHANGED THIRD_TEXT via b/1 (SAME CHANGED)",
			"AMNESTY since a/3: | - UNMATCHED NONE | - DROPPED CURATED | 3",
		}},
		{query.CompareManyQuestion{Documents: abc[1:], Topics: []string{"NATO"}}, []string{
			"NATO since b/2: | 2 | 2 OPPOSED CURATED",
		}},
		{query.CompareManyQuestion{
			Documents: abc, Topics: []string{"AMNESTY"}, Where: kg.Is("assertedBy", kg.Equal, "actor/x"),
		}, []string{"AMNESTY since a/3: | 3 | - UNMATCHED NONE | - UNMATCHED NONE"}},
	} {
		table, err := g.CompareMany(t.Context(), test.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range table.Rows {
			got = append(got, shownRow(r))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v; want -, got +:\n%s", test.q.Documents, diff)
		}
	}
}

func TestCompareManyRefuses(t *testing.T) {
	g := graphOf(t, threeTexts()...)
	for _, test := range []struct {
		q       query.CompareManyQuestion
		message string
	}{
		{query.CompareManyQuestion{Documents: []kg.ID{"proposal/a"}}, "documents has 1 different ids, want 2 to 8"},
		{query.CompareManyQuestion{Documents: make([]kg.ID, 9)}, "documents has 9 different ids, want 2 to 8"},
		{
			query.CompareManyQuestion{Documents: []kg.ID{"proposal/a", "proposal/a"}},
			"documents are all proposal/a, want 2 to 8 documents",
		},
		{
			query.CompareManyQuestion{Documents: []kg.ID{"proposal/a", "actor/x"}},
			`documents has "actor/x", which is no Document`,
		},
		{
			query.CompareManyQuestion{Documents: []kg.ID{"proposal/a", "proposal/b"}, Topics: []string{"ARMY"}},
			`topics has "ARMY", want some of SOVEREIGNTY`,
		},
	} {
		_, err := g.CompareMany(t.Context(), test.q)
		if err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("the error is %v, want %s", err, test.message)
		}
	}
}

// sixTexts are the six texts that have most clauses and are about one settlement.
func sixTexts() []kg.ID {
	return []kg.ID{
		"proposal/us-28", "proposal/e3-28", "proposal/eu-24", "proposal/geneva-19", "proposal/ua-us-20",
		"agreement/istanbul-communique",
	}
}

// For the bundled texts and for random graphs: a table of two documents has the pairs of their comparison. In each
// table each provision of each document is in exactly one row. Another order of the documents makes the same rows. A
// pair of a comparison that is in no row has a side that is in a row with another provision of the other document, or
// the two rows have provisions of one document, or no topic in common.
func TestCompareManyAgrees(t *testing.T) {
	w := rand.New(rand.NewPCG(3, 7))
	consistent(t, bundled(t), sixTexts(), w)
	for range 60 {
		things, _ := randomTexts(w)
		consistent(t, graphOf(t, things...), []kg.ID{"proposal/a", "proposal/b", "proposal/c"}, w)
	}
}

func consistent(t *testing.T, g *query.Graph, documents []kg.ID, w *rand.Rand) {
	t.Helper()
	topics := map[kg.ID][]string{}
	rows := rowsOf(t, g, documents, topics)
	shuffled := slices.Clone(documents)
	w.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if diff := cmp.Diff(rows, rowsOf(t, g, shuffled, topics)); diff != "" {
		t.Fatalf("%v make other rows than %v:\n%s", shuffled, documents, diff)
	}
	for i, b := range documents {
		for _, a := range documents[:i] {
			c, err := g.Compare(t.Context(), query.CompareQuestion{A: a, B: b})
			if err != nil {
				t.Fatal(err)
			}
			pairs := map[kg.ID][]kg.ID{}
			for _, p := range c.Pairs {
				both := []kg.ID{}
				for _, n := range []*query.Node{p.Left, p.Right} {
					if n != nil {
						both = append(both, n.ID)
					}
				}
				slices.Sort(both)
				pairs[both[0]] = both
				if len(both) == 2 && !together(rows, both) && !apart(rows, both, p.By == "TOPIC", topics) {
					t.Errorf("%v are a pair and in two rows that could be one", both)
				}
			}
			if diff := cmp.Diff(pairs, rowsOf(t, g, []kg.ID{a, b}, topics)); diff != "" {
				t.Errorf("%s and %s: pairs -, rows +:\n%s", a, b, diff)
			}
		}
	}
}

// rowsOf returns the IDs of the provisions in each row, sorted, by the first one. It checks that each provision is
// there once, and notes its topics.
func rowsOf(t *testing.T, g *query.Graph, documents []kg.ID, topics map[kg.ID][]string) map[kg.ID][]kg.ID {
	t.Helper()
	table, err := g.CompareMany(t.Context(), query.CompareManyQuestion{Documents: documents})
	if err != nil {
		t.Fatal(err)
	}
	rows, seen := map[kg.ID][]kg.ID{}, map[kg.ID]int{}
	for _, r := range table.Rows {
		var ids []kg.ID
		for i, c := range r.Cells {
			if c.Document.ID != table.Documents[i].ID {
				t.Fatalf("cell %d is of %s", i, c.Document.ID)
			}
			if c.Provision != nil {
				ids = append(ids, c.Provision.ID)
				seen[c.Provision.ID]++
				topics[c.Provision.ID] = c.Provision.Texts("topics")
			}
		}
		slices.Sort(ids)
		rows[ids[0]] = ids
	}
	total := 0
	for _, d := range documents {
		page, err := g.List(kg.Provision, query.Args{"where": query.Tree{"document": query.Tree{"eq": string(d)}}})
		if err != nil {
			t.Fatal(err)
		}
		n, err := page.Total(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		total += n
	}
	for id, n := range seen {
		if n != 1 {
			t.Fatalf("%s is in %d rows", id, n)
		}
	}
	if len(seen) != total {
		t.Fatalf("%d provisions are in rows, and %d in documents", len(seen), total)
	}
	return rows
}

// together reports whether two provisions are in one row.
func together(rows map[kg.ID][]kg.ID, pair []kg.ID) bool {
	return slices.Equal(rowWith(rows, pair[0]), rowWith(rows, pair[1]))
}

// apart reports whether the rows of two provisions have provisions of one document, or are a pair by words and have
// provisions without a topic in common.
func apart(rows map[kg.ID][]kg.ID, pair []kg.ID, byWords bool, topics map[kg.ID][]string) bool {
	for _, a := range rowWith(rows, pair[0]) {
		for _, b := range rowWith(rows, pair[1]) {
			common := slices.ContainsFunc(topics[a], func(topic string) bool { return slices.Contains(topics[b], topic) })
			if strings.Split(string(a), "/")[1] == strings.Split(string(b), "/")[1] || byWords && !common {
				return true
			}
		}
	}
	return false
}

// rowWith returns the row that has a provision.
func rowWith(rows map[kg.ID][]kg.ID, id kg.ID) []kg.ID {
	for _, ids := range rows {
		if slices.Contains(ids, id) {
			return ids
		}
	}
	return nil
}

// The table of six bundled texts takes five round trips.
func TestCompareManyTrips(t *testing.T) {
	g := bundled(t)
	n, list := trips(t, func(ctx context.Context) error {
		_, err := g.CompareMany(ctx, query.CompareManyQuestion{Documents: sixTexts()})
		return err
	})
	if n > 5 {
		t.Errorf("CompareMany took %d trips, want at most 5:\n%s", n, list)
	}
}

func BenchmarkCompareMany(b *testing.B) {
	g := bundled(b)
	for b.Loop() {
		if _, err := g.CompareMany(b.Context(), query.CompareManyQuestion{Documents: sixTexts()}); err != nil {
			b.Fatal(err)
		}
	}
}
