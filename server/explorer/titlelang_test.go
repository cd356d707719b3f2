package explorer

import "testing"

// TestTitleLang checks that a title that the editors have translated is not said to be in the language of its source.
func TestTitleLang(t *testing.T) {
	for _, c := range []struct{ page, title, source, want string }{
		{"en", "Who signed", "de", ""},
		{"uk", "Who signed", "de", "en"},
		{"uk", "Хто підписав", "uk", ""},
		{"en", "Хто підписав", "uk", "uk"},
		{"uk", "Кто подписал", "ru", "ru"},
	} {
		p := &page{Lang: c.page}
		if got := p.TitleLang(c.title, c.source); got != c.want {
			t.Errorf("on a page in %s, %q of a source in %s is in %q, want %q", c.page, c.title, c.source, got, c.want)
		}
	}
}
