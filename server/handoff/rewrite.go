package handoff

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// Everything that a rewrite adds has response keys and names that begin with prefix.
const prefix = "handoff_"

// maxTokens and maxVisits bound the work on a document. A document that the API answers has fewer tokens and fields.
const (
	maxTokens = 5_000
	maxVisits = 20_000
)

// errWrong means that a document is not valid, or too large to be answered.
var errWrong = errors.New("the document is wrong")

// added are the fragments that a rewrite adds, by their names, with the fragments that they use.
var added = []struct{ name, text string }{
	{prefix + "link", `fragment handoff_link on Relationship { handoff_id: id handoff_plainId: plainId handoff_type: type ` +
		`handoff_source: source { ...handoff_thing } handoff_target: target { ...handoff_thing } ` +
		`handoff_assertedBy: assertedBy { ...handoff_thing } handoff_status: status handoff_disputed: disputed ` +
		`handoff_validFrom: validFrom handoff_validTo: validTo handoff_knownFrom: knownFrom handoff_knownTo: knownTo ` +
		`handoff_sourceCount: sourceCount handoff_role: role handoff_note: note ` +
		`handoff_evidence: evidence { plainId quote paraphrase locator basis ` +
		`source { plainId title publisher date url language genre reliability } } }`},
	{prefix + "thing", `fragment handoff_thing on Entity { handoff_id: id handoff_plainId: plainId handoff_kind: kind handoff_name: name ... on Actor { handoff_category: category } }`},
}

// editionField asks for the data set.
const editionField = prefix + "dataset: dataset { title revision licence licenceUrl compiledOn } "

// A rewriter adds fields to a document.
type rewriter struct {
	schema     *ast.Schema
	document   *ast.QueryDocument
	text       string
	insertions []insertion
	visits     int
}

// An insertion is a text and its place in a document, in runes.
type insertion struct {
	at   int
	text string
}

// rewrite returns the document with what files need in addition: with each relationship its evidence, claimant, status,
// dates and ends; with each entity its id, kind and name; with each list whether there is more of it; and the revision.
// All else stays where it is, so that errors name the right lines. The error is errWrong if the document is not valid.
func rewrite(schema *ast.Schema, text, operationName string) (string, error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, maxTokens)
	if err != nil {
		return "", errWrong
	}
	op := doc.Operations.ForName(operationName)
	if op == nil || op.Operation != ast.Query || len(op.SelectionSet) == 0 {
		return "", errWrong
	}
	w := &rewriter{schema: schema, document: doc, text: text}
	w.insert(op.SelectionSet, editionField)
	if err := w.fields(op.SelectionSet, schema.Query, schema.Query); err != nil {
		return "", err
	}
	for _, f := range doc.Fragments {
		if strings.HasPrefix(f.Name, prefix) {
			return "", fmt.Errorf("the names of fragments may not begin with %s", prefix)
		}
		on := schema.Types[f.TypeCondition]
		if on == nil {
			return "", errWrong
		}
		if err := w.fields(f.SelectionSet, on, on); err != nil {
			return "", err
		}
	}
	return w.result(), nil
}

// fields adds to the fields of a selection set of a type, which is in an object of the type around. It does not
// follow the uses of fragments.
func (w *rewriter) fields(set ast.SelectionSet, parent, around *ast.Definition) error {
	for _, s := range set {
		if w.visits++; w.visits > maxVisits {
			return errWrong
		}
		switch s := s.(type) {
		case *ast.Field:
			if err := w.field(s, parent, around); err != nil {
				return err
			}
		case *ast.InlineFragment:
			on := parent
			if s.TypeCondition != "" {
				on = w.schema.Types[s.TypeCondition]
			}
			if on == nil {
				return errWrong
			}
			if err := w.fields(s.SelectionSet, on, around); err != nil {
				return err
			}
		}
	}
	return nil
}

// field adds to one field of a type, which is in an object of the type around.
func (w *rewriter) field(f *ast.Field, parent, around *ast.Definition) error {
	if strings.HasPrefix(f.Alias, prefix) {
		return fmt.Errorf("the names of fields may not begin with %s", prefix)
	}
	def := parent.Fields.ForName(f.Name)
	if len(f.SelectionSet) == 0 {
		return nil
	}
	if def == nil {
		return errWrong
	}
	of := w.schema.Types[def.Type.Name()]
	if of == nil {
		return errWrong
	}
	w.insert(f.SelectionSet, w.addition(f, of, parent, around))
	return w.fields(f.SelectionSet, of, parent)
}

// addition returns what is added to a field of a type. No relationship leads to the items of a list of Query. An object
// that may be a relationship or something else counts as one if the document says so.
func (w *rewriter) addition(f *ast.Field, of, parent, around *ast.Definition) (text string) {
	if mayBe(w.schema, of, "Entity") {
		text += "..." + prefix + "thing "
	}
	if of.Name == "Relationship" || mayBe(w.schema, of, "Relationship") && w.selects(f.SelectionSet, onRelationship) {
		text += "..." + prefix + "link "
	}
	if of.Fields.ForName("pageInfo") != nil {
		text += prefix + "page: pageInfo { hasNextPage endCursor } "
		if parent != w.schema.Query && w.leads(of) && w.selects(f.SelectionSet, is("nodes")) {
			text += prefix + "edges: edges { " + linkField + "} "
		}
	}
	if w.isLed(of) && around != w.schema.Query && !w.selects(f.SelectionSet, is("relationship")) {
		text += linkField
	}
	return text
}

// linkField asks for the relationship that leads to the item of an edge.
const linkField = prefix + "link: relationship { ..." + prefix + "link } "

// leads reports whether a relationship may lead to the items of a connection.
func (w *rewriter) leads(connection *ast.Definition) bool {
	edges := connection.Fields.ForName("edges")
	return edges != nil && w.isLed(w.schema.Types[edges.Type.Name()])
}

// isLed reports whether a type is an edge to whose item a relationship may lead.
func (w *rewriter) isLed(of *ast.Definition) bool {
	return strings.HasSuffix(of.Name, "Edge") && of.Fields.ForName("relationship") != nil
}

// selects reports whether a selection set has a selection that fits, also in its fragments.
func (w *rewriter) selects(set ast.SelectionSet, fits func(s ast.Selection, on string) bool) bool {
	return slices.ContainsFunc(set, func(s ast.Selection) bool {
		if w.visits++; w.visits > maxVisits {
			return false
		}
		switch s := s.(type) {
		case *ast.InlineFragment:
			return fits(s, s.TypeCondition) || w.selects(s.SelectionSet, fits)
		case *ast.FragmentSpread:
			f := w.document.Fragments.ForName(s.Name)
			return f != nil && (fits(s, f.TypeCondition) || w.selects(f.SelectionSet, fits))
		}
		return fits(s, "")
	})
}

// is returns a function that reports whether a selection is a field with this name.
func is(name string) func(ast.Selection, string) bool {
	return func(s ast.Selection, _ string) bool {
		f, ok := s.(*ast.Field)
		return ok && f.Name == name
	}
}

// onRelationship reports whether a selection is a fragment on relationships.
func onRelationship(_ ast.Selection, on string) bool { return on == "Relationship" }

// mayBe reports whether an object of a type may be of another type, which is an object or an interface.
func mayBe(schema *ast.Schema, of *ast.Definition, other string) bool {
	possible := schema.PossibleTypes[other]
	return slices.ContainsFunc(schema.PossibleTypes[of.Name], func(d *ast.Definition) bool {
		return slices.Contains(possible, d)
	})
}

// insert inserts a text before the first selection of a set.
func (w *rewriter) insert(set ast.SelectionSet, text string) {
	if text != "" {
		w.insertions = append(w.insertions, insertion{set[0].GetPosition().Start, text})
	}
}

// result returns the document with all insertions, and the fragments that they use.
func (w *rewriter) result() string {
	slices.SortStableFunc(w.insertions, func(a, b insertion) int { return a.at - b.at })
	var b strings.Builder
	runes := []rune(w.text)
	done := 0
	for _, i := range w.insertions {
		at := selectionStart(runes, i.at)
		b.WriteString(string(runes[done:at]))
		b.WriteString(i.text)
		done = at
	}
	b.WriteString(string(runes[done:]))
	for _, f := range added {
		if strings.Contains(b.String(), "..."+f.name) {
			b.WriteString("\n" + f.text)
		}
	}
	return b.String()
}

// selectionStart returns where a selection begins. The position of a fragment is after its three dots.
func selectionStart(runes []rune, at int) int {
	before := at
	for before > 0 && strings.ContainsRune(" \t\r\n,", runes[before-1]) {
		before--
	}
	if before >= 3 && string(runes[before-3:before]) == "..." {
		return before - 3
	}
	return at
}
