package kg

import (
	"maps"
	"slices"
)

// claimants reports claims without a claimant.
func (c *checker) claimants() {
	for _, r := range c.Relationships {
		if r.Type.IsClaim() && r.Text("assertedBy") == "" {
			c.report(r.ID, "assertedBy", "", "has no assertedBy")
		}
	}
}

// alignments reports alignments that their relationship cannot have. Only relationships of type ALIGNS_WITH have an
// alignment. The alignment is DROPPED if and only if the relationship starts from a whole document.
func (c *checker) alignments() {
	for _, r := range c.Relationships {
		alignment, isDocument := r.Text("alignment"), r.From.Kind().Is(Document) && r.From.Kind() != Any
		wrong := func(message string) { c.report(r.ID, "alignment", alignment, "%s", message) }
		switch dropped := alignment == "DROPPED"; {
		case r.Type != AlignsWith && alignment != "":
			wrong("alignment is only for ALIGNS_WITH")
		case r.Type == AlignsWith && isDocument && !dropped:
			wrong("a document drops a clause or has one that answers it: want alignment DROPPED, or from a provision")
		case !isDocument && dropped:
			wrong("alignment DROPPED is of a document that has no such clause: want from a proposal or agreement")
		}
	}
}

// disputes reports references to relationships that do not exist, and relationships with status DISPUTED that are
// part of no dispute.
func (c *checker) disputes() {
	disputed := map[ID]bool{}
	for _, r := range c.Relationships {
		for _, other := range r.IDs("disputes") {
			disputed[r.ID], disputed[other] = true, true
			if other.Valid() && (c.relationship[other] == nil || other == r.ID) {
				c.report(
					r.ID, "disputes", string(other), "disputes %s, which is no other relationship",
					shortened(string(other)),
				)
			}
		}
	}
	for _, r := range c.Relationships {
		if r.Text("status") == "DISPUTED" && !disputed[r.ID] {
			c.report(r.ID, "status", "DISPUTED", "status is DISPUTED and nothing says otherwise: "+
				"name it under disputes, here or there")
		}
	}
}

// circles reports the relationships that close a circle, for each type that must not form one.
func (c *checker) circles() {
	for _, t := range Types() {
		if !t.IsAcyclic() {
			continue
		}
		from := map[ID][]*Relationship{}
		for _, id := range slices.Sorted(maps.Keys(c.relationship)) {
			if r := c.relationship[id]; r.Type == t && r.From != r.To { // the rule "ends" reports the others
				from[r.From] = append(from[r.From], r)
			}
		}
		walked := map[ID]bool{}
		for _, id := range slices.Sorted(maps.Keys(from)) {
			c.follow(from, id, map[ID]bool{}, walked)
		}
	}
}

// follow walks the relationships that start at id, depth first, each once. path holds the entities on the way to id.
// follow reports each relationship that leads back to an entity in path.
func (c *checker) follow(from map[ID][]*Relationship, id ID, path, walked map[ID]bool) {
	if walked[id] {
		return
	}
	walked[id], path[id] = true, true
	for _, r := range from[id] {
		if path[r.To] {
			c.report(r.ID, "", "", "%s goes in a circle: it leads back to %s", r.Type, r.To)
			continue
		}
		c.follow(from, r.To, path, walked)
	}
	delete(path, id)
}
