package kg

import (
	"strings"
)

// ObligationOf splits the ID of an obligation, obligation/document/number/letter. It returns the ID of the clause that
// asks for the act, and the letter. If id has another form, both results are empty.
func ObligationOf(id ID) (clause ID, letter string) {
	parts := strings.Split(string(id), "/")
	if len(parts) != 4 || parts[0] != "obligation" {
		return "", ""
	}
	return ID("provision/" + parts[1] + "/" + parts[2]), parts[3]
}

// obligations reports obligations that do not belong to the clause that their ID names.
func (c *checker) obligations() { c.whole(Obligation, Asks, c.clause) }

// clause returns the clause that asks for o. If o names a wrong clause or document, or the clause does not exist,
// clause reports a problem and returns "".
func (c *checker) clause(o Entity) ID {
	id, _ := ObligationOf(o.ID)
	if id == "" {
		return "" // the rule "id" reports it
	}
	p := c.entity[id]
	switch {
	case p == nil || p.Kind != Provision:
		c.report(o.ID, "provision", "", "%s, which asks for it, does not exist", id)
	case ID(o.Text("provision")) != id:
		c.report(o.ID, "provision", o.Text("provision"), "provision is %q: want %s, as the id says", o.Text("provision"), id)
	case o.Text("document") != p.Text("document"):
		c.report(o.ID, "document", o.Text("document"), "document is %q: want %s, as %s says",
			o.Text("document"), p.Text("document"), id)
	default:
		return id
	}
	return ""
}

// owedTypes maps a relationship of an obligation to the relationship of its clause that follows from it.
var owedTypes = map[Type]Type{OwedBy: Obliges, OwedTo: Benefits}

// OfClause returns the type of the relationship of a clause that follows from a relationship of one of its obligations,
// which has this force: OBLIGES from OWED_BY, and BENEFITS from OWED_TO. Nothing follows from other types, and the result
// is empty. It is empty also for OWED_BY if the text only expects something: an expectation obliges nobody.
func OfClause(t Type, force string) Type {
	if t == OwedBy && force == "EXPECTED" {
		return ""
	}
	return owedTypes[t]
}

// owed reports actors that owe an obligation, or whom it is owed to, and that the clause does not name. A clause
// OBLIGES everybody who owes an obligation of it, and BENEFITS everybody to whom one is owed.
func (c *checker) owed() {
	for _, r := range c.Relationships {
		var t Type
		if o := c.unmerged(r.From); o != nil {
			t = OfClause(r.Type, o.Text("force"))
		}
		clause, _ := ObligationOf(r.From)
		if t != "" && c.unmerged(clause) != nil && c.relationship[RelationshipID(t, clause, r.To, "")] == nil {
			c.reportWith(clause, r.ID, "target", string(r.To), "%s %s, and %s has no %s that leads there",
				r.Type, r.To, clause, t)
		}
	}
}
