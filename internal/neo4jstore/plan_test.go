package neo4jstore

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// A statement is a text that the store sends.
type statement struct {
	name   string
	text   string
	params map[string]any
	scans  bool // looks at all of a kind, and says so
}

// TestPlans explains each shape of statement: the database has nothing to remark,
// and all that is looked up is looked up in an index.
func TestPlans(t *testing.T) {
	server := neo4jtest.Fresh(t)
	s := opened(t, server)
	b := makeBatch(1000, 100)
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	d := server.Driver(t)
	all := statements(b)
	for _, st := range all {
		for _, problem := range problems(t, d, st) {
			t.Errorf("%s: %s\n%s", st.name, problem, st.text)
		}
	}
	t.Logf("%d statements", len(all))

	// The test is worth something if it misses what is not there.
	for _, name := range []string{"Actor_sort_id", "Actor_category_sort_id", "Evidence_source_sort_id", "OBLIGES_to"} {
		ask(t, d, "DROP INDEX "+quote(name))
		ask(t, d, "CALL db.clearQueryCaches() YIELD value RETURN value")
		found := 0
		for _, st := range all {
			found += len(problems(t, d, st))
		}
		if found == 0 {
			t.Errorf("without the index %s nothing is missed", name)
		}
		opened(t, server)
	}
}

// problems returns what is wrong with a plan.
func problems(t testing.TB, d neo4j.DriverWithContext, st statement) []string {
	t.Helper()
	session := d.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(t.Context())
	result, err := session.Run(t.Context(), "EXPLAIN "+st.text, st.params)
	if err != nil {
		return []string{err.Error()}
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		return []string{err.Error()}
	}
	var all []string
	for _, n := range summary.Notifications() {
		all = append(all, n.Code()+": "+n.Description())
	}
	scans := []string{"AllNodesScan", "NodeByLabelScan", "RelationshipTypeScan", "AllRelationshipsScan", "UnionNodeByLabelsScan", "CartesianProduct"}
	for _, op := range operators(summary.Plan()) {
		if !st.scans && slices.ContainsFunc(scans, func(s string) bool { return strings.Contains(op, s) }) {
			all = append(all, op)
		}
	}
	return all
}

func operators(p neo4j.Plan) []string {
	all := []string{p.Operator()}
	for _, c := range p.Children() {
		all = append(all, operators(c)...)
	}
	return all
}

// statements returns one of each shape, but for the combinations of filters.
func statements(b kg.Batch) []statement {
	ids := []string{string(b.Entities[0].ID), string(b.Entities[1].ID)}
	all := []statement{
		{"entities", fill(entitiesText, "entity", entityColumns(kg.Any)), map[string]any{"ids": ids}, false},
		{"relationships", relationshipsStatement(), map[string]any{"ids": ids}, false},
		{"count types", countTypesText, map[string]any{"ids": ids}, false},
		{"search", newCompiler().search([]string{"name"}), map[string]any{"query": "+name*", "kinds": kg.Kinds(), "limit": 1}, false},
	}
	for _, text := range []string{fill(putFindText, "type", "`OBLIGES`"), putUnlinkText, putFromSortText, putToSortText, putJoinedText, putRemoveText} {
		all = append(all, statement{text, text, map[string]any{"ids": ids}, false})
	}
	for _, text := range []string{putMovedText, putEntitiesText, putReplaceText, putCreateText} {
		all = append(all, statement{text, text, map[string]any{"rows": []any{}}, false})
	}
	for _, via := range vias() {
		all = append(all, lists(via)...)
	}
	return all
}

// lists returns what is asked of a list: pages, in each order and direction, and
// counts.
func lists(via kg.Via) (all []statement) {
	from := []kg.ID{kg.Root}
	if via.Dir != "" {
		from = []kg.ID{"actor/e-0"}
	}
	add := func(what string, c *compiler, text string, scans bool) {
		all = append(all, statement{fmt.Sprintf("%s %#v", what, via), text, c.params, scans})
	}
	root := isRoot(from)
	scans := root && via.Links && via.Link != nil
	for _, order := range ordersOf(via) {
		for _, s := range slicesIn(order) {
			c := newCompiler()
			add(fmt.Sprintf("expand %+v", s), c, c.expand(from, via, s), scans)
		}
	}
	c := newCompiler()
	add("count", c, c.count(from, via), root)
	if root {
		c, field := newCompiler(), "kind"
		if via.Links {
			field = "type"
		}
		add("facet", c, c.facet(via, field), true)
	}
	return all
}

func ordersOf(via kg.Via) []kg.Order {
	all := []kg.Order{{}}
	if via.Links {
		return all
	}
	for _, f := range kg.EntityFields(via.To) {
		if f.Sort {
			all = append(all, kg.Order{Field: f.Name})
		}
	}
	if via.Dir != "" && via.Ref == "" {
		all = append(all, kg.Order{Field: "validFrom", Link: true})
	}
	return all
}

func slicesIn(o kg.Order) (all []kg.Slice) {
	k := kg.Key{Sort: "m", ID: "m"}
	for _, desc := range []bool{false, true} {
		o.Desc = desc
		for _, last := range []bool{false, true} {
			all = append(all, kg.Slice{Order: o, Limit: 11, Last: last}, kg.Slice{Order: o, Limit: 11, Last: last, After: k, Before: k})
		}
	}
	return all
}

func vias() []kg.Via {
	is := func(field string, op kg.Op, v any) kg.Filter { return kg.Compare{Field: field, Op: op, Value: v} }
	all := []kg.Via{
		{Step: kg.Step{Links: true}},
		{Step: kg.Step{Links: true, Types: []kg.Type{kg.Cites, kg.Obliges}}, Link: is("status", kg.Equal, "STATED")},
		{Step: kg.Step{Links: true}, Link: is("status", kg.Equal, "STATED")},
		{Step: kg.Step{To: kg.Any}},
		{Step: kg.Step{To: kg.Document}},
		{Step: kg.Step{Dir: kg.Both}},
		{Step: kg.Step{Dir: kg.Out, Types: []kg.Type{kg.Cites, kg.Obliges}}},
		{Step: kg.Step{Dir: kg.In, To: kg.Evidence, Ref: "source"}, Where: is("basis", kg.Equal, "SEEN")},
	}
	for _, k := range kg.Kinds() {
		all = append(all, kg.Via{Step: kg.Step{To: k}, Where: is("name", kg.Includes, "1")})
		for _, f := range kg.EntityFields(k) {
			if f.Index {
				all = append(all, kg.Via{Step: kg.Step{To: k}, Where: kg.AllOf{is(f.Name, kg.Equal, "x"), is("summary", kg.IsNull, false)}})
			}
		}
		for _, step := range kg.Steps(k) {
			all = append(all, kg.Via{Step: step}, kg.Via{Step: kg.Step{To: k}, Where: kg.Not{Of: kg.Linked{Via: kg.Via{Step: step, Where: is("name", kg.Equal, "x")}}}})
		}
	}
	return all
}
