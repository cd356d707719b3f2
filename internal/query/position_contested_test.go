package query_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

func TestContested(t *testing.T) {
	g := graphOf(t, append(stands(),
		join("objection/hall-on-1", kg.ObjectsTo, "provision/p/10"),
		join("objection/hall-on-1", kg.ObjectsTo, "provision/q/1"),
		join("objection/head-later", kg.ObjectsTo, "provision/q/1", "status", "SUPERSEDED"))...)
	of := nodes(t, g, "proposal/p", "proposal/q")
	var got []string
	n, list := trips(t, func(ctx context.Context) error {
		for _, d := range of {
			all, err := d.Contested(ctx, query.Args{})
			if err != nil {
				return err
			}
			for _, c := range all {
				got = append(got, fmt.Sprint(last(d), last(c.Provision), " ", c.Objections, "/", c.Blocking))
			}
		}
		return nil
	})
	if want := "p10 3/3, p2 2/2, p1 1/1, p2a 1/0, q1 1/1"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if n != 2 {
		t.Errorf("%d trips, want 2:\n%s", n, list)
	}
	all, err := of[0].Contested(t.Context(), query.Args{"first": 1})
	if err != nil || len(all) != 1 || last(all[0].Provision) != "10" {
		t.Errorf("the first is %v, %v", all, err)
	}
	if _, err := of[0].Contested(t.Context(), query.Args{"first": 101}); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("the first 101: %v, want ErrInvalid", err)
	}
	if _, err := nodes(t, g, "actor/land")[0].Contested(t.Context(), query.Args{}); err == nil {
		t.Error("an actor is contested")
	}
}

// Query.Contested has the contested clauses of all documents: the most objections first, then by document and number.
// Withdrawn objections do not count. Its pages have the same clauses as the whole list.
func TestContestedOfAll(t *testing.T) {
	g := graphOf(t, append(stands(),
		join("objection/hall-on-1", kg.ObjectsTo, "provision/p/10"),
		join("objection/hall-on-1", kg.ObjectsTo, "provision/q/1"),
		join("objection/clerk-on-10", kg.ObjectsTo, "provision/p/2b", "status", "RETRACTED"),
		join("objection/head-later", kg.ObjectsTo, "provision/q/1"))...)
	want := []string{"p/10 3/3", "p/2 2/2", "q/1 2/2", "p/1 1/1", "p/2a 1/0"}
	for _, size := range []int{1, 2, 20} {
		var got []string
		q := query.ContestedQuestion{Paging: query.Paging{First: &size}}
		for more := true; more; {
			var page *query.Rows[*query.ContestedProvision]
			n, list := trips(t, func(ctx context.Context) (err error) {
				page, err = g.Contested(ctx, q)
				return err
			})
			if n != 2 || page.Total() != len(want) {
				t.Errorf("%d of %d clauses, %d trips, want %d clauses and 2 trips:\n%s",
					len(page.Edges()), page.Total(), n, len(want), list)
			}
			for _, row := range page.Edges() {
				c := row.Item
				got = append(got, fmt.Sprint(parent(c.Provision), " ", c.Objections, "/", c.Blocking))
			}
			more, q.After = page.Info().HasNextPage, page.Info().EndCursor
		}
		if !slices.Equal(got, want) {
			t.Errorf("pages of %d: got %v, want %v", size, got, want)
		}
	}
	cursor := "x"
	refused := query.ContestedQuestion{Paging: query.Paging{After: &cursor}}
	if _, err := g.Contested(t.Context(), refused); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("after x: %v, want ErrInvalid", err)
	}
}

// Under asOf, only objections that were known count: the one of 2024, and the one without a date.
func TestContestedAsOf(t *testing.T) {
	g := graphOf(t, stands()...)
	page, err := g.Contested(t.Context(), query.ContestedQuestion{AsOf: query.AsOf{Known: "2025-10-31"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range page.Edges() {
		got = append(got, fmt.Sprint(parent(row.Item.Provision), " ", row.Item.Objections))
	}
	if want := "p/2 1, p/10 1"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// For each contested clause of the bundled data, Blocking counts the objections of its blockers. All of these
// objections have an actor.
func TestBlockersAndContestedCountTheSame(t *testing.T) {
	g := bundled(t)
	limit := kg.MaxPage
	page, err := g.Contested(t.Context(), query.ContestedQuestion{Paging: query.Paging{First: &limit}})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range page.Edges() {
		c := row.Item
		blockers, err := c.Provision.Blockers(t.Context(), query.Args{"first": kg.MaxPage})
		if err != nil {
			t.Fatal(err)
		}
		raised := map[kg.ID]bool{}
		for _, b := range blockers {
			for _, o := range b.Objections {
				raised[o.ID] = true
			}
		}
		if len(raised) != c.Blocking || c.Blocking > c.Objections {
			t.Errorf("%s: the blockers raised %d objections, and Blocking is %d of %d",
				c.Provision.ID, len(raised), c.Blocking, c.Objections)
		}
	}
	if page.Total() < 20 {
		t.Errorf("%d clauses are contested, too few", page.Total())
	}
}
