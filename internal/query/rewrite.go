package query

import (
	"accordgraph/internal/kg"
)

// rewrite returns f with each Condition and Linked replaced by the result of change.
func rewrite(f kg.Filter, change func(kg.Filter) (kg.Filter, error)) (kg.Filter, error) {
	each := func(fs []kg.Filter) ([]kg.Filter, error) {
		out := make([]kg.Filter, len(fs))
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
	case kg.AllOf:
		fs, err := each(g)
		return kg.AllOf(fs), err
	case kg.AnyOf:
		fs, err := each(g)
		return kg.AnyOf(fs), err
	case kg.Not:
		in, err := rewrite(g.Of, change)
		return kg.Not{Of: in}, err
	}
	return change(f)
}

// onLinks returns v with each condition on relationships replaced by the result of change. It also replaces the
// conditions on relationships that are within conditions on entities.
func onLinks(v kg.Via, change func(kg.Condition) (kg.Filter, error)) (kg.Via, error) {
	var err error
	if v.Link, err = rewrite(v.Link, func(f kg.Filter) (kg.Filter, error) {
		if c, ok := f.(kg.Condition); ok {
			return change(c)
		}
		return f, nil
	}); err != nil {
		return v, err
	}
	v.Where, err = rewrite(v.Where, func(f kg.Filter) (kg.Filter, error) {
		l, ok := f.(kg.Linked)
		if ok {
			l.Via, err = onLinks(l.Via, change)
			return l, err
		}
		return f, nil
	})
	return v, err
}
