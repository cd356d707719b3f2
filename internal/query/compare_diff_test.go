package query

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// A diff has the words of both texts, keeps as many words as possible, and is the same in the other direction.
func TestDiffWords(t *testing.T) {
	w := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var all []string
		for range w.IntN(9) {
			all = append(all, []string{"a", "b", "c", "d"}[w.IntN(4)])
		}
		return strings.Join(all, " ")
	}
	for range 5000 {
		a, b := text(), text()
		ops := diffWords(a, b)
		var left, right, kept []string
		for i, op := range ops {
			words := strings.Fields(op.Text)
			if op.Kind != "INSERT" {
				left = append(left, words...)
			}
			if op.Kind != "DELETE" {
				right = append(right, words...)
			}
			if op.Kind == "KEEP" {
				kept = append(kept, words...)
			}
			if i > 0 && (ops[i-1].Kind == op.Kind || ops[i-1].Kind == "INSERT" && op.Kind == "DELETE") {
				t.Fatalf("%q to %q: %v is not in order", a, b, ops)
			}
		}
		if strings.Join(left, " ") != a || strings.Join(right, " ") != b {
			t.Fatalf("%q to %q: %v", a, b, ops)
		}
		if most := longest(strings.Fields(a), strings.Fields(b)); len(kept) != most {
			t.Fatalf("%q to %q: %v keeps %d words, want %d", a, b, ops, len(kept), most)
		}
		back := diffWords(b, a)
		for i := range back {
			back[i].Kind = exchanged(back[i].Kind)
		}
		if back = deletionsFirst(back); fmt.Sprint(back) != fmt.Sprint(ops) {
			t.Fatalf("%q to %q: %v, and back: %v", a, b, ops, back)
		}
	}
}

// longest returns the length of the longest common subsequence of a and b.
func longest(a, b []string) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case a[0] == b[0]:
		return 1 + longest(a[1:], b[1:])
	}
	return max(longest(a[1:], b), longest(a, b[1:]))
}
