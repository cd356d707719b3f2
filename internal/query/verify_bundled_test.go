package query_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/internal/quote"
	"accordgraph/seed"
	"accordgraph/seed/seedtest"
)

// How many texts of each sort TestVerifyBundled asks about. A short test asks about a tenth of them.
const (
	trueQuotes    = 1000
	alteredQuotes = 1000
	ownPieces     = 200
)

// Pieces of the bundled quotes are EXACT, whatever their typography. Altered pieces never are: the test makes sure that
// no quote has their words, by a comparison of its own. Pieces of the words of the editors are OUR_WORDS.
func TestVerifyBundled(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	q := newQuoter(t, b)
	part := 1
	if testing.Short() {
		part = 10
	}
	counts := map[string]map[query.QuoteVerdict]int{}
	ask := func(sort, text string) *query.QuoteCheck {
		c, err := q.graph.Verify(t.Context(), query.VerifyQuestion{Text: text})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if counts[sort] == nil {
			counts[sort] = map[query.QuoteVerdict]int{}
		}
		counts[sort][c.Verdict]++
		return c
	}
	for range trueQuotes / part {
		from := q.quotes[q.IntN(len(q.quotes))]
		text, how := q.typeset(q.cut(from.text))
		c := ask("true", text)
		isHere := len(c.Matches) == query.MaxQuoteMatches || slices.ContainsFunc(c.Matches, from.is)
		if c.Verdict != query.QuoteExact || !isHere {
			t.Errorf("missed: %s, not EXACT in %s: %s: %q", c.Verdict, from.id, how, text)
		}
	}
	for n := 0; n < alteredQuotes/part; {
		from := q.quotes[q.IntN(len(q.quotes))]
		for _, name := range slices.Sorted(maps.Keys(alterations)) {
			text, ok := alterations[name](q, strings.Fields(q.cut(from.text)))
			if !ok || q.isSeen(text) || quote.Read(text).IsShort() {
				continue
			}
			n++
			switch c := ask("altered: "+name, text); {
			case c.Verdict == query.QuoteExact:
				t.Errorf("false EXACT in %s: %s: %q", c.Matches[0].Node.ID, name, text)
			case c.Verdict == query.QuoteNear && len(c.Matches[0].Differences) == 0:
				t.Errorf("NEAR without a difference: %q", text)
			}
		}
	}
	for n := 0; n < ownPieces/part; {
		text := q.cut(q.own[q.IntN(len(q.own))].text)
		if q.isSeen(text) || quote.Read(text).IsShort() {
			continue
		}
		n++
		if c := ask("our words", text); c.Verdict != query.QuoteOurWords {
			t.Errorf("our words are %s: %q", c.Verdict, text)
		}
	}
	for sort, of := range counts {
		t.Logf("%s: %v", sort, of)
	}
	for _, name := range []string{"a word changed", "a negation", "a word added", "a number"} {
		of := counts["altered: "+name]
		if of[query.QuoteNear] < 9*of[query.QuoteNotHere] || of[query.QuoteNear] == 0 {
			t.Errorf("%s: %v: too few are NEAR", name, of)
		}
	}
}

// A quoter makes texts to ask about. It always makes the same ones.
type quoter struct {
	*rand.Rand
	graph    *query.Graph
	quotes   []heldText
	own      []heldText
	numbered []heldText // the quotes with a number
	seen     []string   // the words of each quote, with the words around it
}

// A heldText is a text of an entity.
type heldText struct {
	id   kg.ID
	text string
}

// is reports whether m is the exact match of the text.
func (h heldText) is(m *query.QuoteMatch) bool {
	return m.Verdict == query.QuoteExact && m.Node.ID == h.id
}

func newQuoter(t *testing.T, b kg.Batch) *quoter {
	q := &quoter{Rand: rand.New(rand.NewPCG(16, 6)), graph: query.New(seedtest.Open(t))}
	for _, e := range b.Entities {
		if text := e.Text("quote"); text != "" {
			around := e.Text("prefix") + " " + text + " " + e.Text("suffix")
			q.seen = append(q.seen, plain(around))
			if !quote.Read(text).IsShort() {
				q.quotes = append(q.quotes, heldText{e.ID, text}, heldText{e.ID, around})
				if strings.ContainsAny(text, "123456789") {
					q.numbered = append(q.numbered, heldText{e.ID, text})
				}
			}
		}
		for _, f := range kg.OwnWords(e.Kind) {
			if text := fmt.Sprint(e.Value(f.Name)); e.Value(f.Name) != nil && !quote.Read(text).IsShort() {
				q.own = append(q.own, heldText{e.ID, text})
			}
		}
	}
	return q
}

// plain returns the letters and digits of a text in lower case, with one space for all that stands between them.
func plain(text string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}), " ") + " "
}

// isSeen reports whether a quote has the words of a text.
func (q *quoter) isSeen(text string) bool {
	return slices.ContainsFunc(q.seen, func(s string) bool { return strings.Contains(s, plain(text)) })
}

// cut returns some words of a text that stand together, and that are not too short.
func (q *quoter) cut(text string) string {
	words := strings.Fields(text)
	for range 100 {
		n := min(len(words), quote.MinWords+q.IntN(12))
		from := q.IntN(len(words) - n + 1)
		if piece := strings.Join(words[from:from+n], " "); !quote.Read(piece).IsShort() {
			return piece
		}
	}
	return text
}

// typeset returns a text in another typography, and says what was done.
func (q *quoter) typeset(text string) (string, string) {
	var how []string
	for _, name := range slices.Sorted(maps.Keys(typography)) {
		if q.IntN(2) == 0 {
			text, how = typography[name](q, text), append(how, name)
		}
	}
	return text, strings.Join(how, ", ")
}

// anyOf returns one of the texts.
func (q *quoter) anyOf(all ...string) string { return all[q.IntN(len(all))] }

// replace replaces each of the characters by one of the texts.
func (q *quoter) replace(text, characters string, by ...string) string {
	var out strings.Builder
	for _, r := range text {
		if strings.ContainsRune(characters, r) {
			out.WriteString(q.anyOf(by...))
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// typography are changes that leave the words as they are.
var typography = map[string]func(*quoter, string) string{
	"spaces": func(q *quoter, s string) string {
		return q.replace(s, " ", " ", "  ", "\u00a0", "\n", "\u2009", "\t", " \u200b")
	},
	"dashes": func(q *quoter, s string) string {
		return q.replace(s, "-–—‑", "-", "–", "—", "‑", "−")
	},
	"quotation marks": func(q *quoter, s string) string {
		s = q.replace(s, `“”«»„"`, "“", "”", "«", "»", `"`, "„", "")
		return q.anyOf("“", "«", "„", `"`, "‘", "") + s + q.anyOf("”", "»", "“", `"`, "")
	},
	"apostrophes": func(q *quoter, s string) string { return q.replace(s, "'’ʼ", "'", "’", "ʼ", "‘") },
	"accents":     func(_ *quoter, s string) string { return norm.NFD.String(s) },
	"first letter": func(_ *quoter, s string) string {
		r := []rune(s)
		r[0] = unicode.ToUpper(r[0])
		return string(r)
	},
	"ellipsis at the ends": func(q *quoter, s string) string {
		return q.anyOf("…", "... ", "[…] ") + s + q.anyOf("…", " ...", " [...]")
	},
	"soft hyphen": func(_ *quoter, s string) string {
		r := []rune(s)
		return string(r[:len(r)/2]) + "\u00ad" + string(r[len(r)/2:])
	},
}

// inside returns the place of a word that is neither the first nor the last.
func (q *quoter) inside(words []string) (int, bool) {
	if len(words) < 4 {
		return 0, false
	}
	return 1 + q.IntN(len(words)-2), true
}

// alterations are changes of the words of a text. A change may be impossible.
var alterations = map[string]func(*quoter, []string) (string, bool){
	"a word changed": func(q *quoter, w []string) (string, bool) {
		i, ok := q.inside(w)
		if ok {
			w[i] = q.anyOf("peace", "war", "Moscow", "must", "війна", "мир", "может")
		}
		return strings.Join(w, " "), ok
	},
	"a negation": func(q *quoter, w []string) (string, bool) {
		i, ok := q.inside(w)
		return strings.Join(slices.Insert(w, i, q.anyOf("not", "never", "не")), " "), ok
	},
	"a word added": func(q *quoter, w []string) (string, bool) {
		i, ok := q.inside(w)
		return strings.Join(slices.Insert(w, i, q.anyOf("very", "all", "дуже")), " "), ok
	},
	"a number": func(q *quoter, _ []string) (string, bool) {
		text := q.cut(q.numbered[q.IntN(len(q.numbered))].text)
		i := strings.IndexAny(text, "123456789")
		if i < 0 {
			return "", false
		}
		return text[:i] + string('1'+(text[i]-'0')%9) + text[i+1:], true
	},
	"the order of two words": func(q *quoter, w []string) (string, bool) {
		i, ok := q.inside(w)
		if ok {
			w[i], w[i-1] = w[i-1], w[i]
		}
		return strings.Join(w, " "), ok
	},
	"the order of the halves": func(_ *quoter, w []string) (string, bool) {
		return strings.Join(slices.Concat(w[len(w)/2:], w[:len(w)/2]), " "), len(w) >= 4
	},
	"cut in the middle": func(q *quoter, w []string) (string, bool) {
		i, ok := q.inside(w)
		if ok {
			w = slices.Delete(w, i, i+1+q.IntN(len(w)-1-i))
		}
		return strings.Join(w, " "), ok
	},
	"a letter": func(q *quoter, w []string) (string, bool) {
		i, ok := q.inside(w)
		if ok {
			w[i] += q.anyOf("s", "ed", "х", "un")
		}
		return strings.Join(w, " "), ok
	},
	"two quotes in one": func(q *quoter, w []string) (string, bool) {
		other := strings.Fields(q.quotes[q.IntN(len(q.quotes))].text)
		return strings.Join(slices.Concat(w, other[:min(4, len(other))]), " "), true
	},
}
