package explorer

import (
	"strings"
	"unicode"
)

// LangOf returns the language of a text that exists in one language alone, unless that is the language of the page. The
// texts of the data, and titles of sources in any language, are in English, because editors write and translate them. A
// text with letters of another script is in its other language.
func (p *page) LangOf(text, other string) string {
	lang := "en"
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
		lang = other
	}
	if lang == p.Lang {
		return ""
	}
	return lang
}
