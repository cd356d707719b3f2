package browsertest

import (
	"context"
	"errors"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// errNoFrame says that the page has no frame.
var errNoFrame = errors.New("the page has no frame")

// Frame returns the text of the first frame of the page, which must be loaded.
func (p *Page) Frame() string {
	p.t.Helper()
	return run(p, "read the frame", frameText)
}

// frameText returns the text of the first frame.
func frameText(ctx context.Context, t *chromedp.Target) (string, error) {
	tree, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		return "", err
	}
	if len(tree.FrameTree.ChildFrames) == 0 {
		return "", errNoFrame
	}
	world, err := cdp.Call(ctx, t, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{
		FrameID: tree.FrameTree.ChildFrames[0].Frame.ID,
	})
	if err != nil {
		return "", err
	}
	in := func(e *runtime.EvaluateParams) { e.ContextID = world.ExecutionContextID }
	return chromedp.Evaluate[string]("document.body.textContent", in)(ctx, t)
}
