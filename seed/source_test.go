package seed

import (
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// One page is one source: otherwise a fact that rests on one page would count as resting on two.
func TestEachPageIsOneSource(t *testing.T) {
	b := bundled(t)
	first := map[string]kg.ID{}
	for _, e := range b.Entities {
		page := pageOf(e.Text("url"))
		if e.Kind != kg.Source || page == "" {
			continue
		}
		if other, ok := first[page]; ok {
			t.Errorf("%s and %s are one page, %s: keep one, with the other under its formerIds", other, e.ID, page)
		}
		first[page] = e.ID
	}
	if len(first) < 300 {
		t.Errorf("only %d sources have an address", len(first))
	}
}

// pageOf returns an address without what does not tell pages apart.
func pageOf(address string) string {
	_, page, _ := strings.Cut(address, "://")
	page, _, _ = strings.Cut(page, "#")
	return strings.TrimSuffix(strings.TrimPrefix(page, "www."), "/")
}
