package query_test

import (
	"errors"
	"slices"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Pages of a comparison, read forward or backward, have the same pairs as the whole list, in the same order.
func TestComparePages(t *testing.T) {
	c, err := bundled(t).Compare(t.Context(), query.CompareQuestion{A: "proposal/us-28", B: "proposal/ua-us-20"})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, p := range c.Pairs {
		want = append(want, shown(p))
	}
	for _, backward := range []bool{false, true} {
		for _, n := range []int{1, 7, 100} {
			if got := turned(t, c, n, backward); !slices.Equal(got, want) {
				t.Errorf("pages of %d, backward %v: got %d pairs, want %d", n, backward, len(got), len(want))
			}
		}
	}
}

// turned returns all pairs of c, read in pages of n pairs. It checks the number of pairs on all pages.
func turned(t *testing.T, c *query.Comparison, n int, backward bool) (all []string) {
	t.Helper()
	q := query.PairsQuestion{Paging: query.Paging{First: &n}}
	if backward {
		q.Paging = query.Paging{Last: &n}
	}
	for more := true; more; {
		page, err := c.Page(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if page.Total() != len(c.Pairs) || len(page.Edges()) > n {
			t.Fatalf("a page of %d has %d pairs of %d, want %d", n, len(page.Edges()), page.Total(), len(c.Pairs))
		}
		var lines []string
		for _, row := range page.Edges() {
			lines = append(lines, shown(row.Item))
		}
		if backward {
			all, more, q.Before = append(lines, all...), page.Info().HasPreviousPage, page.Info().StartCursor
		} else {
			all, more, q.After = append(all, lines...), page.Info().HasNextPage, page.Info().EndCursor
		}
	}
	return all
}

// A page refuses what no list of pairs gave, and a length that is out of bounds.
func TestComparePagesRefuse(t *testing.T) {
	c, err := graphOf(t, twoTexts()...).Compare(t.Context(), query.CompareQuestion{A: "proposal/a", B: "proposal/b"})
	if err != nil {
		t.Fatal(err)
	}
	for what, args := range map[string]query.Args{
		"no cursor":   {"after": "x"},
		"too many":    {"first": kg.MaxPage + 1},
		"both ends":   {"first": 1, "last": 1},
		"less than 0": {"last": -1},
	} {
		q, err := query.ReadQuestion[query.PairsQuestion](args)
		if err == nil {
			_, err = c.Page(t.Context(), q)
		}
		if !errors.Is(err, kg.ErrInvalid) || !errors.Is(args.CheckPairs(), kg.ErrInvalid) {
			t.Errorf("%s: %v and %v, want ErrInvalid", what, err, args.CheckPairs())
		}
	}
}
