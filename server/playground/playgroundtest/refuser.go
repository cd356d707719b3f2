package playgroundtest

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// startRefuser starts a proxy that refuses every request and tells the watcher
// of it. This shows what the events of a tab lack, such as what a worker asks
// for or a WebSocket, and it keeps the browser from reaching other machines.
func startRefuser(t *testing.T, w *watcher) string {
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

// refusedAddress gives the address a request is for. For a TLS connection or a
// WebSocket that is no more than host and port.
func refusedAddress(r *http.Request) string {
	if r.Method == http.MethodConnect {
		return r.Host
	}
	return r.URL.String()
}

// ownTraffic tells whether a host is one that Chromium calls on its own account,
// for its clock, its updates or a user's account, whatever its flags. When the
// page itself asks for such a host, the tab's events tell.
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
