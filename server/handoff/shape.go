package handoff

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// A shape is one field of a document, with its fields in the order of the document. Fields of several fragments with
// one response key are one shape.
type shape struct {
	key    string // in the answer
	name   string // in the schema
	def    *ast.Definition
	list   bool
	fields []*shape
}

// leaf reports whether the field has a value and no fields.
func (s *shape) leaf() bool { return s.def.IsLeafType() }

// child returns the field with a response key, or nil.
func (s *shape) child(key string) *shape {
	for _, f := range s.fields {
		if f.key == key {
			return f
		}
	}
	return nil
}

// isThing reports whether objects of this shape may be entities.
func (s *shape) isThing() bool { return s.child(prefix+"kind") != nil }

// isLink reports whether objects of this shape may be relationships.
func (s *shape) isLink() bool { return s.child(prefix+"type") != nil }

// isConnection reports whether the field is a page of a list.
func (s *shape) isConnection() bool { return s.child(prefix+"page") != nil }

// own returns the fields that the client asked for, without the ones that say which page of a list an answer has.
func (s *shape) own() []*shape {
	return slices.DeleteFunc(slices.Clone(s.fields), func(f *shape) bool {
		return strings.HasPrefix(f.key, prefix) || f.def.Name == "PageInfo"
	})
}

// A plan is what a document says about its files.
type plan struct {
	operation string // the name of the operation, or ""
	shape     *shape // of the whole answer
	root      *table
	nodes     []column // of entities
	links     []column // of relationships
}

// planOf returns the plan of a document that was rewritten. The error is errWrong if the document is not valid.
func planOf(schema *ast.Schema, text, operationName string) (*plan, error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, 3*maxTokens)
	if err != nil {
		return nil, errWrong
	}
	op := doc.Operations.ForName(operationName)
	if op == nil {
		return nil, errWrong
	}
	root := &shape{def: schema.Query}
	planner := &planner{schema: schema, document: doc}
	if err := planner.fields(op.SelectionSet, schema.Query, root); err != nil {
		return nil, err
	}
	shareLinks(root)
	p := &plan{operation: op.Name, shape: root, root: tableOf(root)}
	p.findColumns(root)
	return p, nil
}

// A planner makes shapes of selection sets.
type planner struct {
	schema   *ast.Schema
	document *ast.QueryDocument
	open     []string // the fragments around the current selection
	visits   int
}

// fields adds the fields of a selection set of a type to a shape.
func (p *planner) fields(set ast.SelectionSet, on *ast.Definition, into *shape) error {
	for _, s := range set {
		if p.visits++; p.visits > maxVisits || on == nil {
			return errWrong
		}
		if err := p.selection(s, on, into); err != nil {
			return err
		}
	}
	return nil
}

// selection adds a field, or the fields of a fragment, to a shape.
func (p *planner) selection(s ast.Selection, on *ast.Definition, into *shape) error {
	switch s := s.(type) {
	case *ast.Field:
		return p.field(s, on, into)
	case *ast.InlineFragment:
		if s.TypeCondition != "" {
			on = p.schema.Types[s.TypeCondition]
		}
		return p.fields(s.SelectionSet, on, into)
	case *ast.FragmentSpread:
		f := p.document.Fragments.ForName(s.Name)
		if f == nil || slices.Contains(p.open, s.Name) {
			return errWrong
		}
		p.open = append(p.open, s.Name)
		defer func() { p.open = p.open[:len(p.open)-1] }()
		return p.fields(f.SelectionSet, p.schema.Types[f.TypeCondition], into)
	}
	return errWrong
}

// field adds a field to a shape.
func (p *planner) field(f *ast.Field, on *ast.Definition, into *shape) error {
	if f.Name == "__typename" {
		if into.child(f.Alias) == nil {
			into.fields = append(into.fields, &shape{key: f.Alias, name: f.Name, def: p.schema.Types["String"]})
		}
		return nil
	}
	def := on.Fields.ForName(f.Name)
	if def == nil {
		return errWrong
	}
	child := into.child(f.Alias)
	if child == nil {
		child = &shape{key: f.Alias, name: f.Name, def: p.schema.Types[def.Type.Name()], list: def.Type.Elem != nil}
		into.fields = append(into.fields, child)
	}
	if child.def == nil || child.leaf() != (len(f.SelectionSet) == 0) {
		return errWrong
	}
	return p.fields(f.SelectionSet, p.schema.Types[def.Type.Name()], child)
}

// shareLinks gives the items of lists of nodes the relationships that lead to them, which were asked for beside them.
func shareLinks(s *shape) {
	edges := s.child(prefix + "edges")
	for _, f := range s.fields {
		if edges != nil && f.name == "nodes" {
			f.fields = append(f.fields, edges.child(prefix+"link"))
		}
	}
	for _, f := range s.fields {
		shareLinks(f)
	}
}

// shareLinksIn does the same in an answer.
func shareLinksIn(s *shape, value any) {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			shareLinksIn(s, v)
		}
	case map[string]any:
		edges, _ := value[prefix+"edges"].([]any)
		for _, f := range s.fields {
			if nodes, is := value[f.key].([]any); is && f.name == "nodes" && len(nodes) == len(edges) {
				join(nodes, edges)
			}
			if f.key != prefix+"edges" {
				shareLinksIn(f, value[f.key])
			}
		}
	}
}

// join sets the link of each node to the link of its edge.
func join(nodes, edges []any) {
	for i := range nodes {
		node, isNode := nodes[i].(map[string]any)
		edge, isEdge := edges[i].(map[string]any)
		if isNode && isEdge {
			node[prefix+"link"] = edge[prefix+"link"]
		}
	}
}
