package kg

import "encoding/json"

// A Flow is an actor or figure that a figure names, as sentences about the figure name it. The field flows of a figure
// has a text for each, so that no sentence needs a further round trip.
type Flow struct {
	Field  string            `json:"field"` // the field that names it: payer, payee or shareOf
	ID     ID                `json:"id"`
	Name   map[string]string `json:"name"`             // by language, a value of [Languages]
	Plural []string          `json:"plural,omitempty"` // the languages in which the name is plural
	// Seen has the fields of the entity that say on which days it is there.
	Seen map[string]any `json:"seen,omitempty"`
}

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
	f := Flow{Field: field, ID: e.ID, Name: map[string]string{}, Seen: map[string]any{}}
	for _, lang := range Languages {
		f.Name[lang] = e.InSentence(lang)
		if e.IsPluralIn(lang) {
			f.Plural = append(f.Plural, lang)
		}
	}
	for _, date := range []string{"knownFrom", "existsFrom"} {
		if v := e.Text(date); v != "" {
			f.Seen[date] = v
		}
	}
	text, err := json.Marshal(f)
	if err != nil { // it has only texts
		return ""
	}
	return string(text)
}
