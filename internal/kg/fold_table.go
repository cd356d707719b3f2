package kg

import (
	"strings"
	"sync"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// folding returns the transformer with which [Fold] folds any text. It has buffers of 17 KB, and a call takes
// microseconds. So most texts are folded by a table.
func folding() transform.Transformer {
	straight := runes.Map(straightened) // before and after NFKD, which takes some apostrophes apart and makes others
	return transform.Chain(straight, norm.NFKD, straight, runes.Remove(runes.Predicate(unseen)), cases.Fold(), norm.NFKC)
}

// foldBy folds s with a transformer that folding returned.
func foldBy(fold transform.Transformer, s string) string {
	out, _, err := transform.String(fold, s)
	if err != nil {
		return strings.ToLower(s)
	}
	return out
}

// The characters of the table: Latin, Greek and Cyrillic letters with combining marks, and then punctuation, currencies
// and letterlike symbols. None of them becomes something else because another one of them stands beside it.
const (
	lettersEnd               = 0x0530
	symbolsStart, symbolsEnd = 0x2000, 0x2150
)

// foldTable maps each character of the table to what it is when it is folded alone.
type foldTable struct {
	letters [lettersEnd]string
	symbols [symbolsEnd - symbolsStart]string
}

// foldTableOnce returns the table. It is computed when it is first needed, in about a millisecond.
var foldTableOnce = sync.OnceValue(func() *foldTable {
	t, fold := &foldTable{}, folding()
	for r := range t.letters {
		t.letters[r] = foldBy(fold, string(rune(r)))
	}
	for r := range t.symbols {
		t.symbols[r] = foldBy(fold, string(rune(symbolsStart+r)))
	}
	return t
})

// foldByTable folds s if the table has all of its characters.
func foldByTable(s string) (string, bool) {
	t := foldTableOnce()
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range s {
		switch {
		case r < lettersEnd:
			out.WriteString(t.letters[r])
		case r >= symbolsStart && r < symbolsEnd:
			out.WriteString(t.symbols[r-symbolsStart])
		default:
			return "", false
		}
	}
	return out.String(), true
}
