package kg

import (
	"slices"
)

// A FieldType says what values a field has. In Go a value is a string, a
// []string, an int or a float64.
type FieldType int

// The types of fields.
const (
	Text   FieldType = iota // string
	Texts                   // []string, in an order that means something
	Int                     // int
	Number                  // float64, finite
	Date                    // string: 2014, 2014-09 or 2014-09-05
	Enum                    // string, one of Values
	Enums                   // []string, of Values
	Ref                     // string: the ID of an entity
	Refs                    // []string: IDs of entities or relationships
)

// A Field is all there is to say about a field of entities or relationships.
// Filters, orders, facets, stores, the contract and the page for editors read the
// table of them, so a further field is one row of field_table.go and, if clients see
// it, one method of graph/internal/model; then go generate ./... makes the rest.
//
// A field may have several rows, for different kinds; they agree on the Type. A row
// of some kinds says more of a field than the row of all kinds, and replaces it.
type Field struct {
	Name   string
	As     string // what clients call it, if not Name
	Type   FieldType
	Kinds  []Kind   // whose field it is; every kind's if there are none
	Values []string // what an Enum may be
	Filter bool     // clients may filter by it
	Sort   bool     // clients may order by it
	Index  bool     // lists filtered by an equal value are read off an index
	Facet  bool     // clients may count by it

	Derived bool // Complete sets it: nobody writes it down

	Doc   string          // what it says, in one or two sentences for clients and editors
	DocOf map[Kind]string // the same for kinds that want other words

	Private    bool   // no client sees its value: it is in no answer, export or page
	Always     bool   // every entity or relationship has a value
	Vocabulary string // of an Enum or Enums: the name of its Vocabulary, or of an enum that the contract has
	Shape      string // its type in the contract, if that does not follow from the rest
	Bare       bool   // clients filter by its values alone, without an operator
	Was        string // what clients called it, which still works
	Instead    string // what is to be used instead of Was, if it is not As
}

// DocFor returns what the field says of entities of kind k.
func (f Field) DocFor(k Kind) string {
	if doc := f.DocOf[k]; doc != "" {
		return doc
	}
	return f.Doc
}

// ClientName returns what clients call the field.
func (f Field) ClientName() string {
	if f.As != "" {
		return f.As
	}
	return f.Name
}

// IsPublic says whether clients see the value of the field on entities of kind k. On
// those that relationships cannot join they see only the fields that name the kind, and
// the id.
func (f Field) IsPublic(k Kind) bool {
	return !f.Private && (len(f.Kinds) > 0 || f.Name == "id" || k.IsEntity())
}

// Has says whether what counts as k may have the field.
func (f Field) Has(k Kind) bool {
	return len(f.Kinds) == 0 || slices.ContainsFunc(f.Kinds, func(of Kind) bool { return of.Is(k) })
}

// IsList says whether values are lists.
func (t FieldType) IsList() bool { return t == Texts || t == Enums || t == Refs }

// EntityFields returns the fields of entities of that kind; of [Document] those
// that all documents have, and of [Any] those that all entities have. It is the
// caller's to read, not to change.
func EntityFields(k Kind) []Field { return fieldsOf[k] }

// fieldsOf is the table of entityFields by kind: it is looked up for every row.
var fieldsOf = func() map[Kind][]Field {
	all := map[Kind][]Field{}
	for _, k := range append(Kinds(), Merged, Document, Any) {
		for _, f := range entityFields {
			if !f.of(k) {
				continue
			}
			if i := slices.IndexFunc(all[k], func(g Field) bool { return g.Name == f.Name }); i >= 0 {
				all[k][i] = f // what is said of some kinds replaces what is said of all
				continue
			}
			all[k] = append(all[k], f)
		}
	}
	return all
}()

// RelationshipFields returns the fields of relationships. It is the caller's to
// read, not to change.
func RelationshipFields() []Field { return relationshipFields }

// of says whether all entities that count as k have f.
func (f Field) of(k Kind) bool {
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

// AllEntityFields returns the fields that an entity of any kind may have, each
// name once: the columns of a store. It is the caller's to read, not to change.
func AllEntityFields() []Field { return columns }

// columns are worked out once: stores look them up for every statement and row.
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

func FindField(fields []Field, name string) (Field, bool) {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return fields[i], true
}

// ClientField returns the field that clients call name, or called so once.
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

func Strings[S ~string](in []S) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}
