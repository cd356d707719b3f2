package kg

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
func onLinks(v Via, change func(Compare) (Filter, error)) (Via, error) {
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
			l.Via, err = onLinks(l.Via, change)
			return l, err
		}
		return f, nil
	})
	return v, err
}
