package kg

import (
	"strings"
)

// A long quote is found by its beginning and its end: a page may set a long text in several blocks, and a quote may
// leave words out.
const (
	longQuote = 100 // in bytes
	edgeWords = 5   // the words of the beginning and of the end
)

// omissions are the marks of words that a quote leaves out or replaces.
var omissions = []string{"…", "...", "[", "]"}

// TextFragment returns the address of the words exact on the page at url, as a text directive of the URL Fragment Text
// Directives of the WICG: #:~:text=prefix-,start,end,-suffix. The words before and after them, prefix and suffix, may be
// empty. A quote that is long or leaves words out is given by its first and last words. A fragment of url stays.
//
// If url or exact is empty, or exact has only omissions, the result is "".
func TextFragment(url, exact, prefix, suffix string) string {
	start, end := edges(exact)
	if url == "" || start == "" {
		return ""
	}
	var parts []string
	if prefix != "" {
		parts = append(parts, directivePart(prefix)+"-")
	}
	parts = append(parts, directivePart(start))
	if end != "" {
		parts = append(parts, directivePart(end))
	}
	if suffix != "" {
		parts = append(parts, "-"+directivePart(suffix))
	}
	if !strings.Contains(url, "#") {
		url += "#"
	}
	return url + ":~:text=" + strings.Join(parts, ",")
}

// edges returns the first and the last words of a quote. If the quote is short and whole, edges returns it and "".
func edges(quote string) (start, end string) {
	first, last := quote, quote
	for _, mark := range omissions {
		if before, _, cut := strings.Cut(first, mark); cut {
			first = before
		}
		if i := strings.LastIndex(last, mark); i >= 0 {
			last = last[i+len(mark):]
		}
	}
	before, after := strings.Fields(first), strings.Fields(last)
	switch {
	case len(before) == 0:
		before, after = after, nil
	case first == quote && len(quote) <= longQuote:
		after = nil
	case first == quote && len(before) <= 2*edgeWords:
		after = nil
	}
	if after == nil {
		return strings.Join(before, " "), ""
	}
	return strings.Join(before[:min(edgeWords, len(before))], " "),
		strings.Join(after[max(0, len(after)-edgeWords):], " ")
}

// directivePart percent-encodes a part of a text directive. Only letters, digits, ".", "_" and "~" stay: the directive
// itself uses "-", "," and "&".
func directivePart(text string) string {
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	for _, c := range []byte(strings.Join(strings.Fields(text), " ")) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '_', c == '~':
			out.WriteByte(c)
		default:
			out.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return out.String()
}

// setQuoteURL sets the address of the words of a piece of evidence on the page of its source.
func setQuoteURL(e *Entity, byID map[ID]Entity) {
	if e.Kind == Evidence {
		url := byID[ID(e.Text("source"))].Text("url")
		setOrDelete(e.Fields, "quoteUrl", TextFragment(url, e.Text("quote"), e.Text("prefix"), e.Text("suffix")))
	}
}

// selectors reports words before or after a quote where there is no quote.
func (c *checker) selectors() {
	for _, e := range c.Entities {
		for _, field := range []string{"prefix", "suffix"} {
			if v := e.Text(field); e.Kind == Evidence && v != "" && e.Text("quote") == "" {
				c.report(e.ID, field, v, "%s is next to a quote, and there is no quote", field)
			}
		}
	}
}
