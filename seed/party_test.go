package seed

import (
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestPartiesAgreeWithTheirAgreement holds the dates of PARTY_TO, SIGNED, WITHDREW_FROM and TERMINATED to the dates that
// the data states elsewhere. Nobody is a party before the agreement is in force or after it ended, and nobody became or
// ceased to be one on a day on which nothing happened.
func TestPartiesAgreeWithTheirAgreement(t *testing.T) {
	all, entities := statements(t)
	d := agreementDates{entities: entities, acts: map[pair][]string{}, left: map[pair]string{}}
	d.read(all)
	compared := 0
	for _, r := range all {
		if d.entities[r.To].Kind != kg.Agreement {
			continue
		}
		for _, fault := range d.faults(r) {
			t.Errorf("%s: %s", r.ID, fault)
		}
		if r.Type == kg.PartyTo {
			compared++
		}
	}
	if compared == 0 {
		t.Error("no PARTY_TO was compared")
	}
}

// agreementDates holds the dates that a bundle states of agreements.
type agreementDates struct {
	entities map[kg.ID]kg.Entity
	acts     map[pair][]string // when the actor signed or ratified the agreement, or something happened to both
	left     map[pair]string   // when the actor withdrew from it
}

// A pair is an actor and an agreement.
type pair struct{ actor, agreement kg.ID }

// read adds the dates of the relationships.
func (d agreementDates) read(all []kg.Relationship) {
	about := map[kg.ID][]kg.ID{}
	for _, r := range all {
		p := pair{r.From, r.To}
		switch r.Type {
		case kg.Signed, kg.Ratified:
			d.acts[p] = append(d.acts[p], r.Text("validFrom"))
		case kg.WithdrewFrom:
			d.left[p] = r.Text("validFrom")
		case kg.About:
			about[r.From] = append(about[r.From], r.To)
		}
	}
	for event, things := range about {
		for _, actor := range things {
			for _, agreement := range things {
				p := pair{actor, agreement}
				d.acts[p] = append(d.acts[p], d.entities[event].Text("date"))
			}
		}
	}
}

// faults returns what is wrong with the dates of r, which leads to an agreement.
func (d agreementDates) faults(r kg.Relationship) (faults []string) {
	wrong := func(is bool, fault string) {
		if is {
			faults = append(faults, fault)
		}
	}
	agreement, from, ended := d.entities[r.To], r.Text("validFrom"), d.entities[r.To].Text("ended")
	switch r.Type {
	case kg.Signed:
		wrong(from < agreement.Text("date"), "it was concluded on "+agreement.Text("date"))
	case kg.Terminated:
		wrong(from != ended, "it ended on "+ended+", and not on "+from)
	case kg.WithdrewFrom:
		wrong(ended != "" && from > ended, "it ended on "+ended+", before "+from)
	case kg.PartyTo:
		faults = append(d.start(r), d.end(r)...)
	}
	return faults
}

// start returns what is wrong with the day from which r says that an actor is a party.
func (d agreementDates) start(r kg.Relationship) []string {
	from, inForce := r.Text("validFrom"), d.entities[r.To].Text("inForceFrom")
	known := append(d.acts[pair{r.From, r.To}], d.entities[r.To].Text("date"), inForce)
	switch {
	case from == "":
		return nil
	case !slices.Contains(known, from):
		return []string{"nothing else in the data happened on " + from}
	case isParty(r) && from < inForce:
		return []string{"it is in force from " + inForce + ", and not from " + from}
	}
	return nil
}

// end returns what is wrong with the day to which r says that an actor was a party. A person signs for others, and so
// needs no such day; a signatory may end before the agreement.
func (d agreementDates) end(r kg.Relationship) []string {
	to, ended, left := r.Text("validTo"), d.entities[r.To].Text("ended"), d.left[pair{r.From, r.To}]
	isPerson := d.entities[r.From].Text("category") == "PERSON"
	switch {
	case to == "" && (ended == "" || isPerson), to == ended, to == left:
		return nil
	case !isParty(r) && ended != "" && to != "" && to < ended:
		return nil
	}
	return []string{"it ended on " + ended + ", and not on " + to}
}

// isParty reports whether r says that the actor is a party, and not only that it signed.
func isParty(r kg.Relationship) bool { return strings.HasPrefix(r.Text("role"), "party") }
