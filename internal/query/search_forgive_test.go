package query_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// What matched as typed comes first, then another writing, then one letter, then two, wherever they are found. Each
// says what was forgiven.
func TestSearchForgives(t *testing.T) {
	g := graphOf(t,
		named("Notes", "actor/typed", "summary", "The colour of owls."),
		named("Color", "territory/written"),
		named("More notes", "source/written", "summary", "A zelenskyy."),
		named("Zelensko", "actor/letter"),
		named("Negotiation", "event/swapped"),
		named("Negociation", "actor/swapped-and-wrong"),
		named("GRU", "actor/gru"), named("GUR", "event/gur"),
		named("Ceasefire at 600,000", "figure/joined"), named("The fire, and to cease", "event/apart"),
		named("V. Ada-Maria Lovelace", "actor/ada"), named("Ada", "source/d", "summary", "d. Lovelace"),
	)
	for words, want := range map[string]struct {
		ids       []kg.ID
		corrected []query.Correction
	}{
		// Something has the word, so no letter is wrong.
		"colour": {[]kg.ID{"actor/typed", "territory/written"}, corrected("colour", "Color")},
		// A name has the word, so nothing is forgiven.
		"COLOR": {[]kg.ID{"territory/written"}, corrected()},
		// Nothing has the word.
		"Selenskyj": {[]kg.ID{"source/written"}, corrected("Selenskyj", "zelenskyy")},
		// A source that writes the word in its own way comes last.
		"Zelensski":   {[]kg.ID{"actor/letter", "source/written"}, corrected("Zelensski", "Zelensko", "zelenskyy")},
		"Negotiatoin": {[]kg.ID{"event/swapped", "actor/swapped-and-wrong"}, corrected("Negotiatoin", "Negociation", "Negotiation")},
		// A word of three letters has none that is wrong, and neither has a number.
		"GUR": {[]kg.ID{"event/gur"}, corrected()}, "GRU": {[]kg.ID{"actor/gru"}, corrected()}, "GRV": {nil, corrected()}, "600001": {nil, corrected()},
		// Words are joined and split. The parts stand next to each other.
		"cease-fire at":   {[]kg.ID{"figure/joined"}, corrected("cease-fire", "Ceasefire")},
		"600000 ceasefir": {[]kg.ID{"figure/joined"}, corrected("600000", "600,000")},
		"firecease":       {nil, corrected()},
		// An initial with a dot is the beginning of a name, of the first class only. Others may be missing.
		"A. Lovelace":    {[]kg.ID{"actor/ada", "source/d"}, corrected()},
		"Q. R. Lovelace": {[]kg.ID{"actor/ada", "source/d"}, corrected()},
	} {
		check(t, g, query.Args{"query": words, "first": 9}, want.ids, want.corrected)
		for _, length := range [][2]string{{"first", "after"}, {"last", "before"}} {
			if diff := cmp.Diff(want.ids, leafed(t, g, words, length[0], length[1], 1)); diff != "" {
				t.Errorf("%q, pages of %s 1: -want +got:\n%s", words, length[0], diff)
			}
		}
	}
}

// A forgiven name is first however many things have the same words. The names of sources and obligations hide nothing,
// and a thing whose name begins with the words but for an initial is not before a person.
func TestSearchForgivesInCrowds(t *testing.T) {
	all := []any{
		named("Ukraine", "actor/ukraine"), named("Zoe of Ukraine", "actor/zoe"),
		named("Volodymyr Zelenskyy", "actor/zelenskyy"), named("Zelenskiy speaks", "source/zelenskiy"),
		named("Marco Rubio", "actor/rubio"), named("A note on Marco Rubio", "evidence/rubio"),
		named("Donald Trump", "actor/trump"), named("Trump drafts", "event/trump"),
		named("Ceasefire", "event/ceasefire"), named("Both cease fire", "obligation/cease-fire"),
	}
	for i := range query.MaxCandidates {
		all = append(all, named(fmt.Sprint("A report of Ukraine ", i), kg.ID(fmt.Sprint("event/s", i))))
	}
	g := graphOf(t, all...)
	for words, want := range map[string]kg.ID{
		"Ukrane": "actor/ukraine", "Zoe of Ukrane": "actor/zoe", "Zelenskiy": "actor/zelenskyy",
		"Marco A. Rubio": "actor/rubio", "Trump D. J.": "actor/trump", "Donald J. Trump": "actor/trump",
		"cease-fire": "event/ceasefire",
	} {
		kinds := []kg.Kind{kg.Actor, kg.Event}
		if got := hits(t, g, query.Args{"query": words, "kinds": kinds, "first": 1}); !slices.Equal(got, []kg.ID{want}) {
			t.Errorf("%q finds %v, want %s first", words, got, want)
		}
		if got := hits(t, g, query.Args{"query": words, "first": 3}); !slices.Contains(got, want) {
			t.Errorf("%q finds %v, want %s among them", words, got, want)
		}
	}
}

// corrected returns the correction of a word, or none.
func corrected(words ...string) []query.Correction {
	if len(words) == 0 {
		return []query.Correction{}
	}
	return []query.Correction{{Typed: words[0], Found: words[1:]}}
}

func check(t *testing.T, g *query.Graph, a query.Args, want []kg.ID, corrected []query.Correction) {
	t.Helper()
	r, err := searched(g, a)
	if err != nil {
		t.Fatal(err)
	}
	edges, err := r.Edges(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []kg.ID
	for _, e := range edges {
		got = append(got, e.Node.ID)
		t.Log(e.Node.ID, e.Score, e.Corrected(), e.Ignored)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%v: -want +got:\n%s", a, diff)
	}
	c, err := r.Corrected(t.Context())
	if diff := cmp.Diff(corrected, c); err != nil || diff != "" {
		t.Errorf("%v: %v, -want +got:\n%s", a, err, diff)
	}
}

// lexicon counts how often the words are read. It returns err if there is one.
type lexicon struct {
	kg.Store
	reads atomic.Int32
	err   atomic.Pointer[error]
}

func (l *lexicon) Words(ctx context.Context) ([]string, error) {
	l.reads.Add(1)
	if err := l.err.Load(); err != nil {
		return nil, *err
	}
	return l.Store.Words(ctx)
}

// The words of a revision are read once, for all who search at that time. An error is not cached. A search for what a
// name has reads no words.
func TestWordsAreReadOncePerRevision(t *testing.T) {
	store := &lexicon{Store: new(kgtest.Memory)}
	b := kg.Batch{Entities: []kg.Entity{named("Color", "actor/color")}, Meta: &kg.Meta{Revision: "1"}}
	if err := store.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	g := query.New(store)
	hits(t, g, query.Args{"query": "color"})
	if n := store.reads.Load(); n != 0 {
		t.Errorf("%d reads before anything was forgiven", n)
	}
	down := errors.New("down")
	store.err.Store(&down)
	r, err := searched(g, query.Args{"query": "colour"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Edges(t.Context()); !errors.Is(err, down) {
		t.Errorf("Edges = %v", err)
	}
	store.err.Store(nil)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if got := hits(t, g, query.Args{"query": "colour"}); len(got) != 1 {
				t.Errorf("found %v", got)
			}
		})
	}
	all.Wait()
	if n := store.reads.Load(); n != 2 {
		t.Errorf("%d reads, want one that failed and one", n)
	}
}

// No search reads words that were read before it. If ctx ends, so does the reading.
func TestReadWords(t *testing.T) {
	store := &lexicon{Store: new(kgtest.Memory)}
	b := kg.Batch{Entities: []kg.Entity{named("Color", "actor/color")}, Meta: &kg.Meta{Revision: "1"}}
	if err := store.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	g := query.New(store)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := g.ReadWords(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("ReadWords = %v", err)
	}
	if err := g.ReadWords(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := store.reads.Load()
	if got := hits(t, g, query.Args{"query": "colour"}); len(got) != 1 || store.reads.Load() != before {
		t.Errorf("found %v with %d reads, %d of them before", got, store.reads.Load(), before)
	}
}

// A search that ends while the words are read says so, and the reading goes on.
func TestWordsAreReadOn(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	store := &slow{Store: new(kgtest.Memory), begun: cancel, end: make(chan struct{})}
	b := kg.Batch{Entities: []kg.Entity{named("Color", "actor/color")}, Meta: &kg.Meta{Revision: "1"}}
	if err := store.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	g := query.New(store)
	r, err := searched(g, query.Args{"query": "colour"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Edges(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Edges = %v", err)
	}
	close(store.end)
	if got := hits(t, g, query.Args{"query": "colour"}); len(got) != 1 {
		t.Errorf("found %v", got)
	}
	if n := store.reads.Load(); n != 1 {
		t.Errorf("%d reads", n)
	}
}

// slow reads words until end.
type slow struct {
	kg.Store
	begun func()
	end   chan struct{}
	reads atomic.Int32
}

func (s *slow) Words(ctx context.Context) ([]string, error) {
	s.reads.Add(1)
	s.begun()
	<-s.end
	return s.Store.Words(ctx)
}
