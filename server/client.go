package main

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// clientOf returns whose request r is: the address that it comes from or, if that
// is a trusted proxy's, the last in X-Forwarded-For that is not. What stands before
// that anyone can write. An address of IPv6 stands for its /64, which is what one
// subscriber gets; the zero Prefix is for those that have no address.
func clientOf(r *http.Request, trusted []netip.Prefix) netip.Prefix {
	client, ok := address(r.RemoteAddr)
	if !ok {
		return netip.Prefix{}
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
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
	if err != nil { // an address has as many bits
		return netip.Prefix{}
	}
	return p
}

// address reads an address, with a port or without.
func address(s string) (netip.Addr, bool) {
	if p, err := netip.ParseAddrPort(s); err == nil {
		return p.Addr().Unmap().WithZone(""), true
	}
	a, err := netip.ParseAddr(strings.Trim(s, "[]"))
	return a.Unmap().WithZone(""), err == nil
}
