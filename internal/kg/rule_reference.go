package kg

import "slices"

// references reports fields and ends that name nothing, or that name a thing of the wrong kind. Two fields have rules
// of their own: "provision" checks the document of a provision, and "dispute" checks the disputes of a relationship.
func (c *checker) references() {
	for _, e := range c.Entities {
		c.evidence(e.ID, e.Texts("evidence"))
		for _, f := range e.FieldEvidence() {
			c.reference(e.ID, "fieldEvidence", f.String(), string(f.Evidence), Evidence)
		}
		switch e.Kind {
		case Evidence:
			c.checkReference(e.ID, "source", e.Text("source"), Source)
		case Source:
			c.checkReference(e.ID, "repeats", e.Text("repeats"), Actor)
		case Obligation:
			c.checkReference(e.ID, "codedBy", e.Text("codedBy"), Actor)
		case Figure:
			c.figureReferences(e)
		case Merged:
			c.checkReference(e.ID, "into", e.Text("into"), Any)
		}
	}
	for _, r := range c.Relationships {
		c.evidence(r.ID, r.Texts("evidence"))
		c.checkReference(r.ID, "source", string(r.From), Any)
		c.checkReference(r.ID, "target", string(r.To), Any)
		c.checkReference(r.ID, "assertedBy", r.Text("assertedBy"), Actor)
		for _, actor := range r.Texts("blames") {
			c.checkReference(r.ID, "blames", actor, Actor)
		}
	}
}

// evidence checks each reference in the list of evidence of a thing.
func (c *checker) evidence(id ID, list []string) {
	for _, of := range list {
		c.checkReference(id, "evidence", of, Evidence)
	}
}

// checkReference reports a field of id that names nothing, or names an entity of another kind than want. The rule
// "form" reports texts that are not ids.
func (c *checker) checkReference(id ID, field, to string, want Kind) {
	c.reference(id, field, to, to, want)
}

// reference is checkReference for a field whose value has the reference in it.
func (c *checker) reference(id ID, field, value, to string, want Kind) {
	if !ID(to).Valid() {
		return
	}
	switch e := c.entity[ID(to)]; {
	case e == nil:
		c.report(id, field, value, "%s does not exist", shortened(to))
	case e.Kind == Merged:
		c.report(id, field, value, "%s is now %s", to, e.Text("into"))
	case want == Actor && e.Kind != Actor:
		c.report(id, field, value, "%s %s is not an actor", field, to)
	case !e.Kind.Is(want):
		c.report(id, field, value, "%s %s is of kind %s: want %s", field, to, e.Kind, want)
	}
}

// unmerged returns the entity with that id, or nil if it does not exist or was merged.
func (c *checker) unmerged(id ID) *Entity {
	if e := c.entity[id]; e != nil && e.Kind != Merged {
		return e
	}
	return nil
}

// ends reports relationships between entities that their type cannot join.
func (c *checker) ends() {
	for _, r := range c.Relationships {
		from, to := c.unmerged(r.From), c.unmerged(r.To)
		if from == nil || to == nil || !slices.Contains(Types(), r.Type) {
			continue
		}
		starts, leads := r.Type.Ends()
		switch {
		case from == to:
			c.report(r.ID, "", "", "%s leads from %s to itself", r.Type, r.From)
		case !r.Type.Joins(from.Kind, to.Kind):
			c.report(r.ID, "", "", "%s does not lead from %s to %s: want %s to %s",
				r.Type, from.Kind, to.Kind, join(starts, " or "), join(leads, " or "))
		}
	}
}

// provisions reports provisions that are not in the document or provision that their id names.
func (c *checker) provisions() { c.whole(Provision, Contains, c.container) }

// whole reports entities of kind k to which anything but one relationship of type t leads, from the entity that
// wholeOf returns. It skips an entity for which wholeOf returns "".
func (c *checker) whole(k Kind, t Type, wholeOf func(Entity) ID) {
	from := map[ID][]ID{}
	for _, r := range c.Relationships {
		if r.Type == t {
			from[r.To] = append(from[r.To], r.From)
		}
	}
	for _, e := range c.Entities {
		if e.Kind != k {
			continue
		}
		if in := wholeOf(e); in != "" && !slices.Equal(from[e.ID], []ID{in}) {
			c.report(e.ID, "", "", "want one %s that leads to it, from %s", t, in)
		}
	}
}

// container returns the document or provision that contains p. If p names a wrong container, or one that does not
// exist, container reports a problem and returns "".
func (c *checker) container(p Entity) ID {
	name, _, whole := ClauseOf(p.ID)
	if name == "" {
		return "" // the rule "id" reports it
	}
	document := c.document(p, name)
	if document == "" {
		return ""
	}
	if e := c.entity[whole]; whole != "" && (e == nil || e.Kind != Provision) {
		c.report(p.ID, "partOf", "", "%s, of which this is a part, does not exist", whole)
		return ""
	}
	if ID(p.Text("partOf")) != whole {
		c.report(p.ID, "partOf", p.Text("partOf"), "partOf is %q: want %q, as the id says", p.Text("partOf"), whole)
		return ""
	}
	if whole != "" {
		return whole
	}
	return document
}

// document returns the id of the document of p. As the id of p says, this document has the given name. If p names
// another document, or no such document exists, document reports a problem and returns "".
func (c *checker) document(p Entity, name string) ID {
	ids := DocumentIDs(name)
	found := slices.DeleteFunc(slices.Clone(ids), func(id ID) bool { return c.unmerged(id) == nil })
	switch {
	case len(found) > 1:
		c.report(p.ID, "document", "", "is in %s: rename one", join(found, " or in "))
	case len(found) == 0:
		c.report(p.ID, "document", "", "neither %s exists", join(ids, " nor "))
	case ID(p.Text("document")) != found[0]:
		c.report(p.ID, "document", p.Text("document"), "document is %q: want %s, as the id says",
			p.Text("document"), found[0])
	default:
		return found[0]
	}
	return ""
}
