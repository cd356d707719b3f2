package explorer

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"accordgraph/server/explorer/explorertest"
)

// failing returns an API that has the words of the contract, and answers everything else with an error of a code.
func failing(t *testing.T, code string) http.Handler {
	api := small(t)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if bytes.Contains(body, []byte(`"Words"`)) {
			r.Body = io.NopCloser(bytes.NewReader(body))
			api.ServeHTTP(w, r)
			return
		}
		fmt.Fprintf(w, `{"errors": [{"message": "what is wrong", "extensions": {"code": %q}}]}`, code)
	})
}

// TestFailures checks the page for each error of the API: its status, when to try again, and what it says.
func TestFailures(t *testing.T) {
	for code, want := range map[string]struct {
		status int
		after  string
		says   string
	}{
		"UPSTREAM_UNAVAILABLE": {503, "5", "Дані зараз недоступні"},
		"TIMEOUT":              {503, "5", "Відповідь не надійшла вчасно"},
		"RATE_LIMITED":         {429, "10", "Забагато запитів"},
		"BAD_USER_INPUT":       {400, "", "what is wrong"},
		"INTERNAL":             {500, "", "Цю сторінку не вдалося створити"},
	} {
		h := Handler(failing(t, code), Options{})
		for _, address := range []string{"/?lang=uk", "/e/actor/russia?lang=uk", "/search?q=a&lang=uk", "/e/actor/russia.svg?lang=uk"} {
			w := get(t, h, address)
			page := explorertest.Read(w.Body.Bytes())
			if w.Code != want.status || w.Header().Get("Retry-After") != want.after {
				t.Errorf("%s: %s is %d with Retry-After %q", code, address, w.Code, w.Header().Get("Retry-After"))
			}
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s: %s has Cache-Control %q", code, address, got)
			}
			if !strings.Contains(page.Text, want.says) || len(page.Problems) > 0 {
				t.Errorf("%s: %s says %s %v", code, address, page.Text, page.Problems)
			}
			if strings.Contains(page.Text, "what is wrong") != (code == "BAD_USER_INPUT") {
				t.Errorf("%s: %s shows the message of the API", code, address)
			}
		}
	}
}
