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
	// Compare holds if the field is as Op and Value say. An absent value is
	// neither equal to, nor less or more than anything, and has nothing: Compare
	// is then false, and Not{Compare} is true. Texts compare byte by byte.
	Compare struct {
		Field string
		Op    Op
		Value any // string, int or float64; a sorted []string for OneOf and HasAny; a bool for IsNull
	}
)

func (AllOf) filter()   {}
func (AnyOf) filter()   {}
func (Not) filter()     {}
func (Linked) filter()  {}
func (Compare) filter() {}

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

// ops says what each type of field can be compared by.
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

// rewrite returns f with each part replaced by what change makes of it.
func rewrite(f Filter, change func(Filter) (Filter, error)) (Filter, error) {
	each := func(fs []Filter) ([]Filter, error) {
		out := make([]Filter, len(fs))
		for i := range fs {
			var err error
			if out[i], err = rewrite(fs[i], change); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	switch g := f.(type) {
	case nil:
		return nil, nil
	case AllOf:
		fs, err := each(g)
		return AllOf(fs), err
	case AnyOf:
		fs, err := each(g)
		return AnyOf(fs), err
	case Not:
		in, err := rewrite(g.Of, change)
		return Not{in}, err
	}
	return change(f)
}

// onLinks returns v with each condition on relationships, also those within its
// conditions on entities, replaced by what change makes of it.
func (v Via) onLinks(change func(Compare) (Filter, error)) (Via, error) {
	var err error
	if v.Link, err = rewrite(v.Link, func(f Filter) (Filter, error) {
		if c, ok := f.(Compare); ok {
			return change(c)
		}
		return f, nil
	}); err != nil {
		return v, err
	}
	v.Where, err = rewrite(v.Where, func(f Filter) (Filter, error) {
		l, ok := f.(Linked)
		if ok {
			l.Via, err = l.Via.onLinks(change)
			return l, err
		}
		return f, nil
	})
	return v, err
}
