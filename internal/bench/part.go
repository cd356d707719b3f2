package main

import "accordgraph/internal/kg"

// A part is a batch that has everything that the first things in it depend on.
type part struct {
	*generator
	batch                   kg.Batch
	entities, links         []int32 // the numbers of the things in the batch
	seenEntities, seenLinks map[int32]bool
}

// entity adds an entity once.
func (p *part) entity(n int32) {
	if !p.seenEntities[n] {
		p.seenEntities[n] = true
		p.entities = append(p.entities, n)
		p.batch.Entities = append(p.batch.Entities, p.generator.entity(n))
	}
}

// link adds a relationship once.
func (p *part) link(n int32) {
	if !p.seenLinks[n] {
		p.seenLinks[n] = true
		p.links = append(p.links, n)
		p.batch.Relationships = append(p.batch.Relationships, p.generator.link(n))
	}
}

// disputed adds a relationship, the relationships that it disputes, and the relationships that dispute it.
func (p *part) disputed(n int32) {
	p.link(n)
	for _, other := range p.disputes[n] {
		p.link(other)
	}
}

// close adds the entities that determine the dates of the things in the part. It repeats that for the added entities.
func (p *part) close() {
	for i, r := range p.batch.Relationships {
		j := p.joined[p.links[i]]
		p.entity(j.from)
		p.entity(j.to)
		p.cited(r.Texts("evidence"))
	}
	for i := 0; i < len(p.entities); i++ {
		p.cited(p.batch.Entities[i].Texts("evidence"))
		switch k, of := p.kind(p.entities[i]); k {
		case kg.Evidence:
			p.entity(p.sources[of])
		case kg.Provision:
			p.entity(p.places[of].document)
			if ahead := p.places[of].ahead; ahead >= 0 {
				p.entity(p.first[kg.Provision] + ahead)
			}
		}
	}
}

// cited adds evidence.
func (p *part) cited(ids []string) {
	for _, id := range ids {
		p.entity(p.evidence(id))
	}
}
