package prose

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A phraseKey lists the values that the phrases of one key may use. The last phrase of a key must need only the
// values in always.
type phraseKey struct {
	always string // names of values that are never absent, separated by spaces
	maybe  string // names of values that may be absent
	needed bool   // every language must have a phrase for the key
}

// phraseKeys returns the keys that a phrasebook may have: every type, the forms of dates, nouns and names, and the ways
// to combine sentences. The file sentences/en.txt explains each key. A key may have a qualifier after a space: see
// [qualifiers].
func phraseKeys() map[string]phraseKey {
	date := phraseKey{"year", "month monthOf monthIn day", true}
	keys := map[string]phraseKey{
		"months": {"", "", true}, "monthsOf": {}, "monthsIn": {},
		"at": date, "bound": date, "day": date, "cite": date,
		"since": {"start", "", true}, "until": {"end", "", true}, "span": {"start end", "", true},
		"role": {"text role", "", true}, "be": {"", "from", false}, "dated": {"text date", "", true},
		"DISPUTED": {"", "who where", true}, "RETRACTED": {"", "ended", true}, "SUPERSEDED": {"", "ended", true},
		"claim": {"who text", "", true}, "judgement": {"text", "", true}, "and": {"first last", "", true},
		"others": {"first number", "", true}, "quoted": {"text", "", true}, "foreignNote": {"note", "", true},
		"noun": {"name", "", false}, "oblique": {"name", "", false}, "clause": {},
		"footnote": {"title", "publisher date locator quote paraphrase basis", true},
		"change":   {"text", "was", true}, "thing": {"name", "kind", true}, "edition": {"is", "was", true},
		"SECOND_HAND": {"", "", true}, "GENERAL_KNOWLEDGE": {"", "", true}, "COMPILER_JUDGEMENT": {"", "", true},
	}
	for _, t := range kg.Types() {
		keys[string(t)] = phraseKey{
			"from to", "role be clause part fromPart toPart raiser day reason payer payee shareOf date when since past", true,
		}
	}
	return keys
}

// problem returns an error if the phrases of a key break its rules.
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
	least := sayable{"be": "be"}
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
