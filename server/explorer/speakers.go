package explorer

import (
	"cmp"
	"slices"
)

// speaker is an actor that said something of a text, or for whom somebody did.
type speaker struct {
	PlainID, Name, Category string
	Relationships           struct{ TotalCount int }
	Chosen                  bool // the page shows it
}

// speakers asks who said something of a text or its clauses, and for whom these speak: the states and bodies in which they
// hold office, of which they are a part, or whose body they are. Those who are no persons come first, the
// best-connected first.
func (p *page) speakers(text string, clauses []reference) ([]speaker, error) {
	ids := []string{text}
	for _, c := range clauses {
		ids = append(ids, c.PlainID)
	}
	said, err := p.actors(spoke(text, ids))
	if err != nil || len(said) == 0 {
		return nil, err
	}
	ids = nil
	for _, s := range said {
		ids = append(ids, s.PlainID)
	}
	all, err := p.actors(speaksFor(ids))
	slices.SortStableFunc(all, func(a, b speaker) int {
		return cmp.Or(isPerson(a)-isPerson(b), b.Relationships.TotalCount-a.Relationships.TotalCount)
	})
	return all, err
}

// actors asks for actors, by name.
func (p *page) actors(where map[string]any) ([]speaker, error) {
	var answer struct{ Actors struct{ Nodes []speaker } }
	err := p.ask("Speakers", map[string]any{"where": where}, &answer)
	return answer.Actors.Nodes, err
}

// isPerson returns 1 for a person, and otherwise 0.
func isPerson(s speaker) int {
	if s.Category == "PERSON" {
		return 1
	}
	return 0
}

// spoke is a filter of the actors that proposed or supported a text, voted on it, or objected to it. ids are the ids of the
// text and its clauses.
func spoke(text string, ids []string) map[string]any {
	is := some(map[string]any{"id": map[string]any{"eq": text}})
	return either(
		map[string]any{"proposed": is}, map[string]any{"votes": is},
		map[string]any{"supports": some(among(ids))},
		map[string]any{"objections": some(either(
			map[string]any{"documents": is},
			map[string]any{"provisions": some(map[string]any{"document": map[string]any{"eq": text}})},
		))},
	)
}

// speaksFor is a filter of some actors, and of the actors for whom they speak.
func speaksFor(ids []string) map[string]any {
	person := either(among(ids), map[string]any{"officeHolders": some(among(ids))})
	body := map[string]any{"and": []any{map[string]any{"category": map[string]any{"eq": "STATE_BODY"}}, person}}
	return either(person, map[string]any{"parts": some(person)}, map[string]any{"members": some(body)})
}

// among is a filter of things by their ids.
func among(ids []string) map[string]any { return map[string]any{"id": map[string]any{"in": ids}} }

// either is a filter that matches what one of the filters matches.
func either(filters ...any) map[string]any { return map[string]any{"or": filters} }
