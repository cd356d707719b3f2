package explorer

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// The greatest sizes of the style sheet and of the script, compressed, in bytes.
const (
	mostSheet  = 7 << 10
	mostScript = 10 << 10
)

// TestStaticFilesAreSmall checks the sizes of the style sheet and the script, and that their addresses may be cached for
// ever.
func TestStaticFilesAreSmall(t *testing.T) {
	h := Handler(small(t), Options{})
	s, err := newSheet()
	if err != nil {
		t.Fatal(err)
	}
	for path, most := range map[string]int{s.path: mostSheet, scriptPath(): mostScript} {
		w := get(t, h, path)
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(w.Body.Bytes())
		z.Close()
		if w.Code != 200 || b.Len() > most || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s has status %d, %d bytes and %v, want at most %d", path, w.Code, b.Len(), w.Header(), most)
		}
		t.Logf("%s has %d bytes", path, b.Len())
	}
}

// TestSuggestionsAreCheap checks that a field may ask for suggestions at every letter.
func TestSuggestionsAreCheap(t *testing.T) {
	if got := costOf(t, small(t), newOperation("Suggest"), map[string]any{"words": "russia", "lang": "UK"}); got > 150 {
		t.Errorf("Suggest costs %d, want at most 150", got)
	}
}
