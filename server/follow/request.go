package follow

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// pageSize is the number of entries of a feed: as many as the API returns at once.
const pageSize = 100

// A request is what a reader asks of the log.
type request struct {
	of     []string // ids of things; none: everything
	lang   string   // en or uk
	after  *int     // the number of an entry: the entries after it, the earliest first; nil: the latest entries first
	before string   // the cursor of an entry: the entries before it; ""
}

// readRequest reads the parameters of, after, before and lang.
func readRequest(r *http.Request) (*request, error) {
	given := r.URL.Query()
	q := &request{of: given["of"], before: given.Get("before"), lang: "en"}
	if lang := given.Get("lang"); lang != "" {
		if q.lang = lang; lang != "en" && lang != "uk" {
			return nil, fmt.Errorf("lang is %q, want en or uk", lang)
		}
	}
	if given.Has("after") {
		n, err := readNumber(given.Get("after"))
		if err != nil {
			return nil, fmt.Errorf("after %w", err)
		}
		q.after = &n
	}
	if q.after != nil && q.before != "" {
		return nil, fmt.Errorf("after and before were both given, want one")
	}
	return q, nil
}

// readNumber reads the number of an entry. It also reads a key, which begins with a number. The error goes on after the
// name of a parameter.
func readNumber(s string) (int, error) {
	number, _, _ := strings.Cut(s, "-")
	n, err := strconv.ParseInt(number, 10, 32)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("is %q, want the number of an entry, 0 to %d", s, math.MaxInt32)
	}
	return int(n), nil
}

// variables returns the variables of the operation Follow.
func (q *request) variables() map[string]any {
	all := map[string]any{"lang": strings.ToUpper(q.lang)}
	if len(q.of) > 0 {
		all["of"] = q.of
	}
	switch {
	case q.after != nil:
		all["since"], all["first"] = *q.after, pageSize
	case q.before != "":
		all["last"], all["before"] = pageSize, q.before
	default:
		all["last"] = pageSize
	}
	return all
}

// subject returns the parameters of the feed that do not say which page it is, with a question mark, or "".
func (q *request) subject() string { return q.with("", "") }

// next returns the parameters of the page after a, with a question mark, or "" if there is none. It is the page of later
// entries if the request has a number, and else the page of earlier entries.
func (q *request) next(a *answer) string {
	switch page := a.Changes.PageInfo; {
	case len(a.entries) == 0:
		return ""
	case q.after != nil && page.HasNextPage:
		return q.with("after", strconv.Itoa(a.entries[len(a.entries)-1].Number))
	case q.after == nil && page.HasPreviousPage:
		return q.with("before", page.StartCursor)
	}
	return ""
}

// with returns the parameters with one more, unless its name is "".
func (q *request) with(name, value string) string {
	all := url.Values{}
	if len(q.of) > 0 {
		all["of"] = q.of
	}
	if q.lang != "en" {
		all.Set("lang", q.lang)
	}
	if name != "" {
		all.Set(name, value)
	}
	if len(all) == 0 {
		return ""
	}
	return "?" + all.Encode()
}
