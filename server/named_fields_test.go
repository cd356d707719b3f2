package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/seed"
)

// TestNamedFieldsShowEveryRelationship asks the bundled data for each list of related entities of each entity, page by
// page. The lists are the connections of the schema whose edges have a relationship. So it leaves out the field
// relationships. Each relationship of the data must be on an edge of a list of its source, and of a list of its target.
func TestNamedFieldsShowEveryRelationship(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	l := lister{url: sqliteServer(t), shown: map[shown]bool{}}
	for _, k := range kg.MainKinds() {
		var ids []string
		for _, e := range b.Entities {
			if e.Kind == k {
				ids = append(ids, strconv.Quote(string(e.ID)))
			}
		}
		for _, field := range namedFields(graph.Schema(), string(k)) {
			for some := range slices.Chunk(ids, 50) {
				l.list(t, string(k), field, strings.Join(some, ", "), "")
			}
		}
	}
	for _, r := range b.Relationships {
		for _, end := range []kg.ID{r.From, r.To} {
			if !l.shown[shown{end, r.ID}] {
				t.Errorf("no named field of %s shows %s", end, r.ID)
			}
		}
	}
	t.Logf("%d operations show %d relationships from both ends", l.asked, len(b.Relationships))
}

// namedFields returns the fields of a type that are lists of entities with the relationship to each.
func namedFields(s *ast.Schema, name string) (all []string) {
	for _, f := range s.Types[name].Fields {
		noun, isList := strings.CutSuffix(f.Type.Name(), "Connection")
		if isList && noun != "Relationship" && s.Types[noun+"Edge"].Fields.ForName("relationship") != nil {
			all = append(all, f.Name)
		}
	}
	return all
}

// shown identifies a relationship in an answer about an entity.
type shown struct{ entity, relationship kg.ID }

// A lister reads lists from a server.
type lister struct {
	url   string
	asked int
	shown map[shown]bool
}

// list reads one list of each of the entities, from a cursor on.
func (l *lister) list(t *testing.T, kind, field, ids, after string) {
	t.Helper()
	query := fmt.Sprintf("{ nodes(ids: [%s]) { ... on %s { id list: %s(first: 100%s) { "+
		"pageInfo { hasNextPage endCursor } edges { relationship { id } } } } } }", ids, kind, field, after)
	var answer struct {
		Data struct {
			Nodes []struct {
				ID   kg.ID
				List struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
					Edges []struct{ Relationship *struct{ ID kg.ID } }
				}
			}
		}
	}
	l.asked++
	if err := json.Unmarshal([]byte(asked(t, l.url, query)), &answer); err != nil {
		t.Fatal(err)
	}
	for _, n := range answer.Data.Nodes {
		for _, e := range n.List.Edges {
			if e.Relationship != nil {
				l.shown[shown{n.ID, e.Relationship.ID}] = true
			}
		}
		if page := n.List.PageInfo; page.HasNextPage {
			l.list(t, kind, field, strconv.Quote(string(n.ID)), ", after: "+strconv.Quote(page.EndCursor))
		}
	}
}
