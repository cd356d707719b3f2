package query_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// nodes returns the nodes with these IDs, on one frontier.
func nodes(t *testing.T, g *query.Graph, ids ...kg.ID) []*query.Node {
	t.Helper()
	things, err := g.Items(t.Context(), query.Args{"ids": ids})
	if err != nil {
		t.Fatal(err)
	}
	all := make([]*query.Node, len(things))
	for i, v := range things {
		all[i] = v.(*query.Node)
	}
	return all
}

func TestBlockers(t *testing.T) {
	g := graphOf(t, append(stands(),
		thing("objection/mute-on-1", "stance", "OBJECTS", "date", "2025-12-01"),
		join("objection/mute-on-1", kg.ObjectsTo, "provision/p/1", "evidence", []string{"evidence/good/1"}),
		thing("objection/mute-again", "stance", "OBJECTS", "date", "2025-12-02"),
		join("objection/mute-again", kg.ObjectsTo, "provision/p/1"),
		thing("objection/desk-on-1", "stance", "REJECTS"),
		join("objection/desk-on-1", kg.ObjectsTo, "provision/p/1", "status", "RETRACTED"),
		join("actor/mute", kg.Raised, "objection/mute-on-1"), join("actor/mute", kg.Raised, "objection/mute-again"),
		join("actor/desk", kg.Raised, "objection/desk-on-1"))...)
	of := nodes(t, g, "provision/p/1", "provision/p/2", "provision/p/2a", "provision/p/10")
	var got []string
	n, list := trips(t, func(ctx context.Context) error {
		for _, p := range of {
			all, err := p.Blockers(ctx, query.Args{})
			if err != nil {
				return err
			}
			for _, b := range all {
				got = append(got, fmt.Sprint(last(p), " ", last(b.Actor), " ", b.Stance, " ", b.Latest, " ",
					b.Strongest.From, " ", names(b.Objections)))
			}
		}
		return nil
	})
	want := `1 hall REJECTS 2025-11-22 objection/hall-on-1 hall-on-1
1 mute OBJECTS 2025-12-02 objection/mute-on-1 mute-on-1 mute-again
2 head REJECTS 2025-11-21 objection/head-later head-later
2 duma REJECTS 2024 objection/duma-2024-on-2 duma-2024-on-2
10 head REJECTS  objection/head-undated head-undated
10 clerk OBJECTS 2025-12-01 objection/clerk-on-10 clerk-on-10
10 club OBJECTS 2025-12-01 objection/clerk-on-10 clerk-on-10`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if n != 2 {
		t.Errorf("%d trips, want 2:\n%s", n, list)
	}
	if all, err := of[3].Blockers(t.Context(), query.Args{"first": 2}); err != nil || len(all) != 2 {
		t.Errorf("the first 2 are %v, %v", all, err)
	}
	if all, err := of[3].Blockers(t.Context(), query.Args{"first": 0}); err != nil || len(all) != 0 {
		t.Errorf("the first 0 are %v, %v", all, err)
	}
	if _, err := of[0].Blockers(t.Context(), query.Args{"first": -1}); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("the first -1: %v, want ErrInvalid", err)
	}
	if _, err := nodes(t, g, "proposal/p")[0].Blockers(t.Context(), query.Args{}); err == nil {
		t.Error("a document has blockers")
	}
}
