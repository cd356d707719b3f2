package main

import (
	"encoding/hex"
	"iter"

	"accordgraph/internal/kg"
)

// stream returns a made-up data set that is complete and valid, in batches of up to 10,000 things: first all entities,
// then all relationships. A store can put the batches one after the other. The first batch has a Meta without a
// revision, and the last one has nothing but the Meta with the revision, which is a hash of the digests in the order of
// the stream.
//
// For the same size it is always the same data set. Its kinds and types have realistic shares. Nearly all entities have
// about the same number of relationships. The exceptions are hubs. When an end of a relationship is an actor or a
// territory, it is one of the first three of its kind at least one time in ten. The provisions of one famous agreement
// take half of the OBJECTS_TO relationships and a fifth of the AFFECTS relationships. This agreement is the first of all
// documents, so a page of its provisions is equally full at every size.
//
// It needs memory for one batch, 16 bytes for each relationship (about 50 until all are joined), and 50 bytes for each
// entity.
//
// stream panics if there are fewer than 100 entities, or fewer relationships than entities.
func stream(s size) iter.Seq[kg.Batch] { return streamOf(s, things) }

// streamOf is a stream with up to limit things in a batch.
func streamOf(s size, limit int32) iter.Seq[kg.Batch] {
	if s.entities < 100 || s.relationships < s.entities {
		panic("stream: too small")
	}
	return func(yield func(kg.Batch) bool) {
		g := newCompleter(s)
		unfinished := newMeta()
		for from := int32(0); from < int32(s.entities); from += limit {
			b := g.entities(from, min(from+limit, int32(s.entities)))
			b.Meta, unfinished = unfinished, nil
			if !yield(b) {
				return
			}
		}
		for from := int32(0); from < int32(len(g.joined)); from += limit {
			if !yield(g.links(from, min(from+limit, int32(len(g.joined))))) {
				return
			}
		}
		last := newMeta()
		last.Counts, last.Revision = g.counts, hex.EncodeToString(g.revision.Sum(nil)[:16])
		yield(kg.Batch{Meta: last})
	}
}

// newMeta returns the Meta of a made-up data set, without a revision.
func newMeta() *kg.Meta {
	return &kg.Meta{
		Title: "Made up", Description: "To measure with.", Licence: "CC0-1.0",
		LicenceURL: "https://creativecommons.org/publicdomain/zero/1.0/", CompiledOn: "2025-12-01",
	}
}
