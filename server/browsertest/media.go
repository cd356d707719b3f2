package browsertest

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A Look is a way in which a reader sees a page.
type Look string

// The looks of a page.
const (
	Light  Look = "light"
	Dark   Look = "dark"
	Forced Look = "forced colours"
)

// features are the media features of each look.
var features = map[Look][]*emulation.MediaFeature{
	Light:  {{Name: "prefers-color-scheme", Value: "light"}},
	Dark:   {{Name: "prefers-color-scheme", Value: "dark"}},
	Forced: {{Name: "prefers-color-scheme", Value: "light"}, {Name: "forced-colors", Value: "active"}},
}

// Look shows the pages as a reader sees them who has chosen this look.
func (p *Page) Look(look Look) {
	p.t.Helper()
	run(p, "show the page in "+string(look), emulate(emulation.SetEmulatedMediaParams{Features: features[look]}))
}

// emulate returns a step that changes the media features.
func emulate(to emulation.SetEmulatedMediaParams) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, to)
		return err
	})
}

// Screenshot returns a picture of the whole page, as PNG.
func (p *Page) Screenshot() []byte {
	p.t.Helper()
	return run(p, "take a picture of the page", chromedp.FullScreenshot(100))
}
