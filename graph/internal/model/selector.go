package model

// A TextQuoteSelector is the words of a source that evidence quotes.
type TextQuoteSelector struct {
	Exact               string
	Prefix, Suffix, URL *string
}

// Selector returns the quote as a selector, or nil if there is no quote.
func (e Evidence) Selector() *TextQuoteSelector {
	if e.Quote() == nil {
		return nil
	}
	return &TextQuoteSelector{
		Exact: e.Text("quote"), Prefix: text(e.Entity, "prefix"), Suffix: text(e.Entity, "suffix"),
		URL: text(e.Entity, "quoteUrl"),
	}
}
