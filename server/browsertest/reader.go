package browsertest

import (
	"fmt"

	"github.com/chromedp/chromedp"
)

// Address returns the path and the query of the address of the page.
func (p *Page) Address() string {
	p.t.Helper()
	return Evaluate[string](p, "location.pathname + location.search")
}

// WaitForAddress waits until the page at an address, which is a path with a query, is there.
func (p *Page) WaitForAddress(address string) {
	p.t.Helper()
	p.WaitFor("the page "+address, fmt.Sprintf(
		"location.pathname + location.search === %s[0] && document.readyState === 'complete' && !document.querySelector('[aria-busy=true]')",
		Quoted([]string{address})))
}

// Text returns the text that a reader sees, with single spaces.
func (p *Page) Text() string {
	p.t.Helper()
	return Evaluate[string](p, `document.body.innerText.replace(/\s+/g, ' ')`)
}

// WaitForText waits until the page shows words.
func (p *Page) WaitForText(words string) {
	p.t.Helper()
	p.WaitFor("the words "+words, fmt.Sprintf(`document.body.innerText.replace(/\s+/g, ' ').includes(%s[0])`, Quoted([]string{words})))
}

// ClickFirst clicks the middle of the first visible element that a selector matches and that meets a JavaScript condition
// on e, with the mouse.
func (p *Page) ClickFirst(selector, condition string) {
	p.t.Helper()
	found := fmt.Sprintf(`[...document.querySelectorAll(%s[0])].find(e => e.checkVisibility() && (%s))`,
		Quoted([]string{selector}), condition)
	p.WaitFor(selector+" with "+condition, found)
	at := Evaluate[[]float64](p, fmt.Sprintf(`(e => {
		e.scrollIntoView({block: 'center'});
		const box = e.getClientRects()[0];
		return [box.left + Math.min(box.width / 2, 30), box.top + box.height / 2] })(%s)`, found))
	run(p, "click "+selector+" with "+condition, chromedp.MouseClickXY(at[0], at[1]))
}
