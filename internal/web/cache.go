package web

import "github.com/maypok86/otter/v2"

// A Cache is bounded in bytes. It drops the entries that are used least. While it drops
// entries, it may exceed its bound for a short time.
type Cache[K comparable, V any] struct{ entries entries }

// NewCache returns a cache of at most that many bytes. size returns the bytes of one
// entry.
func NewCache[K comparable, V any](bytes uint64, size func(key K, v V) int) *Cache[K, V] {
	return &Cache[K, V]{newEntries(bytes, func(key, v any) uint32 { return uint32(size(key.(K), v.(V))) })}
}

// Get returns the value of a key, and whether there is one.
func (c *Cache[K, V]) Get(key K) (v V, ok bool) {
	e, ok := c.entries.get(key)
	if ok {
		v = e.(V)
	}
	return v, ok
}

// Set stores the value of a key.
func (c *Cache[K, V]) Set(key K, v V) { c.entries.set(key, v) }

// SetIfAbsent stores the value of a key that has none. It returns the value that the key has then.
func (c *Cache[K, V]) SetIfAbsent(key K, v V) V { return c.entries.setIfAbsent(key, v).(V) }

// Bytes returns how many bytes the entries have.
func (c *Cache[K, V]) Bytes() uint64 { return c.entries.bytes() }

// entries are the entries of a cache of any types. A package that calls generic code compiles it once more for each pair
// of types: for otter, this takes a second of CPU time and adds half a megabyte to the program. So all caches use one
// pair of types, and the methods are not inlined into other packages. otter never ignores a write, as ristretto may.
type entries struct{ *otter.Cache[any, any] }

func newEntries(bytes uint64, size func(key, v any) uint32) entries {
	return entries{otter.Must(&otter.Options[any, any]{MaximumWeight: bytes, Weigher: size})}
}

//go:noinline
func (e entries) get(key any) (any, bool) { return e.GetIfPresent(key) }

//go:noinline
func (e entries) set(key, v any) { e.Set(key, v) }

//go:noinline
func (e entries) setIfAbsent(key, v any) any { v, _ = e.SetIfAbsent(key, v); return v }

//go:noinline
func (e entries) bytes() uint64 { return e.WeightedSize() }
