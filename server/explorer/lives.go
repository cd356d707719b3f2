package explorer

import (
	"cmp"
	"slices"
	"strings"

	"accordgraph/internal/draw"
)

// promises are the earlier commitments with which the clauses of a text are said to be at odds.
type promises struct {
	Node      *promise
	Conflicts []struct {
		Provision    reference
		Agreement    *promise
		Relationship relationship
	}
}

// promise is a text with its dates.
type promise struct {
	reference
	Ended string
}

// short returns the short name of a text, or its name.
func (p promise) short() string { return cmp.Or(p.ShortName, p.Name) }

// promises asks for the commitments that the most contested text touches. They are nil if there is no such text.
func (p *page) promises(b homeBody) (*promises, error) {
	if len(b.Contested.Nodes) == 0 || b.Contested.Nodes[0].Provision.Document == nil {
		return nil, nil
	}
	var answer promises
	err := p.ask("Promises", map[string]any{"document": b.Contested.Nodes[0].Provision.Document.PlainID}, &answer)
	if err != nil || answer.Node == nil || answer.Node.Date == "" || len(answer.Conflicts) == 0 {
		return nil, err
	}
	return &answer, nil
}

// lives returns the commitments with the numbers of clauses that are at odds with each, the oldest first, and the names of
// those that have no date.
func (a *promises) lives() (dated []*promise, clauses map[string]int, undated []string) {
	clauses = map[string]int{}
	seen := map[string]bool{}
	for _, c := range a.Conflicts {
		if c.Agreement == nil {
			continue
		}
		id := c.Agreement.PlainID
		if clauses[id] == 0 {
			dated = append(dated, c.Agreement)
		}
		if key := id + " " + c.Provision.PlainID; !seen[key] {
			seen[key] = true
			clauses[id]++
		}
	}
	dated = slices.DeleteFunc(dated, func(p *promise) bool {
		if p.Date == "" {
			undated = append(undated, p.short())
		}
		return p.Date == ""
	})
	slices.SortStableFunc(dated, func(a, b *promise) int { return cmp.Compare(a.Date, b.Date) })
	return dated, clauses, undated
}

// lifelines returns the picture of the commitments against the day of the text.
func (p *page) lifelines(a *promises, width float64) (draw.Picture, error) {
	_, day, _ := daySpan(a.Node.Date)
	dated, clauses, undated := a.lives()
	first := day
	var lives []draw.Life
	for _, text := range dated {
		from, begun, ok := daySpan(text.Date)
		if !ok {
			continue
		}
		life := draw.Life{From: from, Begun: begun, Count: clauses[text.PlainID]}
		life.Kind, life.Name, life.Href = text.Kind, text.Name, p.E(text.PlainID)
		if _, end, ok := daySpan(text.Ended); ok {
			life.To = end
		}
		said, err := p.N("clausesAtOdds", life.Count)
		if err != nil {
			return draw.Picture{}, err
		}
		life.Says = text.Name + ", " + p.Date(text.Date) + ": " + said
		first = min(first, from)
		lives = append(lives, life)
	}
	var err error
	l := legend{address: "/"}
	for _, c := range a.Conflicts {
		l.claims = append(l.claims, c.Relationship)
	}
	word := func(key string, args ...any) (text string) {
		if err == nil {
			text, err = p.W(key, args...)
		}
		return text
	}
	l.title, l.note = word("livesTitle", a.Node.short()), word("livesNote")
	if len(undated) > 0 {
		l.note += " " + word("livesUndated", strings.Join(undated, ", "))
	}
	counted := word("livesCounted")
	if err != nil {
		return draw.Picture{}, err
	}
	caption, err := p.captionOf(l, width)
	room := (day - first) * .02
	return draw.Lives(p.scale(first-room, day), lives, a.Node.short()+", "+p.Date(a.Node.Date), counted, caption), err
}
