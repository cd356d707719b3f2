package explorer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// suggestBody is the body of the options of a field that suggests names.
type suggestBody struct {
	Suggest []suggestion
}

// suggestion is something that a reader may mean who has typed the beginning of a name.
type suggestion struct {
	Text string
	Node reference
}

// Other returns the name or alias that has the words, if the reader does not see it in the name.
func (s suggestion) Other() string {
	if s.Text == s.Node.Name {
		return ""
	}
	return s.Text
}

// isInWord reports whether a letter may be in a word.
func isInWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// suggestView is the view of the options for what a reader has typed. It is no page: the script puts the options into the
// page. Words that are too long or have no letter have no options.
func suggestView(p *page) error {
	words := strings.TrimSpace(p.request.URL.Query().Get("q"))
	body := suggestBody{}
	p.Template, p.Frame = "suggest", "main"
	p.header.Set("X-Robots-Tag", "noindex")
	if strings.IndexFunc(words, isInWord) >= 0 && utf8.RuneCountInString(words) <= longestWords {
		if err := p.ask("Suggest", map[string]any{"words": words}, &body); err != nil {
			return err
		}
	}
	p.Body = body
	return nil
}
