package prose

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A phraseKey is what the phrases of one key may ask for. The last of them must
// do with what is always there.
type phraseKey struct {
	always string // names of values, with spaces between
	maybe  string
	needed bool // each language must have it
}

// phraseKeys returns the keys that a phrasebook may have: every type, status,
// alignment and basis that has to be put into words, days, and how all of these
// are put together. What each means is said in sentences/en.txt.
func phraseKeys() map[string]phraseKey {
	date := phraseKey{"year", "month monthOf monthIn day", true}
	keys := map[string]phraseKey{
		"months": {"", "", true}, "monthsOf": {}, "monthsIn": {},
		"at": date, "bound": date, "cite": date,
		"since": {"start", "", true}, "until": {"end", "", true}, "span": {"start end", "", true},
		"DISPUTED": {"text", "who where", true}, "RETRACTED": {"text", "ended", true}, "SUPERSEDED": {"text", "ended", true},
		"claim": {"who text", "", true}, "judgement": {"text", "", true}, "and": {"first last", "", true},
		"footnote":    {"title", "publisher date locator quote paraphrase basis", true},
		"SECOND_HAND": {"", "", true}, "GENERAL_KNOWLEDGE": {"", "", true}, "COMPILER_JUDGEMENT": {"", "", true},
	}
	for _, a := range kg.Alignments {
		keys[a] = phraseKey{"", "", true}
	}
	for _, t := range kg.Types() {
		keys[string(t)] = phraseKey{"from to", "role note alignment dropped date when since past", true}
	}
	return keys
}

// problem says what is wrong with the phrases of a key, or nothing.
func (k phraseKey) problem(phrases []phrase) error {
	always := strings.Fields(k.always)
	known := append(strings.Fields(k.maybe), always...)
	for _, p := range phrases {
		for _, name := range p.values() {
			if !slices.Contains(known, name) {
				return fmt.Errorf("there is no {%s}, want one of %s", name, strings.Join(known, ", "))
			}
		}
	}
	least := sayable{}
	for _, name := range always {
		least[name] = name
	}
	if said, ok := phrases[len(phrases)-1].say(least); !ok || !containsAll(said, always) {
		return fmt.Errorf("the last line does not do with %q alone, or leaves one out", k.always)
	}
	return nil
}

func containsAll(s string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(s, w) })
}
