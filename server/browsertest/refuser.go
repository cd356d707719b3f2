package browsertest

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// startRefuser starts a proxy that refuses every request and reports it to the watcher. The
// proxy sees requests that the events of a tab lack, such as those of a worker or of a
// WebSocket. It also stops the browser from reaching other machines.
func startRefuser(t testing.TB, w *watcher) string {
	t.Helper()
	proxy := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if !ownTraffic(r.Host) {
			w.add(foreign(r.Method, refusedAddress(r)))
		}
		http.Error(rw, "refused by the test", http.StatusBadGateway)
	}))
	t.Cleanup(proxy.Close)
	return proxy.URL
}

// refusedAddress returns the address to which a request goes. For a TLS connection or a
// WebSocket that is only the host and the port.
func refusedAddress(r *http.Request) string {
	if r.Method == http.MethodConnect {
		return r.Host
	}
	return r.URL.String()
}

// ownTraffic reports whether Chromium itself calls a host, for its clock, its updates or a
// user's account. No flag prevents that. If the page calls such a host, the events of the
// tab show it.
func ownTraffic(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	for _, domain := range []string{"google.com", "googleapis.com", "gvt1.com"} {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
