package web

import (
	"net/netip"
	"testing"
	"time"
)

// The limiter forgets clients, so that endless addresses do not fill the memory. It
// remembers a client that asks again and again while many other clients ask once.
func TestLimiterForgets(t *testing.T) {
	l := NewRateLimiter(1, 1, nil, time.Now)
	often := netip.MustParsePrefix("192.0.2.1/32")
	want := l.bucket(often)
	for i := range maxClients + 1000 {
		l.bucket(netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), 32))
		if i%100 == 0 && l.bucket(often) != want {
			t.Fatalf("a client that asks often was forgotten after %d others", i)
		}
	}
	l.buckets.CleanUp()
	if got := l.buckets.EstimatedSize(); got != maxClients {
		t.Errorf("%d clients are known, want %d", got, maxClients)
	}
}
