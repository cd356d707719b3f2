package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A body that has arrived is there without reading it, unless it is too long or was read. Reading it gives all of it.
func TestArrived(t *testing.T) {
	b := Budget{Answer: time.Hour, MaxBody: 1000}
	for _, length := range []int{0, 1, 999, 1000, 1001, 2000} {
		text, asked := strings.Repeat("x", length), false
		h := b.Around(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			asked = true
			body, ok := Arrived(r)
			if ok != (length <= 1000) || ok && string(body) != text {
				t.Errorf("of %d bytes %d arrived, %v", length, len(body), ok)
			}
			all, err := io.ReadAll(r.Body)
			if err != nil || string(all) != text {
				t.Errorf("of %d bytes %d were read, %v", length, len(all), err)
			}
			if _, ok := Arrived(r); ok && length > 0 {
				t.Error("a body that was read is there still")
			}
		}))
		for _, known := range []bool{false, true} {
			r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(text))
			if !known { // as with chunks
				r.ContentLength = -1
			}
			h.ServeHTTP(httptest.NewRecorder(), r)
		}
		if !asked {
			t.Error("the handler was not called")
		}
	}
}
