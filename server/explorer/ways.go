package explorer

import (
	"slices"
	"strings"

	"accordgraph/internal/draw"
)

// A way is the paths through the same things: a path for each choice of parallel relationships.
type way struct{ Legs []*leg }

// Length returns the number of steps.
func (w way) Length() int { return len(w.Legs) }

// leg is one step of a way, with every relationship that makes it.
type leg struct {
	To    reference
	Lines []legLine
	Weak  bool // the weakest step of its way
}

// legLine is a relationship of a step, and the direction in which it is read.
type legLine struct {
	relationship
	Direction string
}

// Relationship returns the relationship.
func (l legLine) Relationship() relationship { return l.relationship }

// Merged returns the ways, in the order of their first paths.
func (w ways) Merged() (merged []*way) {
	at := map[string]*way{}
	for _, path := range w.Paths {
		var ids []string
		for _, step := range path.Steps {
			ids = append(ids, step.To.PlainID)
		}
		key := strings.Join(ids, " ")
		found := at[key]
		if found == nil {
			found = &way{Legs: make([]*leg, len(path.Steps))}
			at[key] = found
			merged = append(merged, found)
		}
		for i, step := range path.Steps {
			found.add(i, step.To, legLine{step.Relationship, step.Direction})
		}
	}
	for _, way := range merged {
		way.weigh()
	}
	return merged
}

// add adds a relationship to a step.
func (w *way) add(i int, to reference, line legLine) {
	if w.Legs[i] == nil {
		w.Legs[i] = &leg{To: to}
	}
	same := func(l legLine) bool { return l.PlainID == line.PlainID }
	if l := w.Legs[i]; !slices.ContainsFunc(l.Lines, same) {
		l.Lines = append(l.Lines, line)
	}
}

// weigh finds the weakest step of a way of several: the one whose best relationship has the fewest sources.
func (w *way) weigh() {
	if len(w.Legs) < 2 {
		return
	}
	slices.MinFunc(w.Legs, func(a, b *leg) int { return a.most() - b.most() }).Weak = true
}

// most returns the number of sources of the relationship of a step that has most.
func (l *leg) most() (most int) {
	for _, line := range l.Lines {
		most = max(most, line.SourceCount)
	}
	return most
}

// rows returns the picture of the ways of a page.
func (p *page) rows(b *pathBody, width float64) (draw.Picture, error) {
	weakest, err := p.W("weakestStep")
	if err != nil {
		return draw.Picture{}, err
	}
	var drawn [][]draw.Step
	legend := legend{kinds: []string{b.Ways.From.Kind}}
	for _, w := range b.Merged {
		var steps []draw.Step
		for _, l := range w.Legs {
			step := draw.Step{To: p.drawnItem(l.To), Weak: l.Weak}
			legend.kinds = append(legend.kinds, l.To.Kind)
			for _, line := range l.Lines {
				tie, err := p.lineOf(line.relationship, line.Statement.Text)
				if err != nil {
					return draw.Picture{}, err
				}
				legend.relationships = append(legend.relationships, line.relationship)
				step.Strands = append(step.Strands, draw.Strand{Tie: tie, Verb: p.Verb(line.Type, line.Direction)})
			}
			steps = append(steps, step)
		}
		drawn = append(drawn, steps)
	}
	legend.note, err = p.N("shownWays", len(b.Merged))
	if err != nil {
		return draw.Picture{}, err
	}
	legend.title, legend.address = p.Title, p.asked("from", "to", "minSources")
	caption, err := p.captionOf(legend, width)
	if err != nil {
		return draw.Picture{}, err
	}
	return draw.Rows(p.drawnItem(b.Ways.From), p.drawnItem(b.Ways.To), drawn, weakest, caption), nil
}
