package browsertest

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// The slow phone of Slow: bytes a second, milliseconds until a request is there, and how many times slower it is.
const (
	slowRate    = 1.6e6 / 8
	slowLatency = 150
	slowFactor  = 4
)

// Slow makes the browser as slow as a phone on a bad network.
func (p *Page) Slow() {
	p.t.Helper()
	run(p, "be slow", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowFactor}); err != nil {
			return err
		}
		everything := &network.Conditions{Latency: slowLatency, DownloadThroughput: slowRate, UploadThroughput: slowRate}
		_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule,
			network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{everything}})
		return err
	}))
}

// FirstPaint returns after how many milliseconds the open page showed its first words.
func (p *Page) FirstPaint() float64 {
	p.t.Helper()
	return Await[float64](p, `new Promise(found => new PerformanceObserver(list => {
		const paint = list.getEntriesByName('first-contentful-paint')[0];
		if (paint) found(paint.startTime) }).observe({type: 'paint', buffered: true}))`)
}
