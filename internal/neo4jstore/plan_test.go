package neo4jstore

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// A statement is a text that the store sends, with parameters.
type statement struct {
	name   string
	text   string
	params map[string]any
	scans  bool // the statement is meant to read all entities of a kind or all relationships
}

// TestPlans checks the plan of each shape of statement, or by default of one shape in
// twelve. The database must have no notifications about the statement, and must look
// everything up in an index.
func TestPlans(t *testing.T) {
	server := neo4jtest.Fresh(t)
	s := opened(t, server)
	load(t, s, makeBatch(1000, 100))
	d := server.Driver(t)
	nameFields(t, d)
	all := statements()
	if !neo4jtest.Long() {
		slices.SortFunc(all, func(a, b statement) int { return strings.Compare(a.name, b.name) })
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		all = all[:len(all)/12]
	}
	for i, st := range all {
		if i%2 == 1 { // common columns are in the text
			st.text = spelled(st.text, relationshipColumns(kg.Want{}), []string{"id", "kind", "name"})
		}
		for _, problem := range problems(t, d, st) {
			t.Errorf("%s: %s", st.name, problem)
		}
	}
	t.Logf("%d statements", len(all))
}

// TestPlansMissIndexes checks that TestPlans can fail: a plan has a problem if its index
// does not exist.
func TestPlansMissIndexes(t *testing.T) {
	server := neo4jtest.Empty(t)
	s := opened(t, server)
	load(t, s, makeBatch(1000, 100))
	d := server.Driver(t)
	nameFields(t, d)
	equal := kg.Condition{Field: "category", Op: kg.Equal, Value: "STATE"}
	for index, via := range map[string]kg.Via{
		"Actor_sort_id":           {Step: kg.Step{To: kg.Actor}},
		"Actor_category_sort_id":  {Step: kg.Step{To: kg.Actor}, Where: kg.AllOf{equal}},
		"Evidence_source_sort_id": {Step: kg.Step{Dir: kg.In, To: kg.Evidence, Ref: "source"}},
		"OBLIGES_to":              {Step: kg.Step{Dir: kg.In, To: kg.Provision, Types: []kg.Type{kg.Obliges}}},
	} {
		st := lists(via)[0]
		if p := problems(t, d, st); len(p) > 0 {
			t.Errorf("with the index %s: %s", index, p)
		}
		ask(t, d, "DROP INDEX "+quote(index))
		ask(t, d, "CALL db.clearQueryCaches() YIELD value RETURN value")
		if p := problems(t, d, st); len(p) == 0 {
			t.Errorf("without the index %s nothing is missed", index)
		}
		opened(t, server) // creates the index again
	}
}

// nameFields makes the names of all fields known to the database. Otherwise the database
// would have a notification about each name that it does not know.
func nameFields(t testing.TB, d neo4j.DriverWithContext) {
	t.Helper()
	for _, f := range slices.Concat(kg.AllEntityFields(), kg.RelationshipFields()) {
		ask(t, d, "CALL db.createProperty('"+f.Name+"') RETURN ''")
	}
}

// problems returns the problems of a plan. It runs the statement with PROFILE and not with
// EXPLAIN, because v5.28.4 of the driver reads the plans of EXPLAIN wrongly: it returns
// one child of a plan twice and loses the other.
func problems(t testing.TB, d neo4j.DriverWithContext, st statement) []string {
	t.Helper()
	session := d.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(t.Context())
	result, err := session.Run(t.Context(), "PROFILE "+st.text, st.params)
	if err != nil {
		return []string{err.Error()}
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		return []string{err.Error()}
	}
	var all []string
	for _, n := range summary.Notifications() {
		if strings.HasSuffix(n.Code(), "FeatureDeprecationWarning") && numbersWarning.MatchString(n.Description()) {
			continue // stepwise searches use the numbers of Neo4j, because element IDs cost twice as much
		}
		all = append(all, n.Code()+": "+n.Description())
	}
	plan := planOperators(summary.Profile())
	// If the database cannot follow a hint in a subquery, it sends no notification.
	for _, hint := range hints.FindAllStringSubmatch(strings.ReplaceAll(st.text, "`", ""), -1) {
		if index := hint[1] + "(" + hint[2] + ")"; !strings.Contains(strings.Join(plan, "\n"), index) {
			all = append(all, "does not use the index "+index)
		}
	}
	for _, op := range plan {
		if strings.HasPrefix(op, "VarLengthExpand") || strings.HasPrefix(op, "AntiConditionalApply") {
			all = append(all, "builds paths before it checks them: "+op)
		}
		if !st.scans && scans.MatchString(op) {
			all = append(all, op)
		}
		if strings.HasPrefix(op, "Top") && strings.Contains(st.text, "USING INDEX") &&
			!strings.Contains(st.text, "UNION ALL") {
			all = append(all, "sorts rows that the index has in order: "+op)
		}
	}
	return all
}

// numbersWarning matches the warning about the function id, in the words of Neo4j 5 and of 2026.
var numbersWarning = regexp.MustCompile("deprecated function.*[`']id[`']")

var (
	hints = regexp.MustCompile(`USING INDEX SEEK \w+:(\w+)\(([\w, ]+)\)`)
	scans = regexp.MustCompile(`^(Directed|Undirected|Partitioned)?(AllNodesScan|NodeByLabelScan|UnionNodeByLabelsScan|` +
		`\w*RelationshipTypeScan|AllRelationshipsScan)`)
)

func planOperators(p neo4j.ProfiledPlan) []string {
	all := []string{fmt.Sprint(p.Operator(), " ", p.Arguments()["Details"])}
	if sortsNothing(p) {
		all[0] = "Few" + all[0]
	}
	for _, c := range p.Children() {
		all = append(all, planOperators(c)...)
	}
	return all
}

// sortsNothing reports whether p sorts, and the database expects less than one row there. Then an order costs nothing, and
// which plan it takes depends on the made-up values.
func sortsNothing(p neo4j.ProfiledPlan) bool {
	if !strings.HasPrefix(p.Operator(), "Top") {
		return false
	}
	rows, ok := p.Children()[0].Arguments()["EstimatedRows"].(float64)
	return ok && rows < 1
}

// someIDs are IDs that no entity has.
var someIDs = []string{"actor/nobody", "actor/no-one"}

// putStatements returns the statements of Put that read or match anything.
func putStatements() (all []statement) {
	for _, text := range []string{
		putStoredText, fill(putFindText, "type", "`OBLIGES`"), putUnlinkText, putFromSortText, putToSortText, putJoinedText, putRemoveText,
	} {
		all = append(all, statement{text, text, map[string]any{"ids": someIDs}, false})
	}
	for _, text := range []string{putNewText, putEntitiesText, putReplaceText, putCreateText} {
		all = append(all, statement{text, text, map[string]any{"rows": []any{}}, false})
	}
	return all
}

// statements returns one statement of each shape. Filters are combined in a few ways only.
func statements() []statement {
	entity, search := []string{"id"}, newCompiler().search([]kg.SearchTerm{{"name"}})
	all := append(
		putStatements(),
		statement{"entities", entitiesText, object{"ids": someIDs, "entity": entity}, false},
		statement{"relationships", relationshipsStatement(kg.Types()), object{"ids": someIDs, "relationship": entity}, false},
		statement{
			"relationships of a type", relationshipsStatement([]kg.Type{kg.Obliges}),
			object{"ids": someIDs, "relationship": entity},
			false,
		},
		statement{"search", search, object{"query": "+(name*)", "entity": entity, "kinds": kg.Kinds(), "limit": 1}, false},
	)
	c := newCompiler()
	stated := kg.Condition{Field: "status", Op: kg.Equal, Value: "STATED"}
	all = append(all, statement{"count types", c.countTypes([]kg.ID{"actor/nobody"}, stated), c.params, false})
	among := kg.Via{Step: kg.Step{Links: true}, Link: kg.AllOf{stated, kg.AllOf{
		kg.Condition{Field: "source", Op: kg.OneOf, Value: someIDs},
		kg.Condition{Field: "target", Op: kg.OneOf, Value: someIDs},
	}}}
	for name, text := range map[string]func(c *compiler) string{
		"expand": func(c *compiler) string { return c.expand([]kg.ID{kg.Root}, among, kg.Window{Limit: 21}) },
		"count":  func(c *compiler) string { return c.count([]kg.ID{kg.Root}, among) },
		"facet":  func(c *compiler) string { return c.facet(among, "type") },
	} {
		c := newCompiler()
		all = append(all, statement{name + " among", text(c), c.params, false})
	}
	c = newCompiler()
	grouped := kg.Via{Step: kg.Step{Dir: kg.Both, To: kg.Any}, Link: stated}
	all = append(all, statement{"groups", c.groups([]kg.ID{"actor/nobody"}, grouped, kg.Window{Limit: 8}), c.params, false})
	for _, via := range vias() {
		all = append(all, lists(via)...)
	}
	return all
}

// TestPathPlans checks the plans of searches for paths. The database must check
// conditions during the search, and not after it has built a path.
func TestPathPlans(t *testing.T) {
	server := neo4jtest.Empty(t)
	load(t, opened(t, server), makeBatch(1000, 100))
	d := server.Driver(t)
	nameFields(t, d)
	for _, st := range searches() {
		for _, problem := range problems(t, d, st) {
			t.Errorf("%s: %s", st.name, problem)
		}
	}
}

// searches returns statements that search for paths.
func searches() (all []statement) {
	var (
		stated = kg.Condition{Field: "status", Op: kg.OneOf, Value: []string{"STATED"}}
		known  = kg.AnyOf{
			kg.Condition{Field: "knownFrom", Op: kg.IsNull, Value: true},
			kg.Condition{Field: "knownFrom", Op: kg.AtMost, Value: "2025"},
		}
		actors = kg.Condition{Field: "kind", Op: kg.OneOf, Value: []string{"Actor"}}
	)
	ends := []int64{2, 3}
	reached := [2]kg.Reached[int64]{{Entity: 1, Unsure: []int64{1, 2}}, {Entity: 1, Sure: true}}
	for _, q := range []kg.PathQuestion{
		{}, {Hub: 200}, {Link: stated, Hub: 200}, {
			Link:  kg.AllOf{kg.Not{Of: stated}, known},
			Where: kg.AllOf{actors, known}, Hub: 200,
		}, {Link: stated, Where: actors},
	} {
		q.From, q.To, q.MaxHops, q.Limit = "actor/e-0", "actor/e-20", 6, 100
		for what, text := range map[string]func(*compiler) string{
			"shortest": func(c *compiler) string { return c.shortest(q) },
			"ends":     func(c *compiler) string { return c.aroundEnds(q) },
			"around":   func(c *compiler) string { return c.around(q, ends, reached[:], false) },
			"strictly": func(c *compiler) string { return c.around(q, ends, reached[:], true) },
			"met":      func(c *compiler) string { return c.met(q, ends, [][2]kg.Reached[int64]{reached}) },
			"on paths": func(c *compiler) string { return c.onPaths(q, []int64{1, 2}) },
		} {
			if what != "shortest" && !(&Store{}).isStepwise(q) {
				continue
			}
			c := newCompiler()
			all = append(all, statement{fmt.Sprintf("%s %+v", what, q), text(c), c.params, false})
		}
	}
	return all
}

// lists returns the statements about a list: pages in each order and direction, the count,
// and a facet.
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
		for _, s := range windowsIn(order) {
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
	if via.Links || isLinked(via.Where) {
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

func isLinked(f kg.Filter) bool { _, ok := f.(kg.Not); return ok }

// windowsIn returns the first page in an order, and the last page between two places.
func windowsIn(o kg.Order) []kg.Window {
	k := kg.Key{Sort: "m", ID: "m"}
	return []kg.Window{{Order: o, Limit: 11}, {Order: o, Limit: 11, Last: true, After: k, Before: k}}
}

func vias() []kg.Via {
	is := func(field string, op kg.Op, v any) kg.Filter { return kg.Condition{Field: field, Op: op, Value: v} }
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
				all = append(all, kg.Via{
					Step:  kg.Step{To: k},
					Where: kg.AllOf{is(f.Name, kg.Equal, "x"), is("summary", kg.IsNull, false)},
				})
			}
		}
		for _, step := range kg.Steps(k) {
			all = append(all, kg.Via{Step: step}, kg.Via{
				Step:  kg.Step{To: k},
				Where: kg.Not{Of: kg.Linked{Via: kg.Via{Step: step, Where: is("name", kg.Equal, "x")}}},
			})
		}
	}
	return all
}
