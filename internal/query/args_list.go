package query

import "accordgraph/internal/kg"

// entities reads the arguments of a list of entities, to which s leads.
func (a Args) entities(s kg.Step) (via kg.Via, w kg.Window, err error) {
	via.Step = s
	if w, err = a.window(s, false); err != nil {
		return via, w, err
	}
	if via.Link, err = a.linkFilter("via"); err != nil {
		return via, w, err
	}
	via.Where, err = read(subject{kind: s.To}, a.tree("where"), "where")
	return via, w, err
}

// links reads the arguments of a list of the relationships that s follows. The arguments `where` and `orderBy` apply to
// these relationships.
func (a Args) links(s kg.Step) (via kg.Via, w kg.Window, err error) {
	via.Step = s
	if w, err = a.window(s, true); err != nil {
		return via, w, err
	}
	via.Link, err = a.linkFilter("where")
	return via, w, err
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
	if _, err := readAsOf(a["asOf"]); err != nil {
		return err
	}
	_, _, err := a.entities(kg.Step{To: k})
	return err
}

// CheckAllRelationships returns the error that [Graph.Relationships] would return for these arguments.
func (a Args) CheckAllRelationships() error {
	s, err := a.allRelationships()
	if err != nil {
		return err
	}
	if _, err := readAsOf(a["asOf"]); err != nil {
		return err
	}
	_, _, err = a.links(s)
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
// k have no step with that name.
func (a Args) CheckStep(k kg.Kind, step string) error {
	s, ok := kg.StepOf(k, step)
	if !ok {
		return nil
	}
	_, _, err := a.entities(s)
	return err
}

// CheckRelationships returns the error that [Node.Relationships] would return for these arguments. It cannot return one
// error: asOf can make an order invalid, and these arguments do not contain asOf.
func (a Args) CheckRelationships() error {
	s, err := a.ownRelationships()
	if err != nil {
		return err
	}
	_, _, err = a.links(s)
	return err
}

// CheckFirst returns the error that [Node.Blockers] and [Node.Contested] would return for these arguments.
func (a Args) CheckFirst() error {
	_, err := a.length("first", DefaultPage, kg.MaxPage)
	return err
}
