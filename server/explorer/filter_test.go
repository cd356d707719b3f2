package explorer

import (
	"strings"
	"testing"

	"accordgraph/server/explorer/explorertest"
)

// TestFilters checks the filters of the page of a thing against testdata/small.txtar, which was counted by hand: Russia
// claims Crimea on record, Ukraine disputes that.
func TestFilters(t *testing.T) {
	h := Handler(small(t), Options{})
	for address, want := range map[string]struct {
		status    int
		has, lack string
	}{
		"/e/actor/russia?disputed=1":             {200, "Claims 1", "Party to"},
		"/e/actor/russia?by=record":              {200, "Otherwise: Ukraine", ""},
		"/e/actor/russia?minSources=3":           {200, "3 sources or more", "Claims 1"},
		"/e/actor/russia?minSources=3&lang=uk":   {200, "від 3 джерел", "Претендує на 1"},
		"/e/provision/plan/9?by=actor/compiler":  {200, "As told by", "Is opposed by 1"},
		"/e/provision/plan/9?by=record":          {200, "Is opposed by 1", ""},
		"/e/actor/russia?minSources=x":           {400, "This filter is not there", ""},
		"/e/actor/russia?minSources=4":           {400, "This filter is not there", ""},
		"/e/actor/russia?by=Putin":               {400, "This filter is not there", ""},
		"/e/actor/russia?disputed=yes":           {400, "This filter is not there", ""},
		"/e/actor/russia.svg?minSources=3":       {404, "", ""},
		"/e/actor/russia.svg?by=record":          {200, "", ""},
		"/e/actor/russia.svg?by=Putin":           {400, "", ""},
		"/e/actor/russia?by=actor/nobody-at-all": {200, "", "Claims 1"},
	} {
		w := get(t, h, address)
		page := explorertest.Read(w.Body.Bytes())
		if w.Code != want.status || !strings.Contains(page.Text, want.has) || want.lack != "" && strings.Contains(page.Text, want.lack) {
			t.Errorf("%s is %d, want %d with %q and without %q:\n%s", address, w.Code, want.status, want.has, want.lack, page.Text)
		}
		if len(page.Problems) > 0 && !strings.Contains(address, ".svg") {
			t.Errorf("%s: %s", address, page.Problems)
		}
	}
}
