package follow

import (
	"bytes"
	"encoding/json"
	"strings"
)

// A jsonFeed is a feed as https://www.jsonfeed.org/version/1.1 has it.
type jsonFeed struct {
	Version  string     `json:"version"`
	Title    string     `json:"title"`
	HomePage string     `json:"home_page_url"`
	Self     string     `json:"feed_url"`
	Next     string     `json:"next_url,omitempty"`
	Language string     `json:"language"`
	Items    []jsonItem `json:"items"`
}

// A jsonItem is an entry of a feed.
type jsonItem struct {
	ID        string          `json:"id"`
	Address   string          `json:"url"`
	Title     string          `json:"title"`
	HTML      string          `json:"content_html"`
	Published string          `json:"date_published"`
	Tags      []string        `json:"tags"`
	Entry     json.RawMessage `json:"_accordgraph"` // the entry as the API gave it
}

// jsonFeedOf writes a feed as JSON Feed.
func jsonFeedOf(f *feed) ([]byte, error) {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title(), HomePage: f.address(path), Self: f.self(),
		Language: f.lang, Items: []jsonItem{},
	}
	if next := f.next(f.answer); next != "" {
		out.Next = f.address(f.path + next)
	}
	for _, e := range f.entries {
		out.Items = append(out.Items, jsonItem{
			urn("entry " + e.Key), f.address(e.page(f.request)), e.Text, e.html(f.lang), e.moment(),
			[]string{strings.ToLower(e.What)},
			e.raw,
		})
	}
	return written(out)
}

// linesOf writes the entries of a feed as JSON, one a line, as the API gave them.
func linesOf(f *feed) ([]byte, error) {
	var out bytes.Buffer
	for _, e := range f.entries {
		if err := json.Compact(&out, e.raw); err != nil {
			return nil, err
		}
		out.WriteByte('\n')
	}
	return out.Bytes(), nil
}

// written returns v as JSON, in which the signs of HTML are as they are.
func written(v any) ([]byte, error) {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	err := to.Encode(v)
	return out.Bytes(), err
}
