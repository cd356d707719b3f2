package query

import "accordgraph/internal/kg"

// entities reads the arguments of a list of entities, to which s leads. The list has the days d.
func (a Args) entities(s kg.Step, d *dates) (via kg.Via, w kg.Window, err error) {
	via.Step = s
	if w, err = a.window(s, false); err != nil {
		return via, w, err
	}
	if via.Link, err = a.linkFilter("via", d); err != nil {
		return via, w, err
	}
	if via.Where, err = read(subject{kind: s.To}, a.tree("where"), "where", d); err != nil {
		return via, w, err
	}
	return via, w, d.check()
}

// links reads the arguments of a list of the relationships that s follows. The arguments `where` and `orderBy` apply to
// these relationships. The list has the days d.
func (a Args) links(s kg.Step, d *dates) (via kg.Via, w kg.Window, err error) {
	via.Step = s
	if w, err = a.window(s, true); err != nil {
		return via, w, err
	}
	if via.Link, err = a.linkFilter("where", d); err != nil {
		return via, w, err
	}
	return via, w, d.check()
}

// allRelationships reads the step of a list of all relationships.
func (a Args) allRelationships() (kg.Step, error) {
	types, err := a.types()
	if err == nil && a["orderBy"] != nil {
		err = kg.Invalidf("orderBy: all relationships are in the order of their ids, want none")
	}
	return kg.Step{Links: true, Types: types}, err
}

// ownRelationships returns the step to the relationships of one entity, as the arguments types and direction describe
// it.
func (a Args) ownRelationships() (kg.Step, error) {
	types, err := a.types()
	s := kg.Step{Dir: kg.Both, Types: types}
	switch a["direction"] {
	case "OUT":
		s.Dir = kg.Out
	case "IN":
		s.Dir = kg.In
	}
	return s, err
}

// CheckList returns the error that [Graph.List] would return for these arguments.
func (a Args) CheckList(k kg.Kind) error {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return err
	}
	_, _, err = a.entities(kg.Step{To: k}, &dates{asOf: as})
	return err
}

// CheckAllRelationships returns the error that [Graph.Relationships] would return for these arguments.
func (a Args) CheckAllRelationships() error {
	s, err := a.allRelationships()
	if err != nil {
		return err
	}
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return err
	}
	_, _, err = a.links(s, &dates{asOf: as})
	return err
}

// CheckSearch returns the error that [Graph.Search] would return for these arguments.
func (a Args) CheckSearch() error {
	q, err := ReadQuestion[SearchQuestion](a)
	if err == nil {
		_, err = q.results()
	}
	return err
}

// CheckStep returns the error that [Node.Follow] would return for these arguments. It returns nil if entities of kind
// k have no step with that name. It does not return that the days of an id in a filter are not the days of the list,
// because these arguments do not contain asOf.
func (a Args) CheckStep(k kg.Kind, step string) error {
	s, ok := kg.StepOf(k, step)
	if !ok {
		return nil
	}
	_, _, err := a.entities(s, nil)
	return err
}

// CheckRelationships returns the error that [Node.Relationships] would return for these arguments. It cannot return two
// errors: asOf can make an order invalid, and the days of an id in a filter may not be the days of the list. These
// arguments do not contain asOf.
func (a Args) CheckRelationships() error {
	s, err := a.ownRelationships()
	if err != nil {
		return err
	}
	_, _, err = a.links(s, nil)
	return err
}

// CheckFirst returns the error that [Node.Blockers] and [Node.Contested] would return for these arguments.
func (a Args) CheckFirst() error {
	_, err := a.length("first", DefaultPage, kg.MaxPage)
	return err
}
