package follow

import (
	"crypto/sha1"
	"fmt"
	"html"
	"strings"
)

// urn returns a URN that is the same for the same text, on every server: a UUID of version 5 (RFC 9562).
func urn(text string) string {
	sum := sha1.Sum([]byte("accordgraph changes " + text))
	id := sum[:16]
	id[6], id[8] = id[6]&0x0f|0x50, id[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// moment returns the day of an entry as a moment. A load whose day is not known is at the beginning of the calendar of
// computers.
func (e entry) moment() string {
	if e.Day == "" {
		return "1970-01-01T00:00:00Z"
	}
	return e.Day + "T00:00:00Z"
}

// page returns the path of the page of the thing. What is removed has no page, and the data set has the page of changes.
func (e entry) page(q *request) string {
	to := path
	if e.Subject != "" && e.What != "REMOVED" {
		to = "/e/" + e.Subject
		if rest, is := strings.CutPrefix(e.Subject, "relationship/"); is {
			to = "/link/" + rest
		}
	}
	if q.lang != "en" {
		to += "?lang=" + q.lang
	}
	return to
}

// frame are the words of an entry that are not in the answer of the API, by language.
var frame = map[string]struct{ title, why, revision, nothing string }{
	"en": {"Changes", "Why:", "Revision", "no value"},
	"uk": {"Зміни", "Чому:", "Редакція", "без значення"},
}

// html returns what an entry says besides its text: the fields that changed, why, and the revision.
func (e entry) html(lang string) string {
	var out strings.Builder
	words := frame[lang]
	fmt.Fprintf(&out, "<p>%s</p>", html.EscapeString(e.Text))
	if e.What == "CHANGED" && e.Subject != "" { // all fields of a thing that was added or removed are too many to read
		out.WriteString("<ul>")
		for _, f := range e.Fields {
			fmt.Fprintf(&out, "<li><code>%s</code>: %s → %s</li>", html.EscapeString(f.Field), values(f.Before, words.nothing),
				values(f.After, words.nothing))
		}
		out.WriteString("</ul>")
	}
	for _, why := range e.Why {
		fmt.Fprintf(&out, "<p>%s %s</p>", words.why, html.EscapeString(strings.TrimSpace(why.Summary+" "+why.Reason)))
	}
	if e.RevisionAfter != "" {
		fmt.Fprintf(&out, "<p>%s <code>%s</code></p>", words.revision, html.EscapeString(e.RevisionAfter))
	}
	return out.String()
}

// values returns the values of a field as HTML.
func values(all []string, nothing string) string {
	if len(all) == 0 {
		return "<i>" + html.EscapeString(nothing) + "</i>"
	}
	return html.EscapeString(strings.Join(all, ", "))
}

// title returns the title of the feed.
func (f *feed) title() string {
	title := frame[f.lang].title + " · " + f.Dataset.Title
	if len(f.of) > 0 {
		title += " · " + strings.Join(f.of, ", ")
	}
	return title
}
