package cite

import (
	"fmt"
	"strings"
)

// latex maps the characters that mean something to LaTeX to commands for them. No command has an unpaired brace,
// because BibTeX counts braces also after a backslash.
var latex = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `%`, `\%`, `#`, `\#`,
	`_`, `\_`, `^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, `<`, `\textless{}`, `>`, `\textgreater{}`,
	`|`, `\textbar{}`, `"`, `\textquotedbl{}`, "`", `\textasciigrave{}`,
	`--`, `-{}-{}`, `''`, `'{}'{}`, // LaTeX makes other signs of two of these
)

// BibTeX returns the citation as an entry of BibTeX and BibLaTeX, in UTF-8. The title is in two pairs of braces, so
// that no style changes its capitals. The address has no escapes, as both programs want it.
func (w Work) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", w.key())
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
		}
	}
	field("author", "{"+author+"}")
	field("title", "{"+latex.Replace(w.heading())+"}")
	for i, part := range parts(w.Day) {
		if i < 3 {
			field([]string{"year", "month", "day"}[i], strings.TrimLeft(part, "0"))
		}
	}
	field("howpublished", latex.Replace(clean(w.Set)))
	field("version", latex.Replace(clean(w.Revision)))
	field("url", braceless.Replace(clean(w.Address)))
	field("langid", map[string]string{"en": "english", "uk": "ukrainian"}[w.Lang])
	field("note", latex.Replace("Revision "+clean(w.short())+", "+clean(w.Licence)))
	b.WriteString("}\n")
	return b.String()
}

// braceless escapes what must not be in an address in BibTeX.
var braceless = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "^", "%5E", "~", "%7E")
