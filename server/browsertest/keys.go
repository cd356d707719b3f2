package browsertest

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The keys that tests press, for Press.
const (
	Tab    = kb.Tab
	Enter  = kb.Enter
	Escape = kb.Escape
	Down   = kb.ArrowDown
	Up     = kb.ArrowUp
	Right  = kb.ArrowRight
	Left   = kb.ArrowLeft
	Home   = kb.Home
	End    = kb.End
)

// mostTabs is how often TabTo presses Tab at most.
const mostTabs = 600

// Press presses keys, one after the other. A key that the page handles types nothing, as on a keyboard.
func (p *Page) Press(keys string) {
	p.t.Helper()
	run(p, fmt.Sprintf("press %q", keys), chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, key := range keys {
			for _, event := range strokes(key) {
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, event); err != nil {
					return err
				}
			}
		}
		return nil
	}))
}

// strokes returns the events of a key. chromedp sends the letter as an event of its own, which the browser types even if
// the page has handled the key. Here it is part of the event for the key.
func strokes(key rune) (events []input.DispatchKeyEventParams) {
	for _, event := range kb.Encode(key) {
		if event.Type == kb.KeyChar && len(events) > 0 {
			down := &events[len(events)-1]
			down.Type, down.Text, down.UnmodifiedText = kb.KeyDown, event.Text, event.UnmodifiedText
			continue
		}
		events = append(events, *event)
	}
	return events
}

// TabTo presses Tab until what has the focus meets a JavaScript condition on e, or ends the test.
func (p *Page) TabTo(condition string) {
	p.t.Helper()
	met := fmt.Sprintf("(e => Boolean(%s))(document.activeElement)", condition)
	for range mostTabs {
		if Evaluate[bool](p, met) {
			return
		}
		p.Press(Tab)
	}
	p.t.Fatalf("%d times Tab lead to nothing with %s%s", mostTabs, condition, p.watcher.summary())
}

// Focus returns the name of what has the focus: its aria-label, its id, or its text.
func (p *Page) Focus() string {
	p.t.Helper()
	return Evaluate[string](p, `(e => e.getAttribute('aria-label') ?? (e.id || e.textContent.trim()))(document.activeElement)`)
}
