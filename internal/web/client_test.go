package web

import (
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

// The client is the last address that no trusted proxy has.
func TestClientOf(t *testing.T) {
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8:1::1/128")}
	for _, c := range []struct{ remote, forwarded, want string }{
		{"192.0.2.1:1000", "", "192.0.2.1/32"},
		{"192.0.2.1:1000", "198.51.100.1", "192.0.2.1/32"}, // any client can write the header
		{"[::ffff:192.0.2.1]:1000", "", "192.0.2.1/32"},
		{"[2001:db8:2:3:4:5:6:7]:1000", "", "2001:db8:2:3::/64"},
		{"[fe80::1%eth0]:1000", "", "fe80::/64"},
		{"10.0.0.1:1000", "", "10.0.0.1/32"},
		{"10.0.0.1:1000", "192.0.2.1", "192.0.2.1/32"},
		{"10.0.0.1:1000", "198.51.100.1, 192.0.2.1:77, 10.9.9.9", "192.0.2.1/32"}, // the last address that is not a trusted proxy's
		{"10.0.0.1:1000", "198.51.100.1, [2001:db8:2::1]:77", "2001:db8:2::/64"},
		{"[2001:db8:1::1]:1000", "192.0.2.1", "192.0.2.1/32"},
		{"10.0.0.1:1000", "192.0.2.1, nonsense", "10.0.0.1/32"},
		{"10.0.0.1:1000", "10.0.0.3, 10.0.0.2", "10.0.0.3/32"},
		{"@", "192.0.2.1", "invalid Prefix"}, // a Unix socket has no address
	} {
		r := httptest.NewRequest("POST", "/graphql", nil)
		r.RemoteAddr = c.remote
		for hop := range strings.SplitSeq(c.forwarded, ", ") {
			r.Header.Add("X-Forwarded-For", hop)
		}
		if got := clientOf(r, trusted).String(); got != c.want {
			t.Errorf("%s forwarded for %q is %s, want %s", c.remote, c.forwarded, got, c.want)
		}
	}
}
