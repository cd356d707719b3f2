package kg

// MaxConditions is the most conditions one filter may have, and MaxDepth how
// deep they may be nested.
const (
	MaxConditions = 50
	MaxDepth      = 8
)

// A Filter is a condition on an entity or a relationship: one of the types
// below. Stores compile it. It holds values only, no pointers and no maps, so
// that equal ones print alike.
type Filter interface{ filter() }

type (
	// AllOf holds if each of it does; it holds of anything if there are none.
	AllOf []Filter
	// AnyOf holds if one of it does; it holds of nothing if there are none.
	AnyOf []Filter
	// Not holds if Of does not.
	Not struct{ Of Filter }
	// Linked holds of an entity from which Via leads anywhere. "None" is
	// Not{Linked}; "every" is none that does not fit.
	Linked struct{ Via Via }
	// Condition compares one field with a value. An absent field is neither equal to, nor less or more than anything, and
	// has nothing: the comparison is then false, and its Not is true. Texts compare byte by byte.
	Condition struct {
		Field string
		Op    Op
		Value any // string, int or float64; a sorted []string for OneOf and HasAny; a bool for IsNull
	}
)

// Is returns the comparison of a field with a value: Is("id", Equal, "actor/x").
func Is(field string, op Op, value any) Condition { return Condition{field, op, value} }

func (AllOf) filter()     {}
func (AnyOf) filter()     {}
func (Not) filter()       {}
func (Linked) filter()    {}
func (Condition) filter() {}

// An Op is a comparison, by the name that clients give it.
type Op string

// The comparisons there are. Has and HasAny are about lists, the rest about
// single values.
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
)

// ops are the comparisons for each type of field.
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
}

// Ops returns the comparisons for fields of type t. They are the caller's to read, not to change.
func (t FieldType) Ops() []Op { return ops[t] }
