package graph

import "github.com/vektah/gqlparser/v2/ast"

// A measuring takes the size of a document. It looks at each fragment once.
type measuring struct {
	fragments  map[string]*ast.FragmentDefinition
	seen       map[string]extent
	open       map[string]bool // whose selection is being looked at
	circle     string          // a fragment that uses itself
	visits     int             // of selections
	aliases    int
	directives int
	name       int // the length of the longest that validation looks up
}

// An extent is that of a selection, written out.
type extent struct{ fields, depth, roots int }

// measure takes the size of a document, in time that grows with its length and
// not with what it stands for. Fragments that no operation uses count too: they
// are validated.
func measure(doc *ast.QueryDocument) size {
	m := newMeasuring(doc)
	var all extent
	add := func(e extent) {
		all = extent{plus(all.fields, e.fields), max(all.depth, e.depth), plus(all.roots, e.roots)}
	}
	for _, op := range doc.Operations {
		m.direct(op.Directives)
		add(m.selection(op.SelectionSet))
	}
	walked := all.fields
	for _, f := range doc.Fragments {
		e, used := m.seen[f.Name]
		switch {
		case m.fragments[f.Name] != f: // another has its name
			e, used = m.selection(f.SelectionSet), false
		case !used:
			e = m.fragment(f.Name)
		}
		if !used {
			add(extent{fields: e.fields, depth: e.depth})
		}
		walked = plus(walked, e.fields)
	}
	s := size{all.fields, all.depth, all.roots, m.aliases, m.directives, 0, 0, m.name, m.circle}
	if s.fields <= maxFields && s.circle == "" { // or else it has no end
		s.walked, s.pairs = walked, pairs(doc, m.fragments)
	}
	return s
}

func newMeasuring(doc *ast.QueryDocument) *measuring {
	return &measuring{fragments: byName(doc), seen: map[string]extent{}, open: map[string]bool{}}
}

// byName returns the fragments of a document; of two with one name the first, as
// gqlparser does.
func byName(doc *ast.QueryDocument) map[string]*ast.FragmentDefinition {
	all := make(map[string]*ast.FragmentDefinition, len(doc.Fragments))
	for _, f := range doc.Fragments {
		if all[f.Name] == nil {
			all[f.Name] = f
		}
	}
	return all
}

func (m *measuring) selection(set ast.SelectionSet) (all extent) {
	for _, s := range set {
		m.visits++
		var in extent
		switch s := s.(type) {
		case *ast.Field:
			m.direct(s.Directives)
			m.named(s.Name)
			for _, a := range s.Arguments {
				m.named(a.Name)
			}
			if s.Alias != s.Name {
				m.aliases++
			}
			in = m.selection(s.SelectionSet)
			in.depth++
			in.roots = 1
		case *ast.InlineFragment:
			m.direct(s.Directives)
			m.named(s.TypeCondition)
			in = m.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			m.direct(s.Directives)
			in = m.fragment(s.Name)
		}
		all = extent{plus(all.fields, plus(in.fields, 1)), max(all.depth, in.depth), plus(all.roots, in.roots)}
	}
	return all
}

func (m *measuring) direct(all ast.DirectiveList) {
	m.directives += len(all)
	for _, d := range all {
		m.named(d.Name)
	}
}

func (m *measuring) named(name string) { m.name = max(m.name, len(name)) }

func (m *measuring) fragment(name string) extent {
	if e, ok := m.seen[name]; ok {
		if m.open[name] {
			m.circle = name
		}
		return e
	}
	m.seen[name] = extent{}
	if f := m.fragments[name]; f != nil {
		m.open[name] = true
		m.direct(f.Directives)
		m.named(f.TypeCondition)
		m.seen[name] = m.selection(f.SelectionSet)
		delete(m.open, name)
	}
	return m.seen[name]
}

// A place is where an answer has a value, and what the document has there: how
// often each name, and how often a fragment.
type place struct {
	count int
	below map[string]*place
}

// pairs counts the pairs of fields that have one name in one place of the answer,
// and those of fragments used in one place. It writes the document out, which must
// have no circle.
func pairs(doc *ast.QueryDocument, fragments map[string]*ast.FragmentDefinition) int {
	n := 0
	for _, op := range doc.Operations {
		root := &place{}
		root.write(op.SelectionSet, fragments)
		n += root.pairs()
	}
	return n
}

func (p *place) write(set ast.SelectionSet, fragments map[string]*ast.FragmentDefinition) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			p.at(s.Alias).write(s.SelectionSet, fragments)
		case *ast.InlineFragment:
			p.write(s.SelectionSet, fragments)
		case *ast.FragmentSpread:
			p.at("...")
			if f := fragments[s.Name]; f != nil {
				p.write(f.SelectionSet, fragments)
			}
		}
	}
}

// at returns the place of that name, which has one more there now.
func (p *place) at(name string) *place {
	if p.below == nil {
		p.below = map[string]*place{}
	}
	in := p.below[name]
	if in == nil {
		in = &place{}
		p.below[name] = in
	}
	in.count++
	return in
}

func (p *place) pairs() int {
	n := p.count * (p.count - 1) / 2
	for _, in := range p.below {
		n += in.pairs()
	}
	return n
}
