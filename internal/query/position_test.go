package query_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// stands returns a small graph in which each rule of positions applies.
func stands() []any {
	all := []any{
		thing("proposal/p"), thing("proposal/q"),
		thing("provision/p/1"), thing("provision/p/2"), thing("provision/p/2a", "partOf", "provision/p/2"),
		thing("provision/p/2b", "partOf", "provision/p/2"), thing("provision/p/10"),
		thing("provision/q/1"),
		thing("actor/land"), thing("actor/hall"), thing("actor/desk"), thing("actor/club"),
		thing("actor/duma", "category", "STATE_BODY"),
		thing("actor/head"), thing("actor/clerk"), thing("actor/mute"),
		join("actor/hall", kg.PartOf, "actor/land"), join("actor/desk", kg.PartOf, "actor/hall"),
		join("actor/club", kg.MemberOf, "actor/land"), join("actor/duma", kg.MemberOf, "actor/land", "validFrom", "2025"),
		join("actor/head", kg.HoldsOffice, "actor/land", "validFrom", "2025-03", "validTo", "2025-11-20"),
		join("actor/clerk", kg.HoldsOffice, "actor/desk"),
		thing("source/good", "sourceKind", "STATEMENT", "reliability", "PRIMARY", "date", "2025-11-25"),
		thing("source/poor", "sourceKind", "NEWS", "reliability", "WEAK", "date", "2025-11-26"),
		thing("evidence/good/1", "source", "source/good"), thing("evidence/poor/1", "source", "source/poor"),
		join("actor/land", kg.Supports, "provision/p/1", "evidence", []string{"evidence/poor/1"}),
		join("actor/mute", kg.Supports, "provision/p/1", "status", "RETRACTED"),
		join("actor/mute", kg.Supports, "provision/q/1"),
	}
	says := func(name, stance, day string, by []kg.ID, of kg.ID, fields ...any) {
		o := thing(kg.ID("objection/"+name), "stance", stance)
		if day != "" {
			o.Fields["date"] = day
		}
		all = append(all, o, join(o.ID, kg.ObjectsTo, of, fields...))
		for _, a := range by {
			all = append(all, join(a, kg.Raised, o.ID))
		}
	}
	says("land-on-2a", "QUESTIONS", "2025-10", []kg.ID{"actor/land"}, "provision/p/2a",
		"evidence", []string{"evidence/good/1"})
	says("hall-on-1", "REJECTS", "2025-11-22", []kg.ID{"actor/hall"}, "provision/p/1")
	says("clerk-on-10", "OBJECTS", "2025-12-01", []kg.ID{"actor/clerk", "actor/club"}, "provision/p/10")
	says("duma-2024-on-2", "REJECTS", "2024", []kg.ID{"actor/duma"}, "provision/p/2")
	says("head-on-all", "CRITICISES", "2025-11", []kg.ID{"actor/head"}, "proposal/p",
		"evidence", []string{"evidence/poor/1"})
	says("head-later", "REJECTS", "2025-11-21", []kg.ID{"actor/head"}, "provision/p/2")
	says("head-undated", "REJECTS", "", []kg.ID{"actor/head"}, "provision/p/10")
	return all
}

// shownCell returns a cell as text. Brackets mark a statement about the whole that contains the provision. A star marks
// the strongest statement.
func shownCell(c query.Cell) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s", c.Stance, c.Latest)
	if c.Whole {
		s.WriteString(" whole")
	}
	for _, st := range c.Statements {
		of := string(st.Link.From)
		if st.Link.Type != kg.ObjectsTo {
			of = string(st.Link.Type)
		}
		of = of[strings.LastIndex(of, "/")+1:] + " by " + last(st.By)
		if st.About == "PARENT" || st.About == "DOCUMENT" {
			of = "(" + of + ")"
		}
		if st.Link == c.Strongest {
			of = "*" + of
		}
		s.WriteString("; " + of)
	}
	return s.String()
}

// shownMatrix returns the cells of a matrix as lines of text.
func shownMatrix(m *query.Matrix) (all []string) {
	for i, p := range m.Provisions {
		for j, a := range m.Actors {
			all = append(all, fmt.Sprintf("%s %s: %s", last(p), last(a), shownCell(m.Cells[i][j])))
		}
	}
	return all
}

// provisions returns the PositionsOf of these provisions.
func provisions(ids ...kg.ID) query.PositionsOf { return query.PositionsOf{Provisions: ids} }

func TestPositions(t *testing.T) {
	g := graphOf(t, stands()...)
	p := query.PositionsOf{Document: "proposal/p"}
	for _, c := range []struct {
		what     string
		question query.PositionsQuestion
		trips    int
		want     string
	}{
		{"a document", query.PositionsQuestion{
			Of: p, Actors: []kg.ID{"actor/land", "actor/mute", "actor/club", "actor/hall"},
		}, 5, `
			1 land: SUPPORTS 2025-11-26; *SUPPORTS by land
			1 mute: SILENT 
			1 club: SILENT 
			1 hall: OPPOSES 2025-11-22; *hall-on-1 by hall
			2 land: CRITICAL 2025-10; *land-on-2a by land
			2 mute: SILENT 
			2 club: SILENT 
			2 hall: SILENT 
			2a land: CRITICAL 2025-10; *land-on-2a by land
			2a mute: SILENT 
			2a club: SILENT 
			2a hall: SILENT 
			2b land: SILENT 
			2b mute: SILENT 
			2b club: SILENT 
			2b hall: SILENT 
			10 land: SILENT 
			10 mute: SILENT 
			10 club: OPPOSES 2025-12-01; *clerk-on-10 by club
			10 hall: SILENT `},
		{"rolled up", query.PositionsQuestion{Of: p, Actors: []kg.ID{"actor/land"}, RollUp: true}, 8, `
			1 land: CONTRADICTORY 2025-11-26; *SUPPORTS by land; (head-on-all by head); hall-on-1 by hall
			2 land: CRITICAL 2025-11; *land-on-2a by land; (head-on-all by head)
			2a land: CRITICAL 2025-11; *land-on-2a by land; (head-on-all by head)
			2b land: CRITICAL 2025-11 whole; *(head-on-all by head)
			10 land: OPPOSES 2025-12-01; (head-on-all by head); *clerk-on-10 by clerk`},
		{"the holder", query.PositionsQuestion{
			Of: provisions("provision/p/10", "provision/p/2b"), Actors: []kg.ID{"actor/head"},
		}, 6, `
			10 head: OPPOSES 2025-11; (head-on-all by head); *head-undated by head
			2b head: OPPOSES 2025-11-21 whole; (head-on-all by head); *(head-later by head)`},
		{"a clause", query.PositionsQuestion{
			Of: provisions("provision/p/2"), Actors: []kg.ID{"actor/land", "actor/land"}, RollUp: true,
		}, 9, `
			2 land: CRITICAL 2025-11; *land-on-2a by land; (head-on-all by head)`},
	} {
		var m *query.Matrix
		n, list := trips(t, func(ctx context.Context) (err error) {
			m, err = g.Positions(ctx, c.question)
			return err
		})
		want := strings.Split(strings.ReplaceAll(strings.TrimPrefix(c.want, "\n"), "\t", ""), "\n")
		if diff := cmp.Diff(want, shownMatrix(m)); diff != "" {
			t.Errorf("%s: want -, got +:\n%s", c.what, diff)
		}
		if n != c.trips {
			t.Errorf("%s: %d trips, want %d:\n%s", c.what, n, c.trips, list)
		}
	}
}

// With asOf, later statements do not count.
func TestPositionsAsOf(t *testing.T) {
	g := graphOf(t, stands()...)
	for day, want := range map[string]string{
		"2025-11-21": "1 hall: SILENT ",
		"2025-11-22": "1 hall: OPPOSES 2025-11-22; *hall-on-1 by hall",
	} {
		m, err := g.Positions(t.Context(), query.PositionsQuestion{
			Of: provisions("provision/p/1"), Actors: []kg.ID{"actor/hall"}, AsOf: query.AsOf{Known: day},
		})
		if err != nil || shownMatrix(m)[0] != want {
			t.Errorf("%s: %v, %v; want %s", day, m, err, want)
		}
	}
}

func TestCellLinks(t *testing.T) {
	m, err := graphOf(t, stands()...).Positions(t.Context(), query.PositionsQuestion{
		Of: provisions("provision/p/10"), Actors: []kg.ID{"actor/club"},
	})
	if err != nil {
		t.Fatal(err)
	}
	links := m.Cells[0][0].Links()
	if len(links) != 1 || links[0] != m.Cells[0][0].Strongest {
		t.Errorf("links are %v", links)
	}
}

func TestPositionsRefuse(t *testing.T) {
	g := graphOf(t, stands()...)
	many := func(n int, form string) (all []any) {
		for i := range n {
			all = append(all, fmt.Sprintf(form, i))
		}
		return all
	}
	of := func(of query.Tree, actors ...any) map[string]any { return map[string]any{"of": of, "actors": actors} }
	both := query.Tree{"document": "proposal/p", "provisions": []any{"provision/p/1"}}
	for what, c := range map[string]struct {
		args map[string]any
		says string
	}{
		"nothing":           {map[string]any{}, "of"},
		"both":              {of(both, "actor/land"), "one of the two"},
		"null besides":      {of(query.Tree{"document": "proposal/p", "provisions": nil}, "actor/land"), "one of the two"},
		"only null":         {of(query.Tree{"document": nil}, "actor/land"), "one of the two"},
		"empty of":          {of(query.Tree{}, "actor/land"), "one of the two"},
		"empty provisions":  {of(query.Tree{"provisions": []any{}}, "actor/land"), "of.provisions are 0"},
		"no actors":         {map[string]any{"of": query.Tree{"document": "proposal/p"}}, "actors are 0"},
		"empty actors":      {of(query.Tree{"document": "proposal/p"}), "actors are 0"},
		"51 actors":         {of(query.Tree{"document": "proposal/p"}, many(51, "actor/a%d")...), "actors are 51"},
		"101 provisions":    {of(query.Tree{"provisions": many(101, "provision/p/%d")}, "actor/land"), "provisions are 101"},
		"unknown document":  {of(query.Tree{"document": "proposal/none"}, "actor/land"), "of.document is "},
		"a clause":          {of(query.Tree{"document": "provision/p/1"}, "actor/land"), "of.document is "},
		"unknown provision": {of(query.Tree{"provisions": []any{"provision/p/99"}}, "actor/land"), "of.provisions has "},
		"a document":        {of(query.Tree{"provisions": []any{"proposal/p"}}, "actor/land"), "of.provisions has "},
		"unknown actor":     {of(query.Tree{"document": "proposal/p"}, "actor/land", "actor/none"), "actors has "},
		"no actor":          {of(query.Tree{"document": "proposal/p"}, "proposal/p"), "actors has "},
		"null":              {of(query.Tree{"document": "proposal/p"}, []any{nil}...), "actors are 0"},
	} {
		q, err := query.ReadQuestion[query.PositionsQuestion](c.args)
		if err == nil {
			_, err = g.Positions(t.Context(), q)
		}
		if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want ErrInvalid that says %q", what, err, c.says)
		}
	}
}
