package main

import (
	"crypto/sha256"
	"fmt"
	"hash"

	"accordgraph/internal/kg"
)

// A completer makes the things of a generator and completes them. It must make all entities before relationships.
type completer struct {
	*generator
	dates    []dates             // of the entities
	texts    map[string]string   // each date once
	held     map[int32]kg.Entity // the sources that relationships have
	counts   map[string]int      // for the Meta
	revision hash.Hash           // for the Meta
}

// dates are what the dates of a relationship depend on at one of its ends.
type dates struct{ existsFrom, knownFrom string }

func newCompleter(s size) *completer {
	return &completer{
		newGenerator(s), make([]dates, s.entities), map[string]string{}, map[int32]kg.Entity{}, map[string]int{}, sha256.New(),
	}
}

// entities returns the entities with the numbers from `from` up to before `to`.
func (c *completer) entities(from, to int32) kg.Batch {
	p := part{generator: c.generator, seenEntities: map[int32]bool{}, seenLinks: map[int32]bool{}}
	for n := from; n < to; n++ {
		p.entity(n)
		if k, i := c.kind(n); k == kg.Objection {
			p.disputed(c.raised(i))
		}
	}
	p.close()
	kg.Complete(&p.batch)
	b := kg.Batch{Entities: p.batch.Entities[:to-from]}
	for i, e := range b.Entities {
		c.dates[from+int32(i)] = dates{c.text(e.Text("existsFrom")), c.text(e.Text("knownFrom"))}
		c.count(string(e.Kind), e.ID, e.Digest)
	}
	return b
}

// links returns the relationships with the numbers from `from` up to before `to`.
func (c *completer) links(from, to int32) kg.Batch {
	p := part{generator: c.generator, seenLinks: map[int32]bool{}}
	for n := from; n < to; n++ {
		p.link(n)
	}
	for n := from; n < to; n++ {
		p.disputed(n)
	}
	byID := map[kg.ID]kg.Entity{}
	for i, r := range p.batch.Relationships {
		j := c.joined[p.links[i]]
		byID[r.From], byID[r.To] = c.dated(r.From, j.from), c.dated(r.To, j.to)
		for _, id := range r.Texts("evidence") {
			source := c.source(c.sources[c.evidence(id)-c.first[kg.Evidence]])
			byID[kg.ID(id)] = kg.Entity{Fields: map[string]any{"source": string(source.ID)}}
			byID[source.ID] = source
		}
	}
	kg.CompleteLinks(p.batch.Relationships, byID)
	b := kg.Batch{Relationships: p.batch.Relationships[:to-from]}
	for _, r := range b.Relationships {
		c.count(string(r.Type), r.ID, r.Digest)
	}
	return b
}

// dated returns entity n with nothing but what the dates of its relationships depend on.
func (c *completer) dated(id kg.ID, n int32) kg.Entity {
	f := map[string]any{}
	if d := c.dates[n]; d.existsFrom != "" {
		f["existsFrom"] = d.existsFrom
	}
	if d := c.dates[n]; d.knownFrom != "" {
		f["knownFrom"] = d.knownFrom
	}
	return kg.Entity{ID: id, Kind: id.Kind(), Fields: f}
}

// source returns source n.
func (c *completer) source(n int32) kg.Entity {
	e, ok := c.held[n]
	if !ok {
		e = c.entity(n)
		c.held[n] = e
	}
	return e
}

// text returns an equal text that is in memory once.
func (c *completer) text(s string) string {
	if _, ok := c.texts[s]; !ok {
		c.texts[s] = s
	}
	return c.texts[s]
}

// count adds a thing to what the Meta says of all of them.
func (c *completer) count(of string, id kg.ID, digest string) {
	c.counts[of]++
	fmt.Fprintln(c.revision, id, digest)
}
