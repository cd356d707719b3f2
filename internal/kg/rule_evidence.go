package kg

import "slices"

// bases reports passages whose basis does not fit their source. A passage that was seen comes from a page. General
// knowledge and judgements come from the data set's editors, so their source has the kind COMPILER.
func (c *checker) bases() {
	for _, e := range c.Entities {
		source := c.entity[ID(e.Text("source"))]
		if e.Kind != Evidence || source == nil {
			continue
		}
		basis, kind := e.Text("basis"), source.Text("sourceKind")
		seen := basis != "GENERAL_KNOWLEDGE" && basis != "COMPILER_JUDGEMENT"
		switch {
		case basis == "":
		case seen && kind == "COMPILER":
			c.report(e.ID, "basis", basis, "%s is no page: want basis GENERAL_KNOWLEDGE or COMPILER_JUDGEMENT, not %s",
				source.ID, basis)
		case !seen && kind != "COMPILER":
			c.report(e.ID, "basis", basis, "basis %s is of no page: want a source of kind COMPILER, and %s is %s",
				basis, source.ID, kind)
		}
	}
}

// judgements reports relationships that rest only on judgements of the data set's editors, but whose claimant is not an
// actor of category COMPILER. Such relationships must not look like facts on record.
func (c *checker) judgements() {
	judged := func(id ID) bool {
		e := c.entity[id]
		return e != nil && e.Text("basis") == "COMPILER_JUDGEMENT"
	}
	for _, r := range c.Relationships {
		ids := r.IDs("evidence")
		if len(ids) == 0 || slices.ContainsFunc(ids, func(id ID) bool { return !judged(id) }) {
			continue
		}
		if by := c.entity[ID(r.Text("assertedBy"))]; by == nil || by.Text("category") != "COMPILER" {
			c.report(r.ID, "", "", "%s rests on the judgement of the compiler alone: "+
				"want assertedBy an actor of category COMPILER", r.Type)
		}
	}
}

// unusedSources reports sources that no evidence is taken from.
func (c *checker) unusedSources() {
	used := map[ID]bool{}
	for _, e := range c.Entities {
		if e.Kind == Evidence {
			used[ID(e.Text("source"))] = true
		}
	}
	for _, e := range c.Entities {
		if e.Kind == Source && !used[e.ID] {
			c.report(e.ID, "", "", "%s is not the source of any evidence", e.ID)
		}
	}
}
