package kgtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

var searching = cases{
	"SearchesAllTerms":         searchesTerms,
	"SearchesAnyTerms":         searchesAny,
	"SearchesAlternatives":     searchesAlternatives,
	"ReadsWords":               readsWords,
	"SearchesKinds":            searchesKinds,
	"SearchesInOrder":          searchesInOrder,
	"SearchesEverySearchText":  searchesText,
	"SearchesWholeNames":       searchesNames,
	"SearchesFolded":           searchesFolded,
	"SearchesWhatIsThere":      searchesNow,
	"SearchesWithoutMagic":     searchesMagic,
	"SearchesLongAndManyWords": searchesLong,
}

// found checks the names of the entities that terms find.
func found(t *testing.T, s kg.Store, terms string, kinds []kg.Kind, limit int, want string) {
	t.Helper()
	got, err := s.Search(t.Context(), kg.TermsOf(strings.Fields(terms)), kinds, limit)
	same(t, fmt.Sprintf("search %q", terms), err, lastParts(got), want)
}

func searchesTerms(t *testing.T, s kg.Store) {
	text := func(name, summary string) kg.Entity { return entity(kg.Event, name, "summary", summary) }
	putAll(t, s, text("a", "alpha beta"), text("b", "alphabet"), text("c", "beta gamma"),
		text("d", "alpha alpha betamax"), text("e", "and or not near"))
	for terms, want := range map[string]string{
		"alpha":          "a b d",
		"alphab":         "b",
		"alph beta":      "", // only the last term may be the beginning of a word
		"alpha beta":     "a d",
		"beta alpha":     "a",
		"betam alpha":    "",
		"alpha be":       "a d",
		"alpha beta b":   "a",
		"gamma beta":     "c",
		"beta":           "a c d",
		"a":              "a b d e",
		"lpha":           "",
		"beta g":         "c",
		"x":              "",
		"alpha x":        "",
		"x alpha":        "",
		"alpha alpha":    "a d",
		"and":            "e",
		"or and":         "e",
		"not n":          "e",
		"near near":      "e",
		"alpha or gamma": "",
	} {
		found(t, s, terms, nil, 99, want)
	}
}

func searchesKinds(t *testing.T, s kg.Store) {
	for i, k := range append(kg.Kinds(), kg.Merged) {
		putAll(t, s, entity(k, fmt.Sprintf("n%02d", i), "aliases", []string{"word"}))
	}
	everything := numberedKinds("n%02d", kg.Kinds(), kg.Any)
	found(t, s, "word", nil, 99, everything)
	found(t, s, "word", []kg.Kind{}, 99, everything)
	for i, k := range kg.Kinds() {
		name := fmt.Sprintf("n%02d", i)
		found(t, s, "word", []kg.Kind{k}, 99, name)
		found(t, s, name, []kg.Kind{k}, 99, name)
		found(t, s, name, slices.DeleteFunc(kg.Kinds(), k.Is), 99, "")
	}
	three := []kg.Kind{kg.Actor, kg.Evidence, kg.Proposal}
	found(t, s, "word", three, 99, numberedKinds("n%02d", kg.Kinds(), three...))
}

func searchesInOrder(t *testing.T, s kg.Store) {
	var b kg.Batch
	for i, text := range ascending {
		e := entity(kg.Event, fmt.Sprintf("e%02d", i), "summary", strings.Repeat("word ", i%5+1))
		e.Sort = text
		b.Entities = append(b.Entities, e)
	}
	twin := b.Entities[3]
	twin.ID = "event/e03-twin"
	b.Entities = append(b.Entities, twin)
	putShuffled(t, s, b)
	all := strings.Replace(numbered(len(ascending), "e%02d"), "e03", "e03 e03-twin", 1)
	found(t, s, "word", nil, 99, all)
	found(t, s, "wor", nil, len(ascending)+1, all)
	for _, n := range []int{1, 4, 5} {
		found(t, s, "word", nil, n, strings.Join(strings.Fields(all)[:n], " "))
	}
}

// Every word of [kg.SearchText] finds its entity, and so does every beginning of a
// word.
func searchesText(t *testing.T, s kg.Store) {
	all := everyEntity()
	put(t, s, kg.Batch{Entities: all})
	for _, e := range all[:len(all)-1] {
		for _, word := range strings.Fields(kg.SearchText(e)) {
			for n := 1; n <= len(word); n += 3 {
				got, err := s.Search(t.Context(), kg.TermsOf([]string{word, word[:n]}), []kg.Kind{e.Kind}, 9)
				same(t, fmt.Sprintf("%s by %q", e.ID, word[:n]), err, got, []kg.Entity{e})
			}
		}
	}
}

// The term of a whole name finds what has this name or alias, and nothing that has the same words elsewhere. It does
// so however many entities come before.
func searchesNames(t *testing.T, s kg.Store) {
	var crowd []kg.Entity
	for i := range 30 {
		e := entity(kg.Event, fmt.Sprintf("a%02d", i), "summary", "Grand Ada", "aliases", []string{"Ada", "Grand Ada II"})
		e.Sort = "0"
		crowd = append(crowd, e)
	}
	named, other := entity(kg.Event, "y"), entity(kg.Event, "z", "aliases", []string{"", "GRAND \u00c1da!"})
	named.Name, named.Sort, other.Sort = "Grand (Ada)", "1", "2"
	put(t, s, kg.Batch{Entities: append(crowd, named, other)})
	found(t, s, kg.NameTerm([]string{"grand", "ada"}), nil, 9, "y z")
	found(t, s, kg.NameTerm([]string{"ada", "grand"}), nil, 9, "")
	found(t, s, kg.NameTerm([]string{"grand"}), nil, 9, "")
	putAll(t, s, entity(kg.Event, "z"))
	found(t, s, kg.NameTerm([]string{"grand", "ada"}), nil, 9, "y")
}

// One alternative of each term is enough. Those of the last term may be the beginning of a word.
func searchesAlternatives(t *testing.T, s kg.Store) {
	long := strings.Repeat("abcdefghij", 30)
	for name, summary := range map[string]string{
		"a": "red ship", "b": "green ship", "c": "red boat", "d": "green shipment", "e": "reddish ship", "f": long + " boat",
	} {
		putAll(t, s, entity(kg.Event, name, "summary", summary))
	}
	for _, c := range []struct {
		terms []kg.SearchTerm
		want  string
	}{
		{[]kg.SearchTerm{{"red", "green"}, {"ship"}}, "a b d"},
		{[]kg.SearchTerm{{"red", "green"}, {"ship"}, {"ship"}}, "a b"},
		{[]kg.SearchTerm{{"red"}, {"ship", "boat"}}, "a c"},
		{[]kg.SearchTerm{{"ship", "none"}, {"none", "red"}}, "a e"},
		{[]kg.SearchTerm{{"none", "red", "red"}}, "a c e"},
		{[]kg.SearchTerm{{"none", "nothing"}, {"ship"}}, ""},
		{[]kg.SearchTerm{{"red", long}, {"boat", long}}, "c f"},
		{[]kg.SearchTerm{{"ship", "boat"}, {"red", long}}, "a c e f"},
		{[]kg.SearchTerm{{"ship", "boat"}, {"none", long[:len(long)-1]}}, "f"},
		{[]kg.SearchTerm{{long[:len(long)-1], "none"}, {"boat"}}, ""},
	} {
		got, err := s.Search(t.Context(), c.terms, nil, 9)
		same(t, fmt.Sprintf("search %q", c.terms), err, lastParts(got), c.want)
	}
}

// Words has each word of each searched field once, as it is written, and nothing of what is gone.
func readsWords(t *testing.T, s kg.Store) {
	words := func(want ...string) {
		t.Helper()
		got, err := s.Words(t.Context())
		same(t, "words", err, append([]string{}, got...), append([]string{}, want...))
	}
	words()
	putAll(t, s, entity(kg.Event, "a", "summary", "Plan of KYI\u0306V, plan", "aliases", []string{"Київ", "\u0130", "Ab\"c,d"}),
		entity(kg.Evidence, "b", "quote", "Łódź’s plan"), entity(kg.Provision, "c", "wording", "600,000", "number", "4a"),
		kg.Entity{ID: "event/z", Kind: kg.Merged, Name: "gone", Fields: map[string]any{"into": "event/a"}})
	words("000", "4a", "600", "a", "ab", "b", "c", "d", "i", "kyĭv", "of", "plan", "łódź", "київ")
	put(t, s, kg.Batch{Remove: []kg.ID{"evidence/b"}})
	putAll(t, s, entity(kg.Event, "a"))
	words("000", "4a", "600", "a", "c")
}

// SearchAny finds what has enough of the terms, as whole words, and lists what has most of them first.
func searchesAny(t *testing.T, s kg.Store) {
	long := strings.Repeat("abcdefghij", 30)
	for name, summary := range map[string]string{
		"a": "red", "b": "red green", "c": "red Green blue red", "d": "greenish blue", "e": "blue red", "f": long + " red",
	} {
		putAll(t, s, entity(kg.Event, name, "summary", summary))
	}
	putAll(t, s, entity(kg.Figure, "g", "measure", "red", "summary", "green"), kg.Entity{
		ID: "event/z", Kind: kg.Merged, Name: "red green blue", Fields: map[string]any{"into": "event/a"},
	})
	for _, c := range []struct {
		terms string
		least int
		kinds []kg.Kind
		limit int
		want  string
	}{
		{"red green blue", 3, nil, 9, "c"},
		{"red green blue", 2, nil, 9, "c b e"},
		{"red green blue", 1, nil, 9, "c b e a d f g"},
		{"blue green red", 1, nil, 4, "c b e a"},
		{"red green blue", 1, []kg.Kind{kg.Figure, kg.Actor}, 9, "g"},
		{"gree", 1, nil, 9, ""},
		{"red", 1, nil, 2, "a b"},
		{"none nothing", 1, nil, 9, ""},
		{"red " + long, 2, nil, 9, "f"},
		{"none " + long, 1, nil, 9, "f"},
		{long[:len(long)-1] + " none", 1, nil, 9, ""},
		{"and or not", 2, nil, 9, ""},
	} {
		got, err := s.SearchAny(t.Context(), strings.Fields(c.terms), c.least, c.kinds, c.limit)
		same(t, fmt.Sprintf("any %d of %q", c.least, c.terms), err, lastParts(got), c.want)
	}
}

// lastParts returns the last parts of the IDs.
func lastParts(all []kg.Entity) string {
	var parts []string
	for _, e := range all {
		parts = append(parts, string(e.ID)[strings.Index(string(e.ID), "/")+1:])
	}
	return strings.Join(parts, " ")
}

// Both spellings of a letter with an accent are one word. The stored texts keep their
// spelling.
func searchesFolded(t *testing.T, s kg.Store) {
	composed, decomposed := entity(kg.Event, "a", "summary", "Caf\u00e9 Ma\u00dfe"), entity(kg.Event, "b", "summary",
		"CAFE\u0301 \ufb00")
	putAll(t, s, composed, decomposed, entity(kg.Event, "c", "summary", "Київ 東京"))
	found(t, s, "cafe", nil, 9, "a b")
	found(t, s, "masse", nil, 9, "a")
	found(t, s, "ff", nil, 9, "b")
	got, err := s.Search(t.Context(), []kg.SearchTerm{{"cafe"}}, nil, 9)
	same(t, "kept", err, got, []kg.Entity{composed, decomposed})
	for _, word := range strings.Fields(kg.SearchText(entity(kg.Event, "x", "summary", "київ"))) {
		if strings.HasPrefix(word, "z0") { // it is neither the name nor the term of the whole name
			found(t, s, word, nil, 9, "c")
			found(t, s, word[:6], nil, 9, "c")
		}
	}
}

func searchesNow(t *testing.T, s kg.Store) {
	e := entity(kg.Event, "a", "summary", "first both", "aliases", []string{"alias"})
	putAll(t, s, e)
	found(t, s, "first", nil, 9, "a")
	putAll(t, s, entity(kg.Event, "a", "summary", "second both"))
	for terms, want := range map[string]string{
		"first": "", "alias": "", "second": "a", "both": "a", "first both": "",
		"second both": "a",
	} {
		found(t, s, terms, nil, 9, want)
	}
	putAll(t, s, entity(kg.Event, "a"))
	found(t, s, "both", nil, 9, "")
	putAll(t, s, e)
	found(t, s, "first alias", nil, 9, "a")
	put(t, s, kg.Batch{Remove: []kg.ID{e.ID}})
	found(t, s, "first", nil, 9, "")
	putAll(t, s, entity(kg.Event, "b", "summary", "other"))
	found(t, s, "first", nil, 9, "")
	found(t, s, "other", nil, 9, "b")
}

// Words that an index could read as operators are words like any other.
func searchesMagic(t *testing.T, s kg.Store) {
	for i, word := range []string{"AND", "OR", "NOT", "NEAR", "TO", "the", "a", "is", "running", "0", "007"} {
		putAll(t, s, entity(kg.Event, fmt.Sprintf("n%02d", i), "summary", word+" common"))
	}
	for i, word := range []string{"and", "or", "not", "near", "to", "the", "a", "is", "running", "0", "007"} {
		found(t, s, word+" common", nil, 99, fmt.Sprintf("n%02d", i))
		found(t, s, "common "+word, nil, 99, map[bool]string{
			true:  "n00 n06",
			false: fmt.Sprintf("n%02d", i),
		}[word == "a"]+map[bool]string{true: " n10"}[word == "0"])
	}
	found(t, s, "run common", nil, 99, "") // the index does not stem words
	found(t, s, "7", nil, 99, "")
}

func searchesLong(t *testing.T, s kg.Store) {
	long := strings.Repeat("abcdefghij", 200)
	var many []string
	for i := range 400 {
		many = append(many, fmt.Sprint("w", i))
	}
	putAll(t, s, entity(kg.Event, "a", "summary", long), entity(kg.Event, "b", "summary", strings.Join(many, " ")),
		entity(kg.Event, "c", "summary", long[:len(long)-1]))
	found(t, s, long[:kg.MaxQuery], nil, 9, "a c")
	found(t, s, strings.Join(many[:kg.MaxTerms], " "), nil, 9, "b")
	found(t, s, "w399 w0 w3", nil, 9, "b")
}
