package cite

import (
	"fmt"
	"strings"
)

// spelling is how a language writes a citation: the title, the data set, the revision, the day if there is one, the
// address and the licence.
type spelling struct{ open, end, revision string }

// spellings maps the languages of the pages to their spellings.
var spellings = map[string]spelling{
	"en": {"“", "”", "revision"},
	"uk": {"«", "»", "редакція"},
}

// Text returns the citation as one line of text.
func (w Work) Text() string {
	s := spellings[w.Lang]
	return fmt.Sprintf("%s. %s%s%s. %s. %s. %s",
		author, s.open, w.title(), s.end, w.edition(clean), clean(w.Licence), clean(w.Address))
}

// Markdown returns the citation as one line of Markdown, in which the title and the licence are links.
func (w Work) Markdown() string {
	s := spellings[w.Lang]
	return fmt.Sprintf("%s. %s[%s](<%s>)%s. %s. [%s](<%s>).\n",
		author, s.open, markdown(w.title()), link(w.Address), s.end, w.edition(markdown), markdown(w.Licence), link(w.LicenceURL))
}

// title returns the title without a full stop at its end, because the citation adds one.
func (w Work) title() string { return strings.TrimSuffix(w.heading(), ".") }

// edition returns the data set with its revision and its day.
func (w Work) edition(escape func(string) string) string {
	text := fmt.Sprintf("%s, %s %s", escape(w.Set), spellings[w.Lang].revision, escape(w.short()))
	if w.Day != "" {
		text += fmt.Sprintf(" (%s)", escape(w.Day))
	}
	return text
}

// special are the characters that may mean something in CommonMark, among other characters of a line.
const special = "\\`*_[]<>&~|#!$"

// markdown returns a text in which no character means anything to Markdown.
func markdown(text string) string {
	var b strings.Builder
	for _, r := range clean(text) {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// link returns an address that may stand between < and > in Markdown.
func link(address string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", " ", "%20").Replace(clean(address))
}
