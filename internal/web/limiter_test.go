package web

import (
	"context"
	"net/http"
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
	l.buckets.entries.CleanUp()
	if got := l.buckets.entries.EstimatedSize(); got != maxClients {
		t.Errorf("%d clients are known, want %d", got, maxClients)
	}
}

// TestCharge checks that what was done already is taken even if the account has too little, at most a full bucket, and that
// the client can ask again when the bucket has filled.
func TestCharge(t *testing.T) {
	now := time.Unix(0, 0)
	l := NewRateLimiter(10, 100, nil, func() time.Time { return now })
	header := http.Header{}
	address := netip.MustParsePrefix("192.0.2.1/32")
	client := &account{client: address, bucket: l.bucket(address), header: header}
	ctx := context.WithValue(t.Context(), accountKey{}, client)
	if !l.Take(ctx, 60) {
		t.Fatal("a full bucket has too little")
	}
	l.Charge(ctx, 1000) // the bucket has 40, and has 60 less than nothing then
	if l.Take(ctx, 1) || header.Get("Retry-After") != "7" {
		t.Errorf("the client may ask again after %s s, want 7", header.Get("Retry-After"))
	}
	now = now.Add(7 * time.Second)
	if !l.Take(ctx, 10) {
		t.Error("the client may not ask again")
	}
	l.Charge(t.Context(), 1000) // without an account there is no limit
}
