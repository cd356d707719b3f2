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
// Filters, orders, facets and stores read the table of them and nothing else, so
// a further field is one line here and one in the schema.
//
// A field may have several lines, for different kinds with different Values;
// they agree on the Type.
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
}

// Has says whether what counts as k may have the field.
func (f Field) Has(k Kind) bool {
	return len(f.Kinds) == 0 || slices.ContainsFunc(f.Kinds, func(of Kind) bool { return of.Is(k) })
}

// IsList says whether values are lists.
func (t FieldType) IsList() bool { return t == Texts || t == Enums || t == Refs }

// Every entity has an id, a kind and a name; they are not in Entity.Fields, but
// are filtered and sorted by like others. An empty list is as good as none, and
// no store keeps one.
var entityFields = []Field{
	{Name: "id", Type: Ref, Filter: true},
	{Name: "kind", Type: Enum, Values: kindValues(), Filter: true, Facet: true},
	{Name: "name", Type: Text, Filter: true, Sort: true},
	{Name: "summary", Type: Text},
	{Name: "aliases", Type: Texts, Filter: true},
	{Name: "externalIds", Type: Texts, Filter: true}, // scheme:value
	{Name: "evidence", Type: Refs},
	{Name: "knownFrom", Type: Date, Filter: true, Derived: true}, // see Complete
	{Name: "existsFrom", Type: Date, Derived: true},              // when it was dated, if it is something that has a date
	{Name: "note", Type: Text},

	{Name: "category", Type: Enum, Kinds: []Kind{Actor}, Values: ActorCategories, Filter: true, Index: true, Facet: true},
	{Name: "category", Type: Enum, Kinds: []Kind{Territory}, Values: TerritoryCategories, Filter: true, Index: true, Facet: true},
	{Name: "country", Type: Text, Kinds: []Kind{Actor, Territory}, Filter: true, Index: true, Facet: true}, // ISO 3166-1 alpha-2

	{Name: "status", Type: Enum, Kinds: []Kind{Proposal, Agreement}, Values: DocumentStatuses, Filter: true, Index: true, Facet: true},
	{Name: "outcome", Type: Enum, Kinds: []Kind{Objection}, Values: Outcomes, Filter: true, Index: true, Facet: true},
	{Name: "date", Type: Date, Kinds: []Kind{Proposal, Agreement, Objection, Figure, Event, Source}, Filter: true, Sort: true},
	{Name: "inForceFrom", Type: Date, Kinds: []Kind{Agreement}, Filter: true},
	{Name: "ended", Type: Date, Kinds: []Kind{Agreement}, Filter: true},

	{Name: "number", Type: Text, Kinds: []Kind{Provision}, Filter: true},
	{Name: "document", Type: Ref, Kinds: []Kind{Provision}, Filter: true, Index: true, Facet: true},
	{Name: "partOf", Type: Ref, Kinds: []Kind{Provision}, Filter: true, Index: true},
	{Name: "topics", Type: Enums, Kinds: []Kind{Provision}, Values: Topics, Filter: true, Facet: true},
	{Name: "wording", Type: Text, Kinds: []Kind{Provision}, Filter: true},

	{Name: "latitude", Type: Number, Kinds: []Kind{Territory}},
	{Name: "longitude", Type: Number, Kinds: []Kind{Territory}},

	{Name: "stance", Type: Enum, Kinds: []Kind{Objection}, Values: Stances, Filter: true, Index: true, Facet: true},
	{Name: "ground", Type: Text, Kinds: []Kind{Objection}, Filter: true},
	{Name: "quote", Type: Text, Kinds: []Kind{Objection, Evidence}, Filter: true},

	{Name: "measure", Type: Text, Kinds: []Kind{Figure}, Filter: true, Index: true, Facet: true},
	{Name: "value", Type: Number, Kinds: []Kind{Figure}, Filter: true, Sort: true},
	{Name: "unit", Type: Text, Kinds: []Kind{Figure}, Filter: true, Index: true, Facet: true},

	{Name: "publisher", Type: Text, Kinds: []Kind{Source}, Filter: true, Index: true, Facet: true},
	{Name: "url", Type: Text, Kinds: []Kind{Source}, Filter: true},
	{Name: "language", Type: Text, Kinds: []Kind{Source}, Filter: true, Index: true, Facet: true}, // BCP 47
	{Name: "sourceKind", As: "genre", Type: Enum, Kinds: []Kind{Source}, Values: SourceKinds, Filter: true, Index: true, Facet: true},
	{Name: "reliability", Type: Enum, Kinds: []Kind{Source}, Values: Reliabilities, Filter: true, Index: true, Facet: true},

	{Name: "source", Type: Ref, Kinds: []Kind{Evidence}, Filter: true, Index: true, Facet: true},
	{Name: "paraphrase", Type: Text, Kinds: []Kind{Evidence}, Filter: true},
	{Name: "locator", Type: Text, Kinds: []Kind{Evidence}, Filter: true},
	{Name: "basis", Type: Enum, Kinds: []Kind{Evidence}, Values: EvidenceBases, Filter: true, Index: true, Facet: true},

	{Name: "into", Type: Ref, Kinds: []Kind{Merged}},
}

// Every relationship has an id, a type and two ends; they are not in
// Relationship.Fields, but are filtered by like others.
var relationshipFields = append([]Field{
	{Name: "id", Type: Ref, Filter: true},
	{Name: "type", Type: Enum, Values: typeValues(), Filter: true, Facet: true},
	{Name: "source", Type: Ref, Filter: true}, // where it starts
	{Name: "target", Type: Ref, Filter: true}, // where it leads
	{Name: "role", Type: Text, Filter: true},
	{Name: "order", Type: Int},
	{Name: "validFrom", Type: Date, Filter: true, Sort: true},
	{Name: "validTo", Type: Date, Filter: true},
	{Name: "knownFrom", Type: Date, Filter: true, Sort: true, Derived: true},
	{Name: "knownTo", Type: Date, Filter: true},
	{Name: "status", Type: Enum, Values: ClaimStatuses, Filter: true, Facet: true},
	{Name: "assertedBy", Type: Ref, Filter: true, Facet: true},
	{Name: "alignment", Type: Enum, Values: Alignments, Filter: true}, // of ALIGNS_WITH
	{Name: "note", Type: Text},
	{Name: "evidence", Type: Refs}, // never empty
	{Name: "sources", Type: Refs, Filter: true, Derived: true},
	{Name: "sourceCount", Type: Int, Filter: true, Sort: true, Derived: true},
	{Name: "sourceKinds", Type: Enums, Values: SourceKinds, Filter: true, Facet: true, Derived: true},
	{Name: "bestSource", Type: Enum, Values: Reliabilities, Filter: true, Facet: true, Derived: true}, // the most reliable
	{Name: "sourceFacts", Type: Texts, Derived: true},                                                 // date, kind and reliability of each of sources
	{Name: "existsFrom", Type: Date, Derived: true},                                                   // when both its ends were there
	{Name: "disputedFrom", Type: Date, Derived: true},                                                 // when the first that says otherwise was known
	{Name: "disputes", Type: Refs},                                                                    // Complete makes each known to both sides
}, sinceFields()...)

// sinceFields hold since when a relationship has had so many sources, or one of a
// kind or reliability: what asOf.known asks for, see there.
func sinceFields() (all []Field) {
	for n := 2; n <= MaxSourcesKnown; n++ {
		all = append(all, Field{Name: NthSourceField(n), Type: Date, Derived: true})
	}
	for _, has := range slices.Concat(SourceKinds, Reliabilities) {
		all = append(all, Field{Name: FirstSourceField(has), Type: Date, Derived: true})
	}
	return all
}

// EntityFields returns the fields of entities of that kind; of [Document] those
// that all documents have, and of [Any] those that all entities have. It is the
// caller's to read, not to change.
func EntityFields(k Kind) []Field { return fieldsOf[k] }

// fieldsOf is the table of entityFields by kind: it is looked up for every row.
var fieldsOf = func() map[Kind][]Field {
	all := map[Kind][]Field{}
	for _, k := range append(Kinds(), Merged, Document, Any) {
		for _, f := range entityFields {
			if f.of(k) {
				all[k] = append(all[k], f)
			}
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
		all[i].Kinds = append(slices.Clone(all[i].Kinds), f.Kinds...)
		all[i].Values = nil
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

// ClientField returns the field that clients call name. A field of one kind hides one of
// all kinds.
func ClientField(fields []Field, name string) (Field, bool) {
	for _, f := range fields {
		if f.As == name {
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
