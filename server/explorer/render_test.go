package explorer

import "testing"

// TestTemplates parses the template of each page, which the server does when the page is first asked for.
func TestTemplates(t *testing.T) {
	all, err := newTemplates()
	if err != nil {
		t.Fatal(err)
	}
	for name, parsed := range all {
		if page, err := parsed(); err != nil || page.Lookup(name+".html") == nil {
			t.Errorf("the page %s: error %v", name, err)
		}
	}
	if len(all) < 10 {
		t.Errorf("%d templates", len(all))
	}
}
