package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// An Operation is a stored GraphQL operation. The package asks nothing else.
type Operation struct{ Name, Text, ID string } // ID is the SHA-256 of Text, in hex

// newOperation returns the operation with a text.
func newOperation(name, text string) Operation {
	sum := sha256.Sum256([]byte(text))
	return Operation{name, text, hex.EncodeToString(sum[:])}
}

// editionOperation asks what the data set is.
var editionOperation = newOperation("DataEdition", "query DataEdition {\n"+
	"  dataset { title description revision licence licenceUrl compiledOn coversUntil }\n}\n")

// Operations returns all operations that the package asks of a schema.
func Operations(schema *ast.Schema) []Operation {
	all := []Operation{editionOperation}
	for _, l := range listsOf(schema) {
		all = append(all, l.operation)
	}
	return all
}

// A list is a root field that lists all records of a type.
type list struct {
	name      string // of the root field: actors
	record    string // the type of its items: Actor
	doc       string // what the list has
	entity    bool   // its items are entities, which relationships join
	fields    []field
	operation Operation
}

// A field is a value of a record.
type field struct {
	key    string // in the answer and in files
	doc    string // what the field says
	sort   sort
	list   bool    // there are several values
	of     string  // the type that a reference leads to
	fields []field // of a value that has parts, or nil
}

// A sort says what values of a field are.
type sort int

// The sorts of values. A date may be partial, such as 2014-09. A reference is the id of another record, and an object
// has fields of its own.
const (
	text sort = iota
	integer
	number
	boolean
	date
	reference
	object
)

// sorts maps scalars of the schema to the sorts of their values. All others are texts.
var sorts = map[string]sort{"Int": integer, "Float": number, "Boolean": boolean, "Date": date, "PartialDate": date}

// left are the fields of records that no file has, each with the reason.
var left = map[string]string{
	"plainId":            "id says the same, because no operation has days",
	"relationshipCounts": "they can be counted in the relationships",
	"relationshipGroups": "they are relationships",
	"statement":          "sentence is its text",
	"footnotes":          "they are the evidence",
	"contested":          "it is computed from objections and their relationships",
	"blockers":           "they are computed from objections and their relationships",
	"lineage":            "it is computed from relationships of type ALIGNS_WITH",
}

// listsOf returns the lists of a schema that together have every record once, in the order of the schema: the root
// fields without required arguments that are pages of objects with an id, sorted and filtered as the client wants.
func listsOf(schema *ast.Schema) (all []list) {
	for _, f := range schema.Query.Fields {
		connection := schema.Types[f.Type.Name()]
		nodes := connection.Fields.ForName("nodes")
		if nodes == nil || f.Arguments.ForName("where") == nil || hasRequired(f) {
			continue
		}
		record := schema.Types[nodes.Type.Name()]
		if record.Kind != ast.Object || !slices.Contains(record.Interfaces, "Node") {
			continue
		}
		l := list{
			name: f.Name, record: record.Name, doc: f.Description, fields: fieldsOf(schema, record),
			entity: slices.Contains(record.Interfaces, "Entity"),
		}
		l.operation = l.ask()
		all = append(all, l)
	}
	return all
}

// hasRequired reports whether a field cannot be asked without arguments.
func hasRequired(f *ast.FieldDefinition) bool {
	return slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool {
		return a.Type.NonNull && a.DefaultValue == nil
	})
}

// fieldsOf returns the fields of a type: all that is no list of pages, is not deprecated and is not in left. A text that
// has languages is a field for each.
func fieldsOf(schema *ast.Schema, on *ast.Definition) (all []field) {
	for _, def := range on.Fields {
		of := schema.Types[def.Type.Name()]
		isPage := of.Fields.ForName("pageInfo") != nil
		if strings.HasPrefix(def.Name, "__") || left[def.Name] != "" || isPage || def.Directives.ForName("deprecated") != nil {
			continue
		}
		f := field{key: def.Name, doc: def.Description, sort: sorts[of.Name], list: def.Type.Elem != nil}
		switch {
		case of.IsLeafType():
		case of.Name == "Node" || slices.Contains(of.Interfaces, "Node"):
			f.sort, f.of = reference, of.Name
		default:
			f.sort, f.fields = object, fieldsOf(schema, of)
		}
		if def.Arguments.ForName("lang") == nil || !hasRequired(def) {
			all = append(all, f)
		}
		if def.Arguments.ForName("lang") != nil {
			f.key, f.doc = f.key+ukrainian, "In Ukrainian, or else in English: "+f.doc
			all = append(all, f)
		}
	}
	return all
}

// ukrainian is the end of the key of a text in Ukrainian.
const ukrainian = "Uk"

// pageSize is how many items of a list one page has.
const pageSize = 100

// ask returns the operation that asks for a list.
func (l list) ask() Operation {
	name := "Data" + strings.ToUpper(l.name[:1]) + l.name[1:]
	return newOperation(name, fmt.Sprintf("query %s {\n  %s(first: %d) {\n    nodes {\n      __typename\n%s    }\n  }\n}\n",
		name, l.name, pageSize, selection(l.fields, "      ")))
}

// selection returns a selection of fields, each on a line of its own.
func selection(fields []field, indent string) string {
	var b strings.Builder
	for _, f := range fields {
		b.WriteString(indent + f.key)
		if name, translated := strings.CutSuffix(f.key, ukrainian); translated {
			b.WriteString(": " + name + "(lang: UK)")
		}
		switch f.sort {
		case reference:
			b.WriteString(" { id }")
		case object:
			b.WriteString(" {\n" + selection(f.fields, indent+"  ") + indent + "}")
		}
		b.WriteString("\n")
	}
	return b.String()
}
