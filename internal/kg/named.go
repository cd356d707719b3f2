package kg

// Named is an entity as sentences name it.
type Named struct {
	ID   ID                `json:"id"`
	Name map[string]string `json:"name"` // by language, a value of [Languages]
	// Plural lists the languages that have the name in the plural.
	Plural []string `json:"plural,omitempty"`
}

// named returns how sentences name e in each language.
func named(e Entity) Named {
	n := Named{ID: e.ID, Name: map[string]string{}}
	for _, lang := range Languages {
		n.Name[lang] = e.InSentence(lang)
		if e.IsPluralIn(lang) {
			n.Plural = append(n.Plural, lang)
		}
	}
	return n
}

// filled returns the fields that have a text, with their texts.
func filled(fields []string, text func(string) string) map[string]any {
	all := map[string]any{}
	for _, field := range fields {
		if v := text(field); v != "" {
			all[field] = v
		}
	}
	return all
}
