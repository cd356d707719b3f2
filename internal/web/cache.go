package web

import "github.com/maypok86/otter/v2"

// A Cache is bounded in bytes. It drops the entries that are used least. While it drops
// entries, it may exceed its bound for a short time. It uses otter because otter never
// ignores a write, as ristretto may.
type Cache[K comparable, V any] struct{ *otter.Cache[K, V] }

// NewCache returns a cache of at most that many bytes. size returns the bytes of one
// entry.
func NewCache[K comparable, V any](bytes uint64, size func(key K, v V) int) *Cache[K, V] {
	return &Cache[K, V]{otter.Must(&otter.Options[K, V]{
		MaximumWeight: bytes,
		Weigher:       func(key K, v V) uint32 { return uint32(size(key, v)) },
	})}
}
