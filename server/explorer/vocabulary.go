package explorer

import (
	"net/http"
	"strings"
	"sync"
)

// A vocabulary has the words of the contract in one language.
type vocabulary struct {
	verbs  map[string]string            // by type and direction, such as "VIOLATED OUT"
	labels map[string]map[string]string // by enum and value
}

// vocabularies holds the vocabulary of each language after it was asked once. The words change only with the program.
type vocabularies struct {
	mu     sync.Mutex
	byLang map[string]*vocabulary
}

// of returns the vocabulary of a language. It asks the API if no request has asked before.
func (v *vocabularies) of(a api, r *http.Request, lang string) (*vocabulary, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if found := v.byLang[lang]; found != nil {
		return found, nil
	}
	var answer struct {
		RelationshipTypes []struct{ Type, Out, In string }
		Vocabularies      []struct {
			Name   string
			Values []struct{ Value, Label string }
		}
	}
	if _, err := a.ask(r, "Words", map[string]any{"lang": strings.ToUpper(lang)}, &answer); err != nil {
		return nil, err
	}
	words := &vocabulary{map[string]string{}, map[string]map[string]string{}}
	for _, t := range answer.RelationshipTypes {
		words.verbs[t.Type+" OUT"], words.verbs[t.Type+" IN"] = t.Out, t.In
	}
	for _, enum := range answer.Vocabularies {
		words.labels[enum.Name] = map[string]string{}
		for _, value := range enum.Values {
			words.labels[enum.Name][value.Value] = value.Label
		}
	}
	v.byLang[lang] = words
	return words, nil
}
