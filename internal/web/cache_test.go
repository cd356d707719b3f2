package web

import (
	"fmt"
	"strings"
	"testing"
)

// A cache never grows beyond its bound. It keeps an entry that is used often, and does not
// accept one that is larger than the cache.
func TestCacheIsBounded(t *testing.T) {
	c := NewCache(10_000, func(key, text string) int { return len(key) + len(text) })
	for i := range 1000 {
		c.Set(fmt.Sprintf("%04d", i), strings.Repeat("x", 996))
		c.Set("again", "and again")
		c.Get("again")
	}
	c.entries.CleanUp()
	if n := c.Bytes(); n > 10_000 || n < 9_000 {
		t.Errorf("the cache has %d bytes, want nearly 10000", n)
	}
	if _, ok := c.Get("again"); !ok {
		t.Error("the cache dropped an entry that is used often")
	}
	c.Set("huge", strings.Repeat("x", 20_000))
	c.entries.CleanUp()
	if _, ok := c.Get("huge"); ok {
		t.Error("the cache accepted an entry that is larger than itself")
	}
}
