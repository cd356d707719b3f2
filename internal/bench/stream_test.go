package main

import (
	"iter"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
)

// TestStream checks that small batches are the same data set as one large batch of each sort.
func TestStream(t *testing.T) {
	s := size{1000, 5000}
	whole := generate(s)
	got := joined(t, streamOf(s, 70), 70)
	if !reflect.DeepEqual(whole, got) {
		t.Errorf("the batches are not the whole: %s", cmp.Diff(whole, got))
	}
}

// joined returns the data set that batches are parts of. It fails the test if a batch has more things than limit, or if an
// entity comes after a relationship.
func joined(t *testing.T, batches iter.Seq[kg.Batch], limit int) (all kg.Batch) {
	t.Helper()
	for some := range batches {
		if n := len(some.Entities) + len(some.Relationships); n > limit {
			t.Errorf("a batch of %d", n)
		}
		if len(some.Entities) > 0 && len(all.Relationships) > 0 {
			t.Error("an entity after a relationship")
		}
		all.Entities = append(all.Entities, some.Entities...)
		all.Relationships = append(all.Relationships, some.Relationships...)
		all.Meta = some.Meta
	}
	return all
}

// TestStreamIsComplete checks that the data set has all values that follow from others, although no batch has the whole.
func TestStreamIsComplete(t *testing.T) {
	s := size{1000, 5000}
	got, want := generate(s), generate(s)
	kg.Complete(&want)
	want.Meta.Revision = got.Meta.Revision // a stream has another hash
	if !reflect.DeepEqual(want, got) {
		t.Errorf("not complete: %s", cmp.Diff(want, got))
	}
	disputed := 0
	for _, r := range got.Relationships {
		if len(r.Texts("disputeSpans")) > 0 {
			disputed++
		}
	}
	if disputed < 20 {
		t.Errorf("only %d relationships are in a dispute", disputed)
	}
}

// TestStreamPuts puts the batches one after the other, as a load does. The revision comes last.
func TestStreamPuts(t *testing.T) {
	store := new(kgtest.Memory)
	var last *kg.Meta
	for some := range streamOf(size{200, 800}, 50) {
		if err := store.Put(t.Context(), some); err != nil {
			t.Fatal(err)
		}
		got, err := store.Meta(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if last = some.Meta; (last != nil && len(some.Entities) == 0) != (got.Revision != "") {
			t.Errorf("revision %q after a batch of %d entities", got.Revision, len(some.Entities))
		}
	}
	digests, err := store.Digests(t.Context())
	if err != nil || len(digests) != 1000 || last == nil {
		t.Errorf("%d things, error %v", len(digests), err)
	}
}

// BenchmarkStream makes up a graph and forgets it. It reports the things in a second of CPU time, and the growth of the
// heap.
func BenchmarkStream(b *testing.B) {
	for _, s := range []size{{10_000, 50_000}, {100_000, 500_000}} {
		b.Run(s.String(), func(b *testing.B) {
			var peak uint64
			for b.Loop() {
				stop := watchHeap(&peak)
				before := cpu()
				for range stream(s) {
				}
				b.ReportMetric(float64(s.entities+s.relationships)/(cpu()-before).Seconds(), "things/cpu-s")
				stop()
			}
			b.ReportMetric(float64(peak)/1e6, "peak-MB")
		})
	}
}
