package explorer

import (
	"cmp"
	"fmt"
	"slices"

	"accordgraph/internal/draw"
)

// The most clauses in the middle of columns, and the most things on each side.
const (
	mostClauses = 13
	mostOuter   = 13
)

// fewestTouches is the least number of relationships of clauses for which columns are the picture of a text.
const fewestTouches = 6

// touching is what touches the clauses of a text, and what they touch.
type touching struct {
	clauses []reference // all, in the order of the text
	total   int
	touches []touch
}

// touch is a relationship between a clause and something outside of the text.
type touch struct {
	relationship
	clause int        // its index
	outer  *reference // the other end
	out    bool       // the clause is the source
}

// touchPages is how many pages of relationships are asked for at most.
const touchPages = 3

// touching asks for what touches the clauses of a text. It is empty for other things.
func (p *page) touching(t *thing) (out touching, err error) {
	if len(t.Provisions.Nodes) == 0 {
		return out, nil
	}
	var clauses struct {
		Provisions struct {
			TotalCount int
			Nodes      []reference
		}
	}
	if err := p.ask("TextClauses", map[string]any{"document": t.PlainID}, &clauses); err != nil {
		return out, err
	}
	out.clauses, out.total = clauses.Provisions.Nodes, clauses.Provisions.TotalCount
	var ids []string
	at := map[string]int{}
	for i, c := range out.clauses {
		ids = append(ids, c.PlainID)
		at[c.PlainID] = i
	}
	where := p.Filter.where()
	if where == nil {
		where = map[string]any{}
	}
	among := map[string]any{"in": ids}
	where["or"] = []map[string]any{{"source": among}, {"target": among}}
	variables := map[string]any{"where": where}
	for range touchPages {
		var answer struct {
			Relationships struct {
				PageInfo pageInfo
				Nodes    []relationship
			}
		}
		if err := p.ask("Touching", variables, &answer); err != nil {
			return out, err
		}
		for _, r := range answer.Relationships.Nodes {
			out.add(r, at)
		}
		if !answer.Relationships.PageInfo.HasNextPage {
			break
		}
		variables["after"] = answer.Relationships.PageInfo.EndCursor
	}
	return out, nil
}

// add adds a relationship. One between two clauses of the text is left out.
func (t *touching) add(r relationship, at map[string]int) {
	if r.Source == nil || r.Target == nil {
		return
	}
	from, out := at[r.Source.PlainID]
	to, in := at[r.Target.PlainID]
	switch {
	case out && !in:
		t.touches = append(t.touches, touch{r, from, r.Target, true})
	case in && !out:
		t.touches = append(t.touches, touch{r, to, r.Source, false})
	}
}

// most returns the clauses that have most of the touches, as indexes in the order of the text.
func (t touching) most() []int {
	counts := make([]int, len(t.clauses))
	for _, touch := range t.touches {
		counts[touch.clause]++
	}
	var clauses []int
	for i, n := range counts {
		if n > 0 {
			clauses = append(clauses, i)
		}
	}
	slices.SortStableFunc(clauses, func(a, b int) int { return counts[b] - counts[a] })
	clauses = clauses[:min(len(clauses), mostClauses)]
	slices.Sort(clauses)
	return clauses
}

// outer returns the things on a side that are shown with some clauses: for each clause in turn the one that has most
// touches, then the next one, until there are enough.
func outer(touches []touch, clauses []int, out bool) (ids []string, things map[string]*reference) {
	counts, of := map[string]int{}, map[int][]string{}
	things = map[string]*reference{}
	for _, t := range touches {
		id := t.outer.PlainID
		if t.out == out && slices.Contains(clauses, t.clause) {
			counts[id]++
			things[id] = t.outer
			of[t.clause] = append(of[t.clause], id)
		}
	}
	for _, list := range of {
		slices.SortStableFunc(list, func(a, b string) int { return counts[b] - counts[a] })
	}
	for turn := range touches {
		for _, clause := range clauses {
			if list := of[clause]; turn < len(list) && !slices.Contains(ids, list[turn]) && len(ids) < mostOuter {
				ids = append(ids, list[turn])
			}
		}
	}
	return ids, things
}

// columns returns the picture of a text: what touches its clauses, and what they touch.
func (p *page) columns(t *thing, all touching, width float64) (draw.Picture, error) {
	var three [3]draw.Column
	legend := legend{address: p.asked("view", "minSources", "by", "disputed"), below: true, kinds: []string{"PROVISION"}}
	clauses := all.most()
	for _, i := range clauses {
		c := all.clauses[i]
		item := draw.Item{Kind: c.Kind, Name: cmp.Or(c.Title, c.Name), Href: p.E(c.PlainID)}
		three[1].Entries = append(three[1].Entries, draw.Entry{Item: item, Lead: c.Number})
	}
	var crosses []draw.Cross
	for _, column := range []int{0, 2} {
		out := column == 2
		ids, things := outer(all.touches, clauses, out)
		for _, id := range ids {
			three[column].Entries = append(three[column].Entries, draw.Entry{Item: p.drawnItem(*things[id])})
			legend.kinds = append(legend.kinds, things[id].Kind)
		}
		for _, t := range all.touches {
			at := slices.Index(ids, t.outer.PlainID)
			middle := slices.Index(clauses, t.clause)
			if t.out != out || at < 0 || middle < 0 {
				continue
			}
			cross, err := p.cross(all.clauses[t.clause], t)
			if err != nil {
				return draw.Picture{}, err
			}
			cross.Outer, cross.Middle = at, middle
			crosses = append(crosses, cross)
			legend.relationships = append(legend.relationships, t.relationship)
		}
	}
	err := p.columnWords(t, all, &three, &legend)
	if err != nil {
		return draw.Picture{}, err
	}
	caption, err := p.captionOf(legend, width)
	return draw.Columns(three, crosses, caption), err
}

// cross returns the line of a touch.
func (p *page) cross(clause reference, t touch) (draw.Cross, error) {
	direction := "IN"
	if t.out {
		direction = "OUT"
	}
	verb := p.Verb(t.Type, direction)
	tie, err := p.lineOf(t.relationship, fmt.Sprintf("%s %s: %s", clause.Name, verb, t.outer.Name))
	return draw.Cross{Tie: tie, Verb: verb, Right: t.out}, err
}

// columnWords sets the heads, the title and the note.
func (p *page) columnWords(t *thing, all touching, three *[3]draw.Column, l *legend) error {
	var err error
	word := func(key string, args ...any) (text string) {
		if err == nil {
			text, err = p.W(key, args...)
		}
		return text
	}
	if len(three[0].Entries) > 0 {
		three[0].Head = word("columnsIn")
	}
	three[1].Head = word("columnsMiddle", len(three[1].Entries), all.total)
	if len(three[2].Entries) > 0 {
		three[2].Head = word("columnsOut")
	}
	l.title = word("columnsTitle", t.Name)
	l.note = word("columnsNote", len(l.relationships), len(all.touches))
	return err
}
