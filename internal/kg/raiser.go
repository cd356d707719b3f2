package kg

import (
	"encoding/json"
	"slices"
)

// A Raiser is an actor that raised an objection, as sentences about the objection name it. The field raisers of an
// objection has a text for each, so that no sentence needs a further round trip.
type Raiser struct {
	Named
	// Raised has the fields of the relationship RAISED that say on which days, and with which status, it is there.
	Raised map[string]any `json:"raised"`
}

// raisedFields are the fields of Raiser.Raised.
var raisedFields = []string{
	"status", "knownFrom", "knownTo", "existsFrom", "validFrom", "validTo", "disputedFrom",
}

// ReadRaiser reads a text of the field raisers.
func ReadRaiser(s string) (r Raiser, err error) {
	err = json.Unmarshal([]byte(s), &r)
	return r, err
}

// Stands reports whether r is a relationship that nobody disputed or gave up by the day known, or by now if known is
// empty.
func (r Relationship) Stands(known string) bool {
	if known != "" {
		r = r.OnRecord(known)
	}
	disputed := r.Text("disputedFrom")
	return r.Text("status") == "STATED" && (disputed == "" || known != "" && disputed > known)
}

// setRaisers sets the field raisers of each objection, and its digest. byID holds all entities. The caller first
// completes the relationships.
func setRaisers(b *Batch, byID map[ID]Entity) {
	raisers := map[ID][]string{}
	for _, r := range b.Relationships {
		if by, known := byID[r.From]; r.Type == Raised && known {
			raisers[r.To] = append(raisers[r.To], raiserOf(by, r))
		}
	}
	for i := range b.Entities {
		e := &b.Entities[i]
		if e.Kind != Objection {
			continue
		}
		if all := raisers[e.ID]; len(all) > 0 {
			slices.Sort(all)
			e.Fields["raisers"] = all
		} else {
			delete(e.Fields, "raisers")
		}
		e.Digest = digest(e.ID, e.Kind, e.Name, e.Sort, e.Fields)
	}
}

// raiserOf returns a text of the field raisers: by raised an objection, as r says.
func raiserOf(by Entity, r Relationship) string {
	text, err := json.Marshal(Raiser{named(by), filled(raisedFields, r.Text)})
	if err != nil { // it has only texts
		return ""
	}
	return string(text)
}
