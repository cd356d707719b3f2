package kg

// MaxConditions and MaxDepth limit one filter: the number of its conditions, and how deep they may be nested.
const (
	MaxConditions = 50
	MaxDepth      = 8
)

// A Filter is a condition on an entity or a relationship: one of the types below. Stores compile it. It contains only
// values, no pointers and no maps, so that equal filters print alike.
type Filter interface{ filter() }

type (
	// AllOf is true if every part is true. An empty AllOf is true.
	AllOf []Filter
	// AnyOf is true if at least one part is true. An empty AnyOf is false.
	AnyOf []Filter
	// Not is true if Of is false.
	Not struct{ Of Filter }
	// Linked is true for an entity from which Via leads to at least one entity. The quantifier "none" is Not{Linked};
	// the quantifier "every" means that no such entity fails to match.
	Linked struct{ Via Via }
	// Condition compares one field with a value. If the field is absent, every comparison but IsNull is false, and Not
	// of that comparison is true. Texts compare byte by byte.
	Condition struct {
		Field string
		Op    Op
		Value any // string, int or float64; a sorted []string for OneOf and HasAny; a bool for IsNull
	}
)

// Is returns a Condition, for example Is("id", Equal, "actor/x").
func Is(field string, op Op, value any) Condition { return Condition{field, op, value} }

func (AllOf) filter()     {}
func (AnyOf) filter()     {}
func (Not) filter()       {}
func (Linked) filter()    {}
func (Condition) filter() {}

// An Op is a comparison operator. Its value is the name that clients use.
type Op string

// These are all operators. Has, HasAny and Overlaps apply to lists, the others to single values.
const (
	Equal      Op = "eq"
	OneOf      Op = "in"
	Includes   Op = "contains"
	StartsWith Op = "startsWith"
	Less       Op = "lt"
	AtMost     Op = "lte"
	Greater    Op = "gt"
	AtLeast    Op = "gte"
	Has        Op = "has"
	HasAny     Op = "hasAny"
	IsNull     Op = "isNull"
	Overlaps   Op = "overlaps" // at least one span of the list overlaps the span in Value; see [SpansOverlap]
)

// ops maps a type of field to its operators.
var ops = map[FieldType][]Op{
	Text:   {Equal, OneOf, Includes, StartsWith, IsNull},
	Enum:   {Equal, OneOf},
	Ref:    {Equal, OneOf, IsNull},
	Date:   {Equal, Less, AtMost, Greater, AtLeast, IsNull},
	Int:    {Equal, Less, AtMost, Greater, AtLeast, IsNull},
	Number: {Equal, Less, AtMost, Greater, AtLeast, IsNull},
	Texts:  {Has, HasAny},
	Enums:  {Has, HasAny},
	Refs:   {Has, HasAny},
	Spans:  {Overlaps},
}

// Ops returns the operators for fields of type t. Callers must not change the list.
func (t FieldType) Ops() []Op { return ops[t] }
