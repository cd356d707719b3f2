package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// clientOf returns the address of the client that sent r. If the connection does not come
// from a trusted proxy, that is the address of the connection. Otherwise it is the last
// address in X-Forwarded-For that is not a trusted proxy's. Any client can write the
// addresses before that last one. For IPv6, clientOf returns the /64 network, because
// that is what one subscriber gets. It returns the zero Prefix if the connection has no
// address.
func clientOf(r *http.Request, trusted []netip.Prefix) netip.Prefix {
	client, ok := address(r.RemoteAddr)
	if !ok {
		return netip.Prefix{}
	}
	var hops []string
	if len(trusted) > 0 {
		hops = strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	}
	for _, hop := range slices.Backward(hops) {
		if !slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(client) }) {
			break
		}
		next, ok := address(strings.TrimSpace(hop))
		if !ok {
			break
		}
		client = next
	}
	bits := client.BitLen()
	if client.Is6() {
		bits = 64
	}
	p, err := client.Prefix(bits)
	if err != nil { // cannot happen: each address has that many bits
		return netip.Prefix{}
	}
	return p
}

// address parses an address with or without a port.
func address(s string) (netip.Addr, bool) {
	if p, err := netip.ParseAddrPort(s); err == nil {
		return p.Addr().Unmap().WithZone(""), true
	}
	a, err := netip.ParseAddr(strings.Trim(s, "[]"))
	return a.Unmap().WithZone(""), err == nil
}
