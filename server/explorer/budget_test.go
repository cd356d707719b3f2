package explorer

import (
	"bytes"
	"compress/gzip"
	"testing"
)

// mostSheet is the greatest size of the style sheet, compressed, in bytes.
const mostSheet = 7 << 10

// TestSheetIsSmall checks the size of the style sheet, and that its address may be cached for ever.
func TestSheetIsSmall(t *testing.T) {
	h := Handler(small(t), Options{})
	s, err := newSheet()
	if err != nil {
		t.Fatal(err)
	}
	w := get(t, h, s.path)
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(w.Body.Bytes())
	z.Close()
	if w.Code != 200 || b.Len() > mostSheet {
		t.Errorf("the style sheet has status %d and %d bytes, want at most %d", w.Code, b.Len(), mostSheet)
	}
}
