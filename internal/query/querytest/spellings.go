package querytest

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// spellings are ways in which people write the names of things in the bundled data. A row has the words of a search,
// with the escapes of Go for what nobody sees, the ID of the first hit, and what is special about the words.
//
//go:embed spellings.tsv
var spellings string

// Spellings searches for each of the spellings, and checks which entity comes first. The store must have the bundled
// data.
func Spellings(t *testing.T, s kg.Store) {
	t.Helper()
	g := query.New(s)
	rows := strings.Split(strings.TrimSpace(spellings), "\n")[1:]
	for _, row := range rows {
		columns := strings.Split(row, "\t")
		words, err := strconv.Unquote(`"` + columns[0] + `"`)
		if err != nil || len(columns) != 3 {
			t.Fatalf("%q is no row: %v", row, err)
		}
		if got, err := first(t, g, words); err != nil || got != columns[1] {
			t.Errorf("%s (%s) finds %q first, %v; want %s", columns[0], columns[2], got, err, columns[1])
		}
	}
	t.Logf("%d spellings", len(rows))
}

// first returns the ID of the first result of a search.
func first(t *testing.T, g *query.Graph, words string) (string, error) {
	r, err := g.Search(query.SearchQuestion{Query: words})
	if err != nil {
		return "", err
	}
	found, err := r.Edges(t.Context())
	if err != nil || len(found) == 0 {
		return "", err
	}
	for i, one := range found[1:] {
		if one.Score > found[i].Score {
			return "", fmt.Errorf("%s has the score %v after %v", one.Node.ID, one.Score, found[i].Score)
		}
	}
	return string(found[0].Node.ID), nil
}
