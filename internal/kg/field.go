package kg

import (
	"slices"
)

// A FieldType is the type of the values of a field. In Go, a value is a string, a []string, an int or a float64.
type FieldType int

// These are all types of fields, with their Go types.
const (
	Text   FieldType = iota // string
	Texts                   // []string, in a meaningful order
	Int                     // int
	Number                  // float64, finite
	Date                    // string: 2014, 2014-09 or 2014-09-05
	Enum                    // string, one of Values
	Enums                   // []string, of Values
	Ref                     // string: the ID of an entity
	Refs                    // []string: IDs of entities or relationships
	Spans                   // []string: spans, see [Span]. For clients it is a Boolean: whether a span has the day
)

// A Field is one row of the table of fields of entities or relationships.
//
// Filters, orders, facets, stores, the contract and the page for editors read that table. A new field is one row of
// field_table.go. If clients see the field, it also needs one method of graph/internal/model. Then go generate ./...
// updates all generated files. CONTRIBUTING.md has the recipe.
//
// A field may have several rows, for different kinds; all of them have the same Type. A row for some kinds replaces
// the row for all kinds.
type Field struct {
	Name   string
	As     string // the name that clients use, if it is not Name
	Type   FieldType
	Kinds  []Kind   // the kinds that have the field; empty: all kinds
	Values []string // the values of an Enum or Enums
	Filter bool     // clients may filter by it
	Sort   bool     // clients may sort by it
	Index  bool     // stores have an index for lists filtered by an equal value
	Facet  bool     // clients may count its values

	Derived  bool // Complete sets it; editors do not
	Computed bool // the reader of a data set sets it, as it sets names of clauses; editors do not

	Translated  bool   // it has a Ukrainian text beside the English one: see [Entity.TextIn]
	UkrainianOf string // the field whose Ukrainian text it is
	Spoken      bool   // only sentences read it: a request that reads no sentence does not fetch it

	Doc   string          // one or two sentences about it, for clients and editors
	DocOf map[Kind]string // replaces Doc for some kinds

	Private    bool   // its value is in no answer, export or page
	Always     bool   // every entity or relationship has a value
	Vocabulary string // for an Enum or Enums: the name of its enum in the contract, usually a Vocabulary
	Shape      string // its type in the contract, if the other properties do not determine it
	Bare       bool   // clients filter by its values directly, without an operator
	Was        string // the former name for clients, which still works
	WasShown   bool   // clients also see the value under the former name
	Instead    string // the name that replaces Was, if it is not As
}

// DocFor returns the description of the field for entities of kind k.
func (f Field) DocFor(k Kind) string {
	if doc := f.DocOf[k]; doc != "" {
		return doc
	}
	return f.Doc
}

// ClientName returns the name that clients use for the field.
func (f Field) ClientName() string {
	if f.As != "" {
		return f.As
	}
	return f.Name
}

// IsPublic reports whether clients see the value of the field on entities of kind k. They see every field that is not
// Private on entities that relationships can join. On sources and evidence, they see only the id and the fields that
// are in the table for their kind.
func (f Field) IsPublic(k Kind) bool {
	return !f.Private && (len(f.Kinds) > 0 || f.Name == "id" || k.IsEntity())
}

// Has reports whether an entity of kind k may have the field. If k is a group of kinds, Has reports whether at least
// one kind of the group may have the field.
func (f Field) Has(k Kind) bool {
	return len(f.Kinds) == 0 || slices.ContainsFunc(f.Kinds, func(of Kind) bool { return of.Is(k) })
}

// IsList reports whether values of type t are lists.
func (t FieldType) IsList() bool { return t == Texts || t == Enums || t == Refs || t == Spans }

// EntityFields returns the fields of entities of kind k. For [Document] it returns the fields that all kinds of
// documents have. For [Any] it returns the fields that all kinds of entities have. Callers must not change the list.
func EntityFields(k Kind) []Field { return fieldsOf[k] }

// fieldsOf maps a kind to its rows of entityFields. It is computed once, because stores look it up for every row that
// they read.
var fieldsOf = func() map[Kind][]Field {
	all := map[Kind][]Field{}
	for _, k := range append(Kinds(), Merged, Document, Any) {
		for _, f := range entityFields {
			if !f.isCommonTo(k) {
				continue
			}
			if i := slices.IndexFunc(all[k], func(g Field) bool { return g.Name == f.Name }); i >= 0 {
				all[k][i] = f // the row for some kinds replaces the row for all
				continue
			}
			all[k] = append(all[k], f)
		}
	}
	return all
}()

// RelationshipFields returns the fields of relationships. Callers must not change the list.
func RelationshipFields() []Field { return relationshipFields }

// isCommonTo reports whether every kind in the group k has the field.
func (f Field) isCommonTo(k Kind) bool {
	if len(f.Kinds) == 0 {
		return true
	}
	if k == Any {
		return false
	}
	for _, member := range k.Members() {
		if !slices.Contains(f.Kinds, member) {
			return false
		}
	}
	return true
}

// AllEntityFields returns the fields of all kinds of entities. Each name appears once. A store makes one column for
// each name. Callers must not change the list.
func AllEntityFields() []Field { return columns }

// columns is the result of AllEntityFields. It is computed once, because stores need it for every statement and row.
var columns = func() []Field {
	var all []Field
	for _, f := range entityFields {
		if !slices.ContainsFunc(all, func(g Field) bool { return g.Name == f.Name }) {
			all = append(all, f)
			continue
		}
		i := slices.IndexFunc(all, func(g Field) bool { return g.Name == f.Name })
		if len(all[i].Kinds) > 0 {
			all[i].Kinds = append(slices.Clone(all[i].Kinds), f.Kinds...)
			all[i].Values = nil
		}
	}
	return all
}()

// FindField returns the field with that name, and whether there is one.
func FindField(fields []Field, name string) (Field, bool) {
	for i := range fields { // a copy of a Field is large
		if fields[i].Name == name {
			return fields[i], true
		}
	}
	return Field{}, false
}

// ClientField returns the field whose current or former name for clients is name, and whether there is one.
func ClientField(fields []Field, name string) (Field, bool) {
	for _, f := range fields {
		if f.As == name || f.Was == name {
			return f, true
		}
	}
	f, ok := FindField(fields, name)
	return f, ok && f.As == ""
}

func kindValues() []string { return Strings(Kinds()) }
func typeValues() []string { return Strings(Types()) }

// Strings returns the elements of a list as strings.
func Strings[S ~string](in []S) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}
