// Package cite writes citations of pages and answers, for people and for the programs that manage references.
package cite

import (
	"cmp"
	"strings"
	"unicode"
)

// author is the author of every work: readers cite the project.
const author = "accordgraph"

// A Work is what is cited: a page or an answer, as it was in one revision of the data.
type Work struct {
	Key        string // names the work in a file of references, such as "actor/russia"
	Title      string
	Set        string // the title of the data set
	Revision   string // of the data
	Day        string // on which the data set was compiled: a partial date, or ""
	Address    string // the permalink
	Licence    string
	LicenceURL string
	Lang       string // the language of the title and of Text and Markdown: en or uk
}

// A Format is a way to write a citation.
type Format struct {
	Ending      string // of an address, such as .bib
	Name        string // for people
	ContentType string
	Write       func(Work) string
}

// Formats returns all formats. None of them says on which day somebody looked: the permalink says what was seen.
func Formats() []Format {
	return []Format{
		{".txt", "text", "text/plain; charset=utf-8", func(w Work) string { return w.Text() + "\n" }},
		{".md", "Markdown", "text/markdown; charset=utf-8", Work.Markdown},
		{".bib", "BibTeX", "application/x-bibtex; charset=utf-8", Work.BibTeX},
		{".ris", "RIS", "application/x-research-info-systems; charset=utf-8", Work.RIS},
		{".json", "CSL-JSON", "application/vnd.citationstyles.csl+json; charset=utf-8", Work.CSL},
	}
}

// FormatOf returns the format of an ending.
func FormatOf(ending string) (Format, bool) {
	for _, f := range Formats() {
		if f.Ending == ending {
			return f, true
		}
	}
	return Format{}, false
}

// shortRevision is how many digits of a revision people read.
const shortRevision = 12

// short returns the first digits of the revision.
func (w Work) short() string { return w.Revision[:min(shortRevision, len(w.Revision))] }

// heading returns the title on one line. In place of a title without a visible character it returns the key.
func (w Work) heading() string { return cmp.Or(clean(w.Title), w.key()) }

// clean returns a text on one line: without control characters, and without the marks that change the direction of
// whatever follows. A citation stands among the words of somebody else.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// parts returns the year, the month and the day of a partial date, as far as it has them.
func parts(date string) []string {
	if date == "" {
		return nil
	}
	return strings.Split(date, "-")
}

// key returns the key of a file of references: letters, digits and hyphens, with the revision at its end.
func (w Work) key() string {
	name := strings.FieldsFunc(w.Key, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(append(append([]string{author}, name...), w.short()), "-")
}
