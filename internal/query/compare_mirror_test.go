package query_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// For each graph, compare(b, a) is the mirror image of compare(a, b). Both comparisons contain every provision exactly
// once.
func TestCompareMirror(t *testing.T) {
	graphs := 300
	if testing.Short() {
		graphs = 50
	}
	for seed := range uint64(graphs) {
		w := rand.New(rand.NewPCG(seed, 7))
		things, ids := randomTexts(w)
		g := graphOf(t, things...)
		there, err := g.Compare(t.Context(), query.CompareQuestion{A: "proposal/a", B: "proposal/b"})
		if err != nil {
			t.Fatal(err)
		}
		back, err := g.Compare(t.Context(), query.CompareQuestion{A: "proposal/b", B: "proposal/a"})
		if err != nil {
			t.Fatal(err)
		}
		var seen []kg.ID
		var one, other []string
		for _, p := range there.Pairs {
			for _, n := range []*query.Node{p.Left, p.Right} {
				if n != nil {
					seen = append(seen, n.ID)
				}
			}
			if wrong := unsaid(p); wrong != "" {
				t.Fatalf("seed %d: %s: %s", seed, spelled(p), wrong)
			}
			one = append(one, spelled(p))
		}
		for _, p := range back.Pairs {
			other = append(other, spelled(mirrored(p)))
		}
		slices.Sort(seen)
		if !slices.Equal(seen, ids) {
			t.Fatalf("seed %d: the provisions are %v, want %v", seed, seen, ids)
		}
		slices.Sort(one)
		slices.Sort(other)
		if !slices.Equal(one, other) {
			t.Fatalf("seed %d: no mirror images:\n%s\n\n%s", seed, strings.Join(one, "\n"), strings.Join(other, "\n"))
		}
	}
}

// randomTexts returns a graph of two documents, and the IDs of their provisions, sorted. Most values occur several
// times, so that there are many ties.
func randomTexts(w *rand.Rand) (all []any, ids []kg.ID) {
	pick := func(of ...string) string { return of[w.IntN(len(of))] }
	all = append(all, thing("proposal/a"), thing("proposal/b"), thing("proposal/c"), thing("source/s"))
	var thirds []kg.ID
	for i := range w.IntN(4) {
		thirds = append(thirds, kg.ID(fmt.Sprintf("provision/c/%d%s", i, pick("", "a"))))
		all = append(all, thing(thirds[i], "wording", pick("Army", "peace")))
	}
	for _, doc := range []string{"a", "b"} {
		for i := range w.IntN(9) {
			id := kg.ID(fmt.Sprintf("provision/%s/%d%s", doc, i, pick("", "", "a")))
			var said []string
			for range w.IntN(6) {
				said = append(said, pick("Army", "army", "peace", "war", "NATO", "the", "of"))
			}
			wording := strings.Join(said, " ")
			evidence := kg.ID("evidence/s/" + doc + fmt.Sprint(i))
			quote := thing(evidence, "source", "source/s",
				"basis", pick("QUOTED", "QUOTED", "SEEN"), "quote", wording+pick("", "", ".", " x"))
			p := thing(id, "wording", wording, "evidence", []string{string(evidence)},
				"topics", []string{pick("NATO", "TERRITORY"), pick("NATO", "BORDERS", "AMNESTY")})
			figure := thing(kg.ID(fmt.Sprintf("figure/%s%d", doc, i)),
				"measure", pick("m", "n"), "unit", pick("u", "v"), "value", float64(w.IntN(3)))
			all, ids = append(all, quote, p, figure), append(ids, id)
			all = append(all, join(figure.ID, kg.About, ids[w.IntN(len(ids))]))
		}
	}
	for i := range w.IntN(12) {
		if len(ids) == 0 {
			break
		}
		from, to := ids[w.IntN(len(ids))], ids[w.IntN(len(ids))]
		if len(thirds) > 0 && w.IntN(2) == 0 {
			to = thirds[w.IntN(len(thirds))]
		}
		if w.IntN(4) == 0 {
			from = kg.ID(pick("proposal/a", "proposal/b"))
		}
		r := join(from, kg.Type(pick("ALIGNS_WITH", "ALIGNS_WITH", "ALIGNS_WITH", "WEAKENS")), to,
			"key", fmt.Sprint(i), "status", pick("STATED", "STATED", "RETRACTED"))
		if w.IntN(5) > 0 {
			r.Fields["alignment"] = pick(kg.Alignments...)
		}
		all = append(all, r)
		objection := thing(kg.ID(fmt.Sprintf("objection/%d", i)), "stance", "REJECTS")
		all = append(all, objection, join(objection.ID, kg.ObjectsTo, to))
	}
	slices.Sort(ids)
	return all, ids
}

// mirrored returns p with its sides exchanged.
func mirrored(p query.Pair) query.Pair {
	p.Left, p.Right = p.Right, p.Left
	p.LeftObjections, p.RightObjections = p.RightObjections, p.LeftObjections
	p.LeftConflicts, p.RightConflicts = p.RightConflicts, p.LeftConflicts
	p.Via = slices.Clone(p.Via)
	for i, c := range p.Via {
		p.Via[i].Left, p.Via[i].Right = c.Right, c.Left
	}
	switch p.Change {
	case "ADDED":
		p.Change = "DROPPED"
	case "DROPPED":
		p.Change = "ADDED"
	}
	p.Numbers = slices.Clone(p.Numbers)
	for i, n := range p.Numbers {
		n.Left, n.Right, n.Delta = n.Right, n.Left, 0-n.Delta
		n.LeftFigure, n.RightFigure = n.RightFigure, n.LeftFigure
		p.Numbers[i] = n
	}
	p.Diff = slices.Clone(p.Diff)
	for i, op := range p.Diff {
		switch op.Kind {
		case "DELETE":
			p.Diff[i].Kind = "INSERT"
		case "INSERT":
			p.Diff[i].Kind = "DELETE"
		}
	}
	for i := 1; i < len(p.Diff); i++ {
		if p.Diff[i-1].Kind == "INSERT" && p.Diff[i].Kind == "DELETE" {
			p.Diff[i-1], p.Diff[i] = p.Diff[i], p.Diff[i-1]
		}
	}
	return p
}

// spelled returns a pair as text. It sorts the lists whose order means nothing.
func spelled(p query.Pair) string {
	var numbers, also []string
	for _, n := range p.Numbers {
		numbers = append(numbers, fmt.Sprint(n.Measure, n.Unit, n.LeftFigure.ID, n.RightFigure.ID, n.Left, n.Right, n.Delta))
	}
	for _, l := range p.Also {
		also = append(also, string(l.ID))
	}
	slices.Sort(numbers)
	p.Numbers = nil // shown shows them in their order
	link := kg.ID("")
	if p.Link != nil {
		link = p.Link.ID
	}
	var via []string
	for _, c := range p.Via {
		via = append(via, fmt.Sprint(c.Provision.ID, c.Left.ID, c.Right.ID))
	}
	return fmt.Sprint(shown(p), " ", link, via, also, numbers, p.Score)
}
