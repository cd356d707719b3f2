package main

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/server/browsertest"
)

// A task is a question of a reporter, with the way to its answer from the first page.
type task struct {
	question string
	steps    []step   // at most three, or one search
	words    []string // what the reporter reads at the end
	quoted   []string // what must be within quotation marks
	printed  []string // what is on the paper at the end
	absent   []string // what the reporter must not read, because it was not known
}

// A step is what a reporter does to reach the next page: it follows a link, fills a form, or searches for a name.
type step struct {
	selector, condition string // of the link; condition is JavaScript on e
	form                []string
	search, option      string // what is typed, and the option that is chosen
}

// toLink returns the step that follows the link with a text.
func toLink(selector, text string) step {
	return step{selector: selector, condition: fmt.Sprintf("e.textContent.trim() === %q", text)}
}

// tasks are the twelve tasks of a reporter that the pages were made for, but for the last, which needs another site.
var tasks = []task{
	{
		question: "Which promises does the plan break, and who says so?",
		steps:    []step{toLink(".texts a", "US 28-point plan"), toLink(".acts a", "Which promises it breaks")},
		words:    []string{"Budapest Memorandum (7)", "Helsinki Final Act (5)", "By whom:", "Olga Nesterova", "According to ", "article 10 of the North Atlantic Treaty"},
	},
	{
		question: "Why is this line there?",
		steps:    []step{toLink(".contested a", "7"), {selector: ".pic svg a[href^='/link/opposes/'],.pic svg a[href^='/link/objects-to/']", condition: "true"}},
		words:    []string{"object to point 7 of the US 28-point plan", "What it rests on:", "Alliances are a free choice", "Public since"},
	},
	{
		question: "Who objects to point 7, and in which words?",
		steps:    []step{toLink(".contested a", "7")},
		words:    []string{"Is opposed by 4", "Oleksandr Bevz objects to point 7 of the US 28-point plan", "Mark Rutte objects to point 7", "26 November 2025"},
		quoted:   []string{"NATO"},
	},
	{
		question: "What changed between the US and the European text?",
		steps:    []step{toLink(".texts a", "US 28-point plan"), toLink(".acts a", "Compare with another text"), toLink(".texts a", "European counter-proposal")},
		words:    []string{"clause by clause", "Changed", "Dropped", "600,000", "800,000"},
	},
	{
		question: "What does Russia give?",
		steps:    []step{toLink(".texts a", "US 28-point plan"), toLink(".acts a", "What it asks for, and of whom")},
		words:    []string{"Russia 18 16", "refrain: from invading neighbouring countries", "only expected"},
	},
	{
		question: "Who holds Crimea, and who claims it?",
		steps:    []step{{search: "crimea", option: "Autonomous Republic of Crimea"}},
		words:    []string{"Russia has controlled the Autonomous Republic of Crimea, in whole or in part, since March 2014", "Russia has claimed the Autonomous Republic of Crimea since 18 March 2014. Ukraine disputes this", "Ukraine claims the Autonomous Republic of Crimea. Russia disputes this"},
	},
	{
		question: "Where does Poland stand?",
		steps: []step{
			toLink("nav a", "Stances"), toLink(".texts a", "US 28-point plan"),
			{form: []string{".choose summary", "[value='actor/poland']", ""}},
		},
		words: []string{"who stands where", "Poland", "critical of it"},
	},
	{
		question: "What was known on 21 November?",
		steps:    []step{toLink(".texts a", "US 28-point plan"), {form: []string{".when summary", "#known", "11212025"}}},
		words:    []string{"This page shows what was known on 21 November 2025", "US 28-point plan"},
		absent:   []string{"European counter-proposal"},
	},
	{
		question: "How is Trump tied to the Budapest Memorandum?",
		steps:    []step{toLink("nav a", "Ways"), {form: []string{"", "#from", "Donald Trump", "#to", "Budapest Memorandum"}}},
		words:    []string{"From Donald Trump to Budapest Memorandum", "Way 1", "2 steps"},
	},
	{
		question: "Which clause of Minsk II was kept?",
		steps:    []step{toLink(".texts a", "Minsk II"), {selector: ".acts a[href^='/fulfilment/']", condition: "true"}},
		words:    []string{"11 of 13 have claims", "Pardon and amnesty kept, broken The claims differ", "Withdrawal of foreign forces kept, not carried out"},
	},
	{
		question: "Print the conflicts with their sources",
		steps:    []step{toLink(".texts a", "US 28-point plan"), toLink(".acts a", "Which promises it breaks")},
		words:    []string{"Sources"},
		printed:  []string{"1.In the editors’ judgement", "29.", "https://", "/conflicts/proposal/us-28", "Revision"},
	},
}

// TestTasksInChromium does the tasks of a reporter twice, by mouse and by keys alone. Each takes at most three steps, or one
// search, from the first page.
func TestTasksInChromium(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("opens some sixty pages in a browser")
	}
	url := sqliteServer(t)
	p := browsertest.Open(t, url+"/")
	p.Size(1200, 800)
	for _, task := range tasks {
		for _, hand := range []hand{mouse{p}, keys{p}} {
			t.Run(fmt.Sprintf("%s/%T", task.question, hand), func(t *testing.T) {
				p.Go(url + "/")
				do(t, p, hand, task)
			})
		}
	}
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}

// do does a task by hand.
func do(t *testing.T, p *browsertest.Page, by hand, task task) {
	searches := 0
	for _, s := range task.steps {
		from := p.Address()
		switch {
		case s.search != "":
			by.search(s.search, s.option)
			searches++
		case s.form != nil:
			by.fill(s.form[0], s.form[1:]...)
		default:
			by.follow(s.selector, s.condition)
		}
		p.WaitFor("another page", fmt.Sprintf(`location.pathname + location.search !== %q && document.readyState === 'complete' &&
			!document.querySelector('[aria-busy=true]')`, from))
	}
	if n := len(task.steps); n > 3 || searches > 0 && n > 1 {
		t.Errorf("it takes %d steps with %d searches", n, searches)
	}
	text := p.Text()
	for _, words := range task.words {
		if !strings.Contains(text, words) {
			t.Errorf("%s does not say %q:\n%s", p.Address(), words, text)
		}
	}
	for _, words := range task.absent {
		if strings.Contains(text, words) {
			t.Errorf("%s says %q", p.Address(), words)
		}
	}
	quotes := browsertest.Evaluate[string](p, `[...document.querySelectorAll('q')].map(e => e.textContent).join(' ')`)
	for _, words := range task.quoted {
		if !strings.Contains(quotes, words) {
			t.Errorf("%s does not quote %q: %s", p.Address(), words, quotes)
		}
	}
	if task.printed != nil {
		paper := p.Printed()
		for _, words := range task.printed {
			if !strings.Contains(paper, browsertest.Unspaced(words)) {
				t.Errorf("%s does not print %q", p.Address(), words)
			}
		}
	}
}

// A hand is how a reporter works.
type hand interface {
	follow(selector, condition string) // follows a link
	// fill opens a form, if it has an opener, fills its fields and sends it. Fields are selectors and texts in turn; a box
	// to be checked has no text.
	fill(opener string, fields ...string)
	search(words, option string) // types words and chooses an option
}

// mouse works with the mouse, and with the keyboard for text alone.
type mouse struct{ p *browsertest.Page }

func (m mouse) follow(selector, condition string) { m.p.ClickFirst(selector, condition) }

func (m mouse) fill(opener string, fields ...string) {
	if opener != "" {
		m.p.ClickFirst(opener, "true")
	}
	for i := 0; i < len(fields); i += 2 {
		m.p.ClickFirst(fields[i], "true")
		m.p.Press(fields[i+1])
	}
	m.p.ClickFirst("form:has("+fields[0]+") button", "true")
}

func (m mouse) search(words, option string) {
	m.p.ClickFirst("#q", "true")
	m.p.Press(words)
	m.p.ClickFirst("#q-options [role=option]", fmt.Sprintf("e.textContent.trim().startsWith(%q)", option))
}

// keys works with the keyboard alone.
type keys struct{ p *browsertest.Page }

func (k keys) follow(selector, condition string) {
	// A picture is one stop of Tab; arrows go on from there.
	k.p.TabTo(fmt.Sprintf("e.matches(%q) && (%s) || e.closest('.pic svg') && document.querySelector(%[1]q)?.closest('.pic svg')", selector, condition))
	for !browsertest.Evaluate[bool](k.p, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
		k.p.Press(browsertest.Right)
	}
	k.p.Press(browsertest.Enter)
}

func (k keys) fill(opener string, fields ...string) {
	if opener != "" {
		k.p.TabTo(fmt.Sprintf("e.matches(%q)", opener))
		k.p.Press(browsertest.Enter)
	}
	for i := 0; i < len(fields); i += 2 {
		k.p.TabTo(fmt.Sprintf("e.matches(%q)", fields[i]))
		k.p.Press(cmp.Or(fields[i+1], " "))
	}
	k.p.TabTo(fmt.Sprintf("e.matches(%q)", "form:has("+fields[0]+") button"))
	k.p.Press(browsertest.Enter)
}

func (k keys) search(words, option string) {
	k.p.Press("/" + words)
	k.p.WaitFor("the option "+option, fmt.Sprintf(
		"[...document.querySelectorAll('#q-options [role=option]')].some(e => e.textContent.trim().startsWith(%q))", option))
	for !browsertest.Evaluate[bool](k.p, fmt.Sprintf(
		"document.getElementById(document.querySelector('#q').getAttribute('aria-activedescendant'))?.textContent.trim().startsWith(%q) ?? false", option)) {
		k.p.Press(browsertest.Down)
	}
	k.p.Press(browsertest.Enter)
}

// TestEmbedTaskInChromium does the last task of a reporter: it embeds a picture in the page of another site. The code is
// three steps from the first page: the plan, its code, and a copy of it.
func TestEmbedTaskInChromium(t *testing.T) {
	t.Parallel()
	url := sqliteServer(t)
	var code string
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, `<!doctype html><html lang="en"><title>A story</title><link rel="icon" href="data:,"><h1>A story</h1>
			<script>document.addEventListener('load', e => { if (e.target.tagName === 'IFRAME') document.title = 'loaded' }, true)</script>`+code)
	}))
	defer other.Close()
	p := browsertest.Open(t, url+"/", other.URL)
	for _, by := range []hand{mouse{p}, keys{p}} {
		p.Go(url + "/")
		by.follow(".texts a", "e.textContent.trim() === 'US 28-point plan'")
		p.WaitForAddress("/e/proposal/us-28")
		const embed = `.sharing:has([aria-label="Embed in another site"])`
		by.follow(embed+" summary", "true")
		by.follow(embed+" [data-copied]", "true")
		p.WaitFor("the copy", "document.querySelector('"+embed+" [data-copied]').textContent === 'Copied'")
		code = strings.Replace(browsertest.Evaluate[string](p, `document.querySelector('.sharing[open] pre').textContent`), `src="/`, `src="`+url+`/`, 1)
		p.Go(other.URL)
		p.WaitFor("the frame", `document.title === 'loaded'`)
		inner := p.Frame()
		for _, words := range []string{"US 28-point plan", "Revision", "CC"} {
			if !strings.Contains(inner, words) {
				t.Errorf("the frame does not say %q: %s", words, inner)
			}
		}
	}
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}
