package draw

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestMatricesHaveRoom checks matrices of up to 20 columns.
func TestMatricesHaveRoom(t *testing.T) {
	checkAny(t, 30, func(r *rand.Rand, c Caption) Picture {
		columns := make([]Item, r.IntN(20))
		for i := range columns {
			columns[i] = Item{"ACTOR", someText(r, 5), "/e/x", someText(r, 2)}
		}
		rows := make([]MatrixRow, r.IntN(20))
		for i := range rows {
			rows[i].Entry = Entry{Item{"PROVISION", someText(r, 9), "/e/x", ""}, []string{"", "21a", "preamble"}[r.IntN(3)]}
			for range columns {
				rows[i].Cells = append(rows[i].Cells, Cell{"/link/x", "±", someText(r, 2), someText(r, 5), Odds, r.IntN(2) == 0})
			}
		}
		return Matrix(columns, rows, c)
	})
}

// TestMatrixByHand checks a matrix that was counted by hand. At 360 pixels, the third column is below the first two.
func TestMatrixByHand(t *testing.T) {
	columns := []Item{{"ACTOR", "Ukraine", "/e/u", ""}, {"ACTOR", "Russia", "/e/r", ""}, {"ACTOR", "Poland", "/e/p", ""}}
	rows := []MatrixRow{{
		Entry{Item{"PROVISION", "Size of the army", "/e/6", ""}, "6"},
		[]Cell{{"/link/a", "✕", "opposes", "Ukraine opposes 6", Odds, false}, {"/link/b", "+", "supports", "", Accord, false}, {"", "·", "silent", "", Plain, true}},
	}}
	for width, heads := range map[float64]int{0: 1, 360: 2} {
		text := string(Matrix(columns, rows, Caption{Title: "x", Width: width}).SVG)
		for part, want := range map[string]int{
			">opposes<": 1, ">supports<": 1, ">silent<": 1, `class="cell odds"`: 1, `class="cell silent"`: 1, ">Poland<": 1, ">6<": heads, `href="/link/`: 2,
		} {
			if got := strings.Count(text, part); got != want {
				t.Errorf("%v: %s is there %d times, want %d", width, part, got, want)
			}
		}
	}
}

// BenchmarkMatrix measures a matrix of 12 columns and of 40 and 80 rows.
func BenchmarkMatrix(b *testing.B) {
	for _, n := range []int{40, 80} {
		columns := make([]Item, 12)
		rows := make([]MatrixRow, n)
		for i := range rows {
			rows[i].Name = "The size of the armed forces is limited"
			rows[i].Cells = make([]Cell, len(columns))
			for k := range columns {
				rows[i].Cells[k] = Cell{Href: "/link/x", Sign: "±", Word: "reservations", Name: "Ukraine has reservations"}
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Matrix(columns, rows, Caption{})
			}
		})
	}
}
