package explorer

import "slices"

// clause is a clause in a table.
type clause struct {
	PlainID, Number, Name, Title, Wording string
	TextsIn                               []string // the fields that are in the language of the page; nil if not asked for
}

// words are a text in the language of the page, or in English.
type words struct {
	Text    string
	English bool // the text is in English although the page is not
}

// words returns the text of a field.
func (c clause) words(field, text string) words {
	return words{text, c.TextsIn != nil && !slices.Contains(c.TextsIn, field)}
}

// Says returns the wording.
func (c clause) Says() words { return c.words("wording", c.Wording) }

// Heading returns the title, or no words if there is none: then the contract has the name in its place.
func (c clause) Heading() words {
	if c.Title == c.Name {
		return words{}
	}
	return c.words("title", c.Title)
}

// Brief returns the title, or the wording if there is no title.
func (c clause) Brief() words {
	if w := c.Heading(); w.Text != "" {
		return w
	}
	return c.Says()
}
