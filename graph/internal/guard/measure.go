package guard

import "github.com/vektah/gqlparser/v2/ast"

// A measurer counts the size of a document. It visits each fragment once.
type measurer struct {
	fragments  map[string]*ast.FragmentDefinition
	seen       map[string]extent
	open       map[string]bool // fragments that are being visited
	cycle      string          // a fragment that uses itself
	visits     int             // of selections; tests read it
	aliases    int
	directives int
	name       int // length of the longest name that validation looks up
}

// An extent is the size of one selection set, expanded.
type extent struct{ fields, depth, roots int }

// measure returns the size of a document. Its time grows with the length of the text,
// not with the size of the expanded document. Fragments that no operation uses count
// too, because validation visits them.
func measure(doc *ast.QueryDocument) size {
	m := newMeasurer(doc)
	var all extent
	add := func(e extent) {
		all = extent{plus(all.fields, e.fields), max(all.depth, e.depth), plus(all.roots, e.roots)}
	}
	for _, op := range doc.Operations {
		m.countDirectives(op.Directives)
		add(m.selection(op.SelectionSet))
	}
	walked := all.fields
	for _, f := range doc.Fragments {
		e, used := m.seen[f.Name]
		switch {
		case m.fragments[f.Name] != f: // an earlier fragment has the same name
			e, used = m.selection(f.SelectionSet), false
		case !used:
			e = m.fragment(f.Name)
		}
		if !used {
			add(extent{fields: e.fields, depth: e.depth})
		}
		walked = plus(walked, e.fields)
	}
	s := size{all.fields, all.depth, all.roots, m.aliases, m.directives, 0, 0, m.name, m.cycle}
	if s.fields <= maxFields && s.cycle == "" { // the function pairs expands the document
		s.walked, s.pairs = walked, pairs(doc, m.fragments)
	}
	return s
}

// newMeasurer returns a measurer for a document.
func newMeasurer(doc *ast.QueryDocument) *measurer {
	return &measurer{fragments: byName(doc), seen: map[string]extent{}, open: map[string]bool{}}
}

// byName returns the fragments of a document by name. If two fragments have the same
// name, it returns the first one, as gqlparser does.
func byName(doc *ast.QueryDocument) map[string]*ast.FragmentDefinition {
	all := make(map[string]*ast.FragmentDefinition, len(doc.Fragments))
	for _, f := range doc.Fragments {
		if all[f.Name] == nil {
			all[f.Name] = f
		}
	}
	return all
}

// selection returns the extent of a selection set.
func (m *measurer) selection(set ast.SelectionSet) (all extent) {
	for _, s := range set {
		m.visits++
		var in extent
		switch s := s.(type) {
		case *ast.Field:
			m.countDirectives(s.Directives)
			m.noteName(s.Name)
			for _, a := range s.Arguments {
				m.noteName(a.Name)
			}
			if s.Alias != s.Name {
				m.aliases++
			}
			in = m.selection(s.SelectionSet)
			in.depth++
			in.roots = 1
		case *ast.InlineFragment:
			m.countDirectives(s.Directives)
			m.noteName(s.TypeCondition)
			in = m.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			m.countDirectives(s.Directives)
			in = m.fragment(s.Name)
		}
		all = extent{plus(all.fields, plus(in.fields, 1)), max(all.depth, in.depth), plus(all.roots, in.roots)}
	}
	return all
}

// countDirectives counts directives and notes their names.
func (m *measurer) countDirectives(all ast.DirectiveList) {
	m.directives += len(all)
	for _, d := range all {
		m.noteName(d.Name)
	}
}

// noteName remembers the length of the longest name.
func (m *measurer) noteName(name string) { m.name = max(m.name, len(name)) }

// fragment returns the extent of a fragment. It visits the fragment only the first time.
func (m *measurer) fragment(name string) extent {
	if e, ok := m.seen[name]; ok {
		if m.open[name] {
			m.cycle = name
		}
		return e
	}
	m.seen[name] = extent{}
	if f := m.fragments[name]; f != nil {
		m.open[name] = true
		m.countDirectives(f.Directives)
		m.noteName(f.TypeCondition)
		m.seen[name] = m.selection(f.SelectionSet)
		delete(m.open, name)
	}
	return m.seen[name]
}

// A place is one response key in an answer, or "..." for the fragments in one selection
// set. It counts how often the document selects the key.
type place struct {
	count int
	keys  map[string]*place
}

// pairs counts the pairs that validation compares. A pair is two fields with the same
// response key in the same place, or two uses of fragments in the same place. It expands
// the document, which must have no cycle.
func pairs(doc *ast.QueryDocument, fragments map[string]*ast.FragmentDefinition) int {
	n := 0
	for _, op := range doc.Operations {
		root := &place{}
		root.add(op.SelectionSet, fragments)
		n += root.pairs()
	}
	return n
}

// add counts what a selection set selects below p.
func (p *place) add(set ast.SelectionSet, fragments map[string]*ast.FragmentDefinition) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			p.below(s.Alias).add(s.SelectionSet, fragments)
		case *ast.InlineFragment:
			p.add(s.SelectionSet, fragments)
		case *ast.FragmentSpread:
			p.below("...")
			if f := fragments[s.Name]; f != nil {
				p.add(f.SelectionSet, fragments)
			}
		}
	}
}

// below counts one more use of a key below p, and returns the key's place.
func (p *place) below(key string) *place {
	if p.keys == nil {
		p.keys = map[string]*place{}
	}
	in := p.keys[key]
	if in == nil {
		in = &place{}
		p.keys[key] = in
	}
	in.count++
	return in
}

// pairs returns the number of pairs in p and below it.
func (p *place) pairs() int {
	n := p.count * (p.count - 1) / 2
	for _, in := range p.keys {
		n += in.pairs()
	}
	return n
}
