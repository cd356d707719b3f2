package main

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/seed/seedtest"
	"accordgraph/server/browsertest"
)

// BenchmarkFirstPaint measures in Chromium when pages show their first words: on this machine, and as on a phone with 1.6
// Mbit/s, 150 ms and a quarter of the speed. Budgets are 300 and 900 ms. The metric is the median; the browser has the style
// sheet and the script from the page before.
func BenchmarkFirstPaint(b *testing.B) {
	s := &service{api: graph.NewHandler(query.New(seedtest.Open(b)), graph.Options{})}
	server := httptest.NewServer(s.handler())
	b.Cleanup(server.Close)
	p := browsertest.Open(b, server.URL+"/about")
	for _, profile := range []string{"local", "slow"} {
		if profile == "slow" {
			p.Slow()
		}
		for _, address := range []string{"/", "/e/actor/ukraine", "/e/proposal/us-28", "/link/claims/actor/russia/territory/crimea", "/conflicts/proposal/us-28"} {
			b.Run(profile+strings.ReplaceAll(address, "/", "_"), func(b *testing.B) {
				var paints []float64
				for b.Loop() {
					p.Go(server.URL + address)
					paints = append(paints, p.FirstPaint())
				}
				slices.Sort(paints)
				b.ReportMetric(paints[len(paints)/2], "ms-to-paint")
			})
		}
	}
}
