package explorer

import (
	"strings"
	"unicode/utf8"
)

// longestQuote is the number of characters of a text to check that a page accepts: as many as the API accepts.
const longestQuote = 2000

// verifyBody is the body of the page of a check of a quote.
type verifyBody struct {
	Text, About string
	Verify      checked
}

// checked is what a check of a quote found.
type checked struct {
	Verdict  string // empty if nothing was asked
	Complete bool
	Matches  []quoted
}

// quoted is a text that has the words, or words like these.
type quoted struct {
	match
	Verdict     string
	Node        hit
	Differences []struct{ Kind, Said, Here string }
	Evidence    []passage
	Statements  []struct {
		PlainID   string
		Statement struct{ Text string }
	} `json:"relationships"`
}

// verdictWords maps a verdict to the key of the sentence that explains it.
var verdictWords = map[string]string{
	"EXACT": "verdictExact", "NEAR": "verdictNear", "OUR_WORDS": "verdictOurs", "NOT_HERE": "verdictNotHere",
	"TOO_SHORT": "verdictShort",
}

// Explained returns the key of the sentence that explains the verdict.
func (c checked) Explained() string { return verdictWords[c.Verdict] }

// Ours reports whether the words are of the editors.
func (q quoted) Ours() bool { return q.Verdict == "OUR_WORDS" }

// verifyPage is the view of a check of a quote. Without a text it is an empty form.
func verifyPage(p *page) error {
	query := p.request.URL.Query()
	body := &verifyBody{Text: strings.TrimSpace(query.Get("text")), About: query.Get("about")}
	p.Template, p.Body = "verify", body
	p.Title, _ = p.W("verify")
	p.Description, _ = p.W("verifyLead")
	if body.Text == "" {
		return nil
	}
	p.Unlisted = true
	if utf8.RuneCountInString(body.Text) > longestQuote {
		return &failure{status: 400, key: "longQuote"}
	}
	variables := map[string]any{"text": body.Text}
	if body.About != "" {
		variables["about"] = body.About
	}
	var answer struct {
		Dataset edition
		Verify  checked
	}
	if err := p.ask("Verify", variables, &answer); err != nil {
		return err
	}
	p.Edition, body.Verify = answer.Dataset, answer.Verify
	return nil
}
