package kg

import (
	"math/rand/v2"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// inTable returns the characters of the table.
func inTable() (all []rune) {
	for r := rune(0); r < lettersEnd; r++ {
		all = append(all, r)
	}
	for r := rune(symbolsStart); r < symbolsEnd; r++ {
		all = append(all, r)
	}
	return all
}

// TestFoldByTable compares the table with the transformer, in texts of characters of the table and of others.
func TestFoldByTable(t *testing.T) {
	all, random, fold := inTable(), rand.New(rand.NewPCG(1, 2)), folding()
	others := []rune("漢가ᄀ\u1161ｶﾞا\u302e\u0f71\U0001d400")
	for n := range 20_000 {
		text := make([]rune, random.IntN(12))
		for i := range text {
			text[i] = all[random.IntN(len(all))]
			if n%4 == 0 && random.IntN(8) == 0 {
				text[i] = others[random.IntN(len(others))]
			}
		}
		if got, want := Fold(string(text)), foldBy(fold, string(text)); got != want {
			t.Fatalf("Fold(%+q) = %+q, want %+q", string(text), got, want)
		}
	}
	if broken := "é\xff"; Fold(broken) != foldBy(fold, broken) {
		t.Errorf("Fold(%q) = %q, want %q", broken, Fold(broken), foldBy(fold, broken))
	}
}

// TestFoldTableHasNoNeighbours checks that what two characters of the table become is not composed to something else.
func TestFoldTableHasNoNeighbours(t *testing.T) {
	table, parts := foldTableOnce(), map[string]bool{}
	for _, part := range append(table.letters[:], table.symbols[:]...) {
		parts[part] = true
	}
	for a := range parts {
		for b := range parts {
			if !norm.NFKC.IsNormalString(a + b) {
				t.Errorf("%+q and %+q are composed", a, b)
			}
		}
	}
}

// BenchmarkFold folds a text with letters beyond ASCII.
func BenchmarkFold(b *testing.B) {
	text := "Україна’s “guarantees” of Zelenskyy — said on 24 February, in Київ, in a long sentence of many words"
	for name, fold := range map[string]func() string{
		"table":       func() string { return Fold(text) },
		"transformer": func() string { return foldBy(folding(), text) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fold()
			}
		})
	}
}
