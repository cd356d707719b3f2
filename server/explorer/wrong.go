package explorer

import (
	"net/url"
	"strings"
)

// The places in the address of a form for reports that a page fills.
const (
	reportTitle = "{title}"
	reportBody  = "{body}"
)

// ReportLines are what a report on this page must say for somebody to find what is wrong: a line each for the id, the
// address and the revision of the data.
func (p *page) ReportLines() ([]string, error) {
	var lines []string
	for _, line := range []struct{ key, value string }{
		{"reportID", p.subject()}, {"reportPage", p.Canonical()}, {"reportRevision", p.Edition.Revision},
	} {
		if line.value == "" {
			continue
		}
		text, err := p.W(line.key, line.value)
		if err != nil {
			return nil, err
		}
		lines = append(lines, text)
	}
	return lines, nil
}

// subject returns the id of the thing or relationship that the address of this page names, or "" if it names none.
func (p *page) subject() string {
	id := p.request.PathValue("id")
	if id != "" && strings.HasPrefix(p.request.URL.Path, "/link/") {
		return "relationship/" + id
	}
	return id
}

// Report returns the address of a form for reports that is filled with the lines of this page, or "" if the server has
// no such form (the option ReportURL).
func (p *page) Report() (string, error) {
	if p.e.reportURL == "" {
		return "", nil
	}
	lines, err := p.ReportLines()
	if err != nil {
		return "", err
	}
	ask, err := p.W("reportAsk")
	if err != nil {
		return "", err
	}
	return strings.NewReplacer(
		reportTitle, escapeParameter(p.Title),
		reportBody, escapeParameter(strings.Join(lines, "\n")+"\n\n"+ask+"\n"),
	).Replace(p.e.reportURL), nil
}

// escapeParameter escapes a text for the query of an address. A space is %20, because a plus sign stays a plus sign in
// the address of an email.
func escapeParameter(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
