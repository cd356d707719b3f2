package quote

import (
	"strings"
)

// A Match says where a text stands in another one, and how the two differ.
type Match struct {
	Same        bool // the words are the same; then every difference is an omission
	Ranges      []Range
	Differences []Difference
	Off         int // how many words differ, counted as [Near] counts them
}

// A Range is a part of a text: from the code point Start up to, but not including, the code point End.
type Range struct{ Start, End int }

// A Kind is a way in which two texts differ.
type Kind string

// These are the kinds.
const (
	Omitted Kind = "OMITTED"  // an ellipsis stands for words
	LeftOut Kind = "LEFT_OUT" // words are left out, and no ellipsis says so
	Added   Kind = "ADDED"    // there are words that the text does not have
	Changed Kind = "CHANGED"  // there are other words
)

// A Difference is one difference between what somebody says and the text.
type Difference struct {
	Kind Kind
	Said string // the words of what somebody says; "" if words are missing there
	Here string // the words of the text; "" if words were added
}

// Exact returns where the words of said stand in the text, and whether they do. Each ellipsis of said stands for an
// ellipsis of the text, or for words that it leaves out.
func Exact(said, text Text) (Match, bool) {
	parts := said.pieces()
	if len(parts) == 0 {
		return Match{}, false
	}
	for at := range text.words {
		if m, ok := exactFrom(said, text, parts, at); ok {
			return m, true
		}
	}
	return Match{}, false
}

// A piece has the words from up to, but not including, to. There is no ellipsis among them.
type piece struct{ from, to int }

// pieces returns the pieces between the ellipses of t. An ellipsis at the beginning or at the end says nothing.
func (t Text) pieces() (all []piece) {
	from := 0
	for i, w := range t.words {
		if w.isGap() {
			if i > from {
				all = append(all, piece{from, i})
			}
			from = i + 1
		}
	}
	if from < len(t.words) {
		all = append(all, piece{from, len(t.words)})
	}
	return all
}

// exactFrom returns the match whose first piece stands at a word of the text.
func exactFrom(said, text Text, parts []piece, at int) (m Match, ok bool) {
	m.Same = true
	for i, p := range parts {
		if i > 0 {
			next, gap := text.after(said, p, at)
			switch short := p.to-p.from < MinWords || parts[i-1].to-parts[i-1].from < MinWords; {
			case next < 0:
				return Match{}, false
			case next == at: // the ellipsis leaves out nothing
			case gap && next == at+1: // the text has the same ellipsis
			case short || text.denies(at, next):
				return Match{}, false
			default:
				m.Differences = append(m.Differences, Difference{Omitted, "…", text.slice(at, next)})
			}
			at = next
		}
		if !text.has(said, p, at) {
			return Match{}, false
		}
		end := at + p.to - p.from
		m.Ranges = append(m.Ranges, Range{text.words[at].start, text.words[end-1].end})
		at = end
	}
	return m, true
}

// after returns the first place from at on where t has a piece, or -1, and whether an ellipsis stands at the word at.
func (t Text) after(said Text, p piece, at int) (next int, gap bool) {
	for next = at; next < len(t.words); next++ {
		if t.has(said, p, next) {
			return next, t.words[at].isGap()
		}
	}
	return -1, false
}

// has reports whether the words of a piece stand at the word at. The first letter of the piece may be in another case.
func (t Text) has(said Text, p piece, at int) bool {
	if at+p.to-p.from > len(t.words) || !said.words[p.from].begins(t.words[at]) {
		return false
	}
	for i := p.from + 1; i < p.to; i++ {
		if !said.words[i].same(t.words[at+i-p.from]) {
			return false
		}
	}
	return true
}

// denies reports whether a negation is among the words from up to, but not including, to. An ellipsis among them may
// hide one, so it counts too.
func (t Text) denies(from, to int) bool {
	for _, w := range t.words[from:to] {
		if s := strings.ToLower(w.text); w.isGap() || negations[s] || strings.HasSuffix(s, "n't") {
			return true
		}
	}
	return false
}

// negations are words that turn a sentence into its opposite, in the languages of the sources.
var negations = func() map[string]bool {
	all := map[string]bool{}
	for _, s := range strings.Fields(`
		no not never nor neither none nobody nothing nowhere cannot without unless except hardly
		не ні ані ніколи ніхто ніщо нічого немає нема без крім якщо хіба
		ни нет никогда никто ничто ничего без кроме если
		nicht nichts nie niemals niemand kein keine keinen keinem keiner keines ohne
		ne pas jamais rien personne sans aucun aucune
		nie nigdy nikt nic bez non senza mai nessuno nunca sin nadie ikke ingen uten niet geen
	`) {
		all[s] = true
	}
	return all
}()
