package explorer

import (
	"strings"
	"unicode"
)

// TitleLang returns the language of the title of a source, if it is not the language of the page. Titles are in English,
// because editors translate them, unless they have letters of another script.
func (p *page) TitleLang(title, language string) string {
	lang := "en"
	if strings.ContainsFunc(title, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
		lang = language
	}
	if lang == p.Lang {
		return ""
	}
	return lang
}
