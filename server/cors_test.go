package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// preflight sends the request with which a browser asks whether a page of an origin may send
// a POST with these headers. A browser writes their names in lower case and sorted.
func preflight(s *service, origin, headers string) http.Header {
	r := httptest.NewRequest(http.MethodOptions, "/graphql", nil)
	r.Header.Set("Origin", origin)
	r.Header.Set("Access-Control-Request-Method", "POST")
	r.Header.Set("Access-Control-Request-Headers", headers)
	w := httptest.NewRecorder()
	s.handler().ServeHTTP(w, r)
	return w.Header()
}

// A page of an allowed origin may send any header. The answer names each of them, because "*"
// does not stand for Authorization.
func TestAllowedOriginsMaySendAnyHeader(t *testing.T) {
	for _, origins := range [][]string{{"https://reader.example"}, {"*"}} {
		s := &service{origins: origins, api: http.NotFoundHandler()}
		for _, headers := range []string{
			"content-type",
			"apollographql-client-name,apollographql-client-version,content-type",
			"authorization,baggage,content-type,sentry-trace,x-datadog-origin,x-datadog-trace-id",
			"x-nobody-has-heard-of-this",
		} {
			h := preflight(s, "https://reader.example", headers)
			if got := h.Get("Access-Control-Allow-Headers"); got != headers {
				t.Errorf("%v: of the headers %s are allowed %q", origins, headers, got)
			}
			if h.Get("Access-Control-Allow-Origin") == "" || h.Get("Access-Control-Allow-Methods") != "POST" {
				t.Errorf("%v: a preflight is answered by %v", origins, h)
			}
			if h.Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("%v: credentials are allowed: %v", origins, h)
			}
		}
	}
}

// A page of another origin gets no permission.
func TestOtherOriginsMaySendNothing(t *testing.T) {
	for _, origins := range [][]string{nil, {"https://reader.example"}} {
		s := &service{origins: origins, api: http.NotFoundHandler()}
		h := preflight(s, "https://other.example", "content-type")
		for _, name := range []string{"Origin", "Methods", "Headers"} {
			if got := h.Values("Access-Control-Allow-" + name); len(got) > 0 {
				t.Errorf("%v: another origin gets Access-Control-Allow-%s %q", origins, name, got)
			}
		}
	}
}
