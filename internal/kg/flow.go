package kg

import "encoding/json"

// A Flow is an actor or figure that a figure names, as sentences about the figure name it. The field flows of a figure
// has a text for each, so that no sentence needs a further round trip.
type Flow struct {
	Field string `json:"field"` // the field that names it: payer, payee or shareOf
	Named
	// Seen has the fields of the entity that say on which days it is there.
	Seen map[string]any `json:"seen,omitempty"`
}

// seenFields are the fields of Flow.Seen.
var seenFields = []string{"knownFrom", "existsFrom"}

// ReadFlow reads a text of the field flows.
func ReadFlow(s string) (f Flow, err error) {
	err = json.Unmarshal([]byte(s), &f)
	return f, err
}

// setFlows sets the field flows of each figure, and its digest: payers, payees and then the whole, each in the order of
// its field. byID holds all entities, which are complete.
func setFlows(b *Batch, byID map[ID]Entity) {
	for i := range b.Entities {
		e := &b.Entities[i]
		if e.Kind != Figure {
			continue
		}
		var all []string
		for _, field := range []string{"payer", "payee", "shareOf"} {
			for _, id := range TextsOf(e.Value(field)) {
				if of, known := byID[ID(id)]; known {
					all = append(all, flowOf(field, of))
				}
			}
		}
		delete(e.Fields, "flows")
		if len(all) > 0 {
			e.Fields["flows"] = all
		}
		e.Digest = digest(e.ID, e.Kind, e.Name, e.Sort, e.Fields)
	}
}

// flowOf returns a text of the field flows: the field of a figure names e.
func flowOf(field string, e Entity) string {
	text, err := json.Marshal(Flow{field, named(e), filled(seenFields, e.Text)})
	if err != nil { // it has only texts
		return ""
	}
	return string(text)
}
