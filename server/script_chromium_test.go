package main

import (
	"strings"
	"testing"

	"accordgraph/server/browsertest"
	"accordgraph/server/explorer/explorertest"
)

// TestScriptInChromium drives the pages by keys alone, as somebody does who has no mouse: suggestions, swaps, history and
// pictures.
func TestScriptInChromium(t *testing.T) {
	t.Parallel()
	url := sqliteServer(t)
	p := browsertest.Open(t, url+"/")
	// A mark that a reload would remove.
	browsertest.Evaluate[bool](p, "window.kept = true")

	t.Run("suggestions", func(t *testing.T) {
		p.Press("/")
		wantFocus(t, p, "q")
		p.Press("budapest m")
		p.WaitFor("options", `document.querySelectorAll('#q-options [role=option]').length > 0`)
		p.WaitForText("suggestion")
		wantJS(t, p, `q.getAttribute('aria-expanded') === 'true' && !q.hasAttribute('aria-activedescendant')`)
		p.Press(browsertest.Up + browsertest.Down) // to the last option, and from there to none
		wantJS(t, p, `!q.hasAttribute('aria-activedescendant')`)
		for _, problem := range explorertest.AxeProblems(t, p, explorertest.Axe(t)) {
			t.Errorf("with suggestions: %s", problem)
		}
		p.Press(browsertest.Escape)
		wantJS(t, p, `q.getAttribute('aria-expanded') === 'false' && document.querySelector('#q-options').hidden`)
		p.Press("e")
		p.WaitFor("options", `document.querySelectorAll('#q-options [role=option]').length > 0`)
		p.Press(browsertest.Down)
		wantJS(t, p, `document.getElementById(q.getAttribute('aria-activedescendant')).textContent.includes('Budapest Memorandum')`)
		p.Press(browsertest.Enter)
		p.WaitForAddress("/e/agreement/budapest-memorandum")
		wantJS(t, p, `window.kept && document.title.startsWith('Budapest Memorandum') && document.activeElement.matches('h1') && scrollY === 0`)
	})

	t.Run("pictures", func(t *testing.T) {
		p.TabTo(`e.closest('.pic svg')`)
		first := p.Focus()
		p.Press(browsertest.Down)
		second := p.Focus()
		p.Press(browsertest.Right + browsertest.Left)
		wantFocus(t, p, second)
		p.Press(browsertest.Up)
		wantFocus(t, p, first)
		if !strings.Contains(first, "source") || !strings.Contains(second, "source") || first == second {
			t.Errorf("Tab leads to %q and Down to %q, want two lines with their sources", first, second)
		}
		p.Press(browsertest.Tab)
		wantJS(t, p, `!document.activeElement.closest('.pic svg')`)
		browsertest.Evaluate[bool](p, `document.querySelector('.pic svg a[tabindex="0"]').focus() ?? true`)
		p.Press(browsertest.Escape)
		wantJS(t, p, `document.activeElement.matches('h2')`)
	})

	t.Run("history", func(t *testing.T) {
		p.TabTo(`e.closest('.lines p')`)
		from := p.Focus()
		before := browsertest.Evaluate[float64](p, "scrollY")
		p.Press(browsertest.Enter)
		p.WaitFor("another page", `location.pathname !== '/e/agreement/budapest-memorandum' && document.activeElement.matches('h1')`)
		wantJS(t, p, `window.kept && scrollY === 0`)
		browsertest.Evaluate[bool](p, "history.back() ?? true")
		p.WaitForAddress("/e/agreement/budapest-memorandum")
		p.WaitFor("the place of the reader", `scrollY > 0`)
		wantFocus(t, p, from)
		if after := browsertest.Evaluate[float64](p, "scrollY"); after != before {
			t.Errorf("back leads to the scroll position %v, want %v", after, before)
		}
		browsertest.Evaluate[bool](p, "history.forward() ?? true")
		p.WaitFor("the next page", `location.pathname !== '/e/agreement/budapest-memorandum' && scrollY === 0`)
		wantJS(t, p, `window.kept`)
	})

	t.Run("language", func(t *testing.T) {
		p.ClickFirst("a[hreflang=uk]", "true")
		p.WaitFor("Ukrainian", `document.documentElement.lang === 'uk' && document.querySelector('a[hreflang=en]')`)
		wantJS(t, p, `window.kept && document.querySelectorAll('title').length === 1 && document.querySelectorAll('link[hreflang]').length === 2`)
	})

	t.Run("reload", func(t *testing.T) {
		p.Go(url + "/e/actor/russia")
		browsertest.Evaluate[bool](p, "(scrollTo(0, 900), true)")
		p.WaitFor("the place to be stored", "history.state?.y === 900")
		browsertest.Evaluate[bool](p, "location.reload() ?? true")
		p.WaitFor("the place of the reader", "document.readyState === 'complete' && scrollY === 900")
		p.ClickFirst(".notes a.src,sup.fn a", "e.hash")
		p.WaitFor("the note", "location.hash && document.querySelector(':target')")
		browsertest.Evaluate[bool](p, "history.back() ?? true")
		p.WaitFor("the place of the note", "!location.hash")
	})

	t.Run("what is no page is opened", func(t *testing.T) {
		p.Go(url + "/e/actor/nobody")
		p.Go(url + "/e/actor/russia")
		browsertest.Evaluate[bool](p, `window.kept = true`)
		browsertest.Evaluate[bool](p, `(() => { const a = document.createElement('a'); a.href = '/e/actor/russie'; a.id = 'wrong'; a.textContent = 'wrong'; document.querySelector('main').prepend(a); return true })()`)
		p.ClickFirst("#wrong", "true")
		p.WaitForAddress("/e/actor/russie")
		wantJS(t, p, `!window.kept && document.querySelector('h1').textContent.includes('no such page')`)
	})

	for _, problem := range p.Problems() {
		if !strings.Contains(problem, "404") {
			t.Error(problem)
		}
	}
}

// TestPathFieldsInChromium chooses both ends of a way from what the fields suggest.
func TestPathFieldsInChromium(t *testing.T) {
	t.Parallel()
	p := browsertest.Open(t, sqliteServer(t)+"/path")
	for _, end := range []struct{ field, words, id string }{
		{"from", "donald tr", "actor/donald-trump"}, {"to", "budapest", "agreement/budapest-memorandum"},
	} {
		p.TabTo("e.id === '" + end.field + "'")
		p.Press(end.words)
		// The list may still have the options for the first letters alone.
		p.WaitFor("the option "+end.id, `document.querySelector('#`+end.field+`-options [role=option]')?.dataset.id === '`+end.id+`'`)
		p.Press(browsertest.Down + browsertest.Enter)
		wantJS(t, p, `document.getElementById('`+end.field+`').value === '`+end.id+`'`)
	}
	p.Press(browsertest.Enter)
	p.WaitForAddress("/path?from=actor%2Fdonald-trump&to=agreement%2Fbudapest-memorandum")
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}

// TestLateOptionsInChromium leaves the options while the server still looks for others. The late answer must not open
// the list again.
func TestLateOptionsInChromium(t *testing.T) {
	t.Parallel()
	url := sqliteServer(t) + "/path"
	p := browsertest.Open(t, url)
	for _, leave := range []struct{ name, script string }{
		{"Escape", `field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))`},
		{"click", `list.firstChild.click()`},
	} {
		t.Run(leave.name, func(t *testing.T) {
			p.Go(url)
			p.TabTo("e.id === 'from'")
			p.Press("budapest")
			p.WaitFor("options", `document.querySelectorAll('#from-options [role=option]').length > 0`)
			// From here on an answer comes when the test says so.
			browsertest.Evaluate[bool](p, `(() => {
				const ask = fetch
				window.fetch = async (to, {signal}) => {
					const text = await (await ask(to)).text()
					window.late = true
					await new Promise(resolve => { window.answer = resolve })
					signal.throwIfAborted()
					return {ok: true, text: async () => text}
				}
				return true
			})()`)
			p.Press(" ")
			p.WaitFor("the late answer", `window.late`)
			browsertest.Evaluate[bool](p, `(() => { const field = document.querySelector('#from'), list = document.querySelector('#from-options'); `+leave.script+`; return true })()`)
			if !browsertest.Await[bool](p, `(answer(), new Promise(resolve => setTimeout(() => resolve(document.querySelector('#from-options').hidden))))`) {
				t.Error("the late answer opens the list again")
			}
		})
	}
}

// TestWithoutScriptInChromium searches, follows a hit and chooses two texts in a browser that runs no script.
func TestWithoutScriptInChromium(t *testing.T) {
	t.Parallel()
	url := sqliteServer(t)
	p := browsertest.Open(t, url+"/about")
	p.NoScript()
	p.Go(url + "/")
	p.ClickFirst("#q", "true")
	p.Press("crimea" + browsertest.Enter)
	p.WaitForAddress("/search?q=crimea")
	p.ClickFirst(".hits a", "true")
	p.WaitForAddress("/e/territory/crimea")
	if text := p.Text(); !strings.Contains(text, "Russia has controlled the Autonomous Republic of Crimea") {
		t.Errorf("the page without a script says %s", text)
	}
	p.Go(url + "/path")
	mouse{p}.fill("", "#from", "Donald Trump", "#to", "Budapest Memorandum")
	p.WaitForText("From Donald Trump to Budapest Memorandum")
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}

// wantJS fails the test unless a JavaScript condition holds. The variable q is the field for search.
func wantJS(t *testing.T, p *browsertest.Page, condition string) {
	t.Helper()
	if !browsertest.Evaluate[bool](p, "(q => Boolean("+condition+"))(document.querySelector('#q'))") {
		t.Errorf("%s: this does not hold: %s", p.Address(), condition)
	}
}

// wantFocus fails the test unless what has this name has the focus.
func wantFocus(t *testing.T, p *browsertest.Page, want string) {
	t.Helper()
	if got := p.Focus(); got != want {
		t.Errorf("%s: %q has the focus, want %q", p.Address(), got, want)
	}
}
