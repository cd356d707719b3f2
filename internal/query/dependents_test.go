package query_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
	"accordgraph/seed"

	"github.com/google/go-cmp/cmp"
)

// hangs returns a small graph in which each rule of dependents applies. 1, 1a and 2 are a circle.
func hangs() []any {
	return []any{
		thing("proposal/p"), thing("provision/p/1"), thing("provision/p/1a"), thing("provision/p/2"),
		thing("provision/p/3"), thing("provision/p/4"), thing("provision/p/5"), thing("obligation/p/2/a"),
		thing("objection/both"), thing("objection/one"), thing("objection/whole"),
		join("proposal/p", kg.Contains, "provision/p/1"),
		join("provision/p/1", kg.Contains, "provision/p/1a"),
		join("provision/p/2", kg.DependsOn, "provision/p/1a", "dependence", "CONDITION"),
		join("provision/p/1", kg.DependsOn, "provision/p/2", "dependence", "SEQUENCE"),
		join("provision/p/2", kg.Asks, "obligation/p/2/a"),
		join("provision/p/3", kg.DependsOn, "provision/p/2", "dependence", "VOIDED_BY"),
		join("provision/p/4", kg.DependsOn, "provision/p/2", "dependence", "CONDITION", "status", "RETRACTED"),
		join("provision/p/5", kg.DependsOn, "proposal/p", "dependence", "SEQUENCE"),
		join("objection/both", kg.ObjectsTo, "provision/p/2"),
		join("objection/both", kg.ObjectsTo, "provision/p/3"),
		join("objection/one", kg.ObjectsTo, "provision/p/2"),
		join("objection/whole", kg.ObjectsTo, "proposal/p"),
	}
}

func TestDependents(t *testing.T) {
	g := graphOf(t, hangs()...)
	for _, test := range []struct {
		of   []kg.ID
		want []string
	}{
		{[]kg.ID{"provision/p/2"}, []string{
			"provision/p/2 0 because 1", "provision/p/1 1 because 1", "obligation/p/2/a 1 because 1",
			"objection/one 1 because 1", "provision/p/1a 2 because 1", "provision/p/3 no longer voided by provision/p/2",
		}},
		{[]kg.ID{"provision/p/3", "provision/p/2", "provision/p/3"}, []string{
			"provision/p/2 0 because 1", "provision/p/3 0 because 0", "provision/p/1 1 because 1",
			"obligation/p/2/a 1 because 1", "objection/both 1 because 2", "objection/one 1 because 1",
			"provision/p/1a 2 because 1", "provision/p/3 no longer voided by provision/p/2, and falls",
		}},
		{[]kg.ID{"proposal/p"}, []string{
			"proposal/p 0 because 0", "provision/p/1 1 because 2", "provision/p/5 1 because 1", "objection/whole 1 because 1",
			"provision/p/1a 2 because 1", "provision/p/2 3 because 1", "obligation/p/2/a 4 because 1",
			"objection/one 4 because 1", "provision/p/3 no longer voided by provision/p/2",
		}},
		{[]kg.ID{"provision/p/4"}, []string{"provision/p/4 0 because 0"}},
	} {
		if diff := cmp.Diff(test.want, fallenOf(t, g, test.of)); diff != "" {
			t.Errorf("%v; want -, got +:\n%s", test.of, diff)
		}
	}
}

// fallenOf returns what falls and what is no longer voided, a line each.
func fallenOf(t *testing.T, g *query.Graph, of []kg.ID) (all []string) {
	t.Helper()
	d, err := g.Dependents(t.Context(), query.DependentsQuestion{Of: of})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range d.Falls {
		all = append(all, fmt.Sprintf("%s %d because %d", f.Node.ID, f.Distance, len(f.Because)))
	}
	for _, u := range d.NoLongerVoided {
		line := fmt.Sprintf("%s no longer voided by %s", u.Provision.ID, u.By.ID)
		if u.Falls {
			line += ", and falls"
		}
		all = append(all, line)
	}
	return all
}

// What is too far away is missing, and the answer says so. The chain has 22 clauses, and 21 of them are close enough.
func TestDependentsEndFarAway(t *testing.T) {
	var chain []any
	for i := range query.MaxFall + 2 {
		chain = append(chain, thing(clause(i)))
		if i > 0 {
			chain = append(chain, join(clause(i), kg.DependsOn, clause(i-1), "dependence", "SEQUENCE"))
		}
	}
	g := graphOf(t, chain...)
	for first, falls := range []int{21, 21, 20} {
		d, err := g.Dependents(t.Context(), query.DependentsQuestion{Of: []kg.ID{clause(first)}})
		if err != nil {
			t.Fatal(err)
		}
		if (d.Truncated != nil) != (falls > query.MaxFall) || len(d.Falls) != falls {
			t.Errorf("from %d: %v and %d fall", first, d.Truncated, len(d.Falls))
		}
	}
}

func clause(i int) kg.ID { return kg.ID(fmt.Sprintf("provision/p/%d", i+1)) }

// More in `of` never gives less, in random graphs and in the bundled data; and in random graphs the answer is the answer
// of the rules, applied until nothing changes.
func TestDependentsOfMoreAreMore(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		things := collapsing(random)
		g := graphOf(t, things...)
		for range 5 {
			of := []kg.ID{anyText(random), anyText(random), anyText(random)}
			few, more := fellOf(t, g, of[:1]), fellOf(t, g, of)
			lessThan(t, few, more)
			if diff := cmp.Diff(byRules(things, of), slices.Sorted(fallsOnly(more))); diff != "" {
				t.Fatalf("%v of %v; want -, got +:\n%s", of, things, diff)
			}
		}
	}
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	s := new(kgtest.Memory)
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	var texts []kg.ID
	for _, e := range b.Entities {
		if e.Kind == kg.Provision || e.Kind.Is(kg.Document) {
			texts = append(texts, e.ID)
		}
	}
	for range 100 {
		random.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		n := 1 + random.IntN(5)
		lessThan(t, fellOf(t, query.New(s), texts[:n]), fellOf(t, query.New(s), texts[:2*n]))
	}
}

// collapsing returns a random graph of documents, clauses, obligations and objections.
func collapsing(random *rand.Rand) (all []any) {
	for _, kind := range []string{"proposal/p", "provision/p/", "obligation/p/1/", "objection/o"} {
		for i := range 6 {
			all = append(all, thing(kg.ID(fmt.Sprint(kind, i))))
		}
	}
	for i := range 10 + random.IntN(20) {
		key := fmt.Sprintf("k-%d", i)
		from, to := kg.ID(fmt.Sprint("provision/p/", random.IntN(6))), anyText(random)
		switch random.IntN(4) {
		case 0:
			all = append(all, join(to, kg.Contains, from, "key", key))
		case 1:
			dependence := kg.Dependences[random.IntN(len(kg.Dependences))]
			all = append(all, join(from, kg.DependsOn, to, "key", key, "dependence", dependence))
		case 2:
			all = append(all, join(from, kg.Asks, kg.ID(fmt.Sprint("obligation/p/1/", random.IntN(6))), "key", key))
		case 3:
			all = append(all, join(kg.ID(fmt.Sprint("objection/o", random.IntN(6))), kg.ObjectsTo, to, "key", key))
		}
	}
	return all
}

// anyText returns the ID of a random document or clause of [collapsing].
func anyText(random *rand.Rand) kg.ID {
	if random.IntN(4) == 0 {
		return kg.ID(fmt.Sprint("proposal/p", random.IntN(6)))
	}
	return kg.ID(fmt.Sprint("provision/p/", random.IntN(6)))
}

// fellOf returns what falls, and the relationships in the answer, with the word for their place in it.
func fellOf(t *testing.T, g *query.Graph, of []kg.ID) map[string]bool {
	t.Helper()
	d, err := g.Dependents(t.Context(), query.DependentsQuestion{Of: of})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, f := range d.Falls {
		all["falls "+string(f.Node.ID)] = true
		for _, l := range f.Because {
			all[fmt.Sprint(f.Node.ID, " because ", l.ID)] = true
		}
	}
	for _, u := range d.NoLongerVoided {
		all["no longer voided by "+string(u.Link.ID)] = true
	}
	return all
}

// fallsOnly yields the IDs of what falls.
func fallsOnly(all map[string]bool) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range all {
			if id, ok := strings.CutPrefix(line, "falls "); ok && !yield(id) {
				return
			}
		}
	}
}

// lessThan complains about what is in few and not in more.
func lessThan(t *testing.T, few, more map[string]bool) {
	t.Helper()
	for line := range few {
		if !more[line] {
			t.Errorf("with more ids %q is missing", line)
		}
	}
}

// byRules returns what falls with texts, sorted.
func byRules(things []any, of []kg.ID) []string {
	fell := map[kg.ID]bool{}
	for _, id := range of {
		fell[id] = true
	}
	stands := map[kg.ID]bool{} // objections with a target that does not fall
	for changed := true; changed; {
		changed = false
		clear(stands)
		objects := map[kg.ID]bool{}
		for _, one := range things {
			r, ok := one.(kg.Relationship)
			if !ok {
				continue
			}
			first, then := r.From, r.To
			switch {
			case r.Text("dependence") == "VOIDED_BY":
				continue
			case r.Type == kg.DependsOn:
				first, then = r.To, r.From
			case r.Type == kg.ObjectsTo:
				objects[r.From] = true
				stands[r.From] = stands[r.From] || !fell[r.To]
				continue
			}
			if fell[first] && !fell[then] {
				fell[then], changed = true, true
			}
		}
		for id := range objects {
			if !stands[id] && !fell[id] {
				fell[id], changed = true, true
			}
		}
	}
	var all []string
	for id := range fell {
		all = append(all, string(id))
	}
	slices.Sort(all)
	return all
}

func TestDependentsRefuse(t *testing.T) {
	g := graphOf(t, hangs()...)
	for _, test := range []struct {
		of      []kg.ID
		message string
	}{
		{nil, "of has 0 ids, want 1 to 20"},
		{[]kg.ID{"proposal/x"}, `of has "proposal/x", which is nothing here`},
		{[]kg.ID{"provision/p/1", "objection/one"}, `of has "objection/one", which is neither a document nor a clause`},
	} {
		_, err := g.Dependents(t.Context(), query.DependentsQuestion{Of: test.of})
		if err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("the error is %v, want %s", err, test.message)
		}
	}
}
