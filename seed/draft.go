package seed

import (
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// A draft is a data set while it is read. It also records where each thing is written, and may
// contain mistakes.
type draft struct {
	*notes
	meta     kg.Meta
	metaAt   *written  // nil if dataset.yaml cannot be read
	changes  []written // the entries of the changelog
	entities map[kg.ID]*entity
	links    map[kg.ID]*link

	// These things have an id that another thing in entities or links has already.
	furtherEntities []*entity
	furtherLinks    []*link
}

// An entity is an entity that was read, and the place where it is written.
type entity struct {
	kg.Entity
	written
	clause string // in a document: the word for one of its provisions, such as "article"
}

// A link is a relationship that was read, and the place where it is written.
type link struct {
	kg.Relationship
	written
}

// add adds e. If another entity has the id of e already, add notes a mistake.
func (d *draft) add(e *entity) {
	if old := d.entities[e.ID]; old != nil {
		d.wrong(e.at, "%s is at %s already", e.ID, old.at)
		d.furtherEntities = append(d.furtherEntities, e)
		return
	}
	d.entities[e.ID] = e
}

// addLink adds l. If another link has the id of l already, addLink notes a mistake.
func (d *draft) addLink(l *link) {
	old := d.links[l.ID]
	if old == nil {
		d.links[l.ID] = l
		return
	}
	if l.ID.Valid() {
		d.wrong(l.at, "%s is at %s already: if both hold, give one a key", l.ID, old.at)
	}
	d.furtherLinks = append(d.furtherLinks, l)
}

// check notes the problems that [kg.Check] finds. If several things have the same id, check first
// checks the data set with the first of them, and then the data set with the last of them.
func (d *draft) check() {
	d.checkBatch()
	if len(d.furtherEntities)+len(d.furtherLinks) == 0 {
		return
	}
	for _, e := range d.furtherEntities {
		d.entities[e.ID] = e
	}
	for _, l := range d.furtherLinks {
		d.links[l.ID] = l
	}
	d.checkBatch()
}

// checkBatch notes the problems of the batch. It leaves out a problem whose cause is noted already.
func (d *draft) checkBatch() {
	problems := kg.Check(d.batch())
	for _, p := range problems {
		w := d.written(p.ID, p.Field)
		if w == nil || p.Whole && d.isPart { // the missing thing may be in a file that cannot be read
			continue
		}
		if m, ok := w.mistake(p); ok {
			if other := d.written(p.Other, ""); p.Other != "" && other != nil {
				m.Text += "; " + string(p.Other) + " is at " + other.at.String()
			}
			d.mistakes = append(d.mistakes, m)
		}
	}
	if len(problems) > 0 && len(d.mistakes) == 0 { // report a problem even if no line for it is found
		d.wrong(place{".", 0}, "%s: %s", problems[0].ID, problems[0].Message)
	}
}

// written returns where the thing with that id is written. If no thing has the id, the field is a
// field of the data set, and written returns where the changelog entry or dataset.yaml has it. The
// result is nil if dataset.yaml cannot be read.
func (d *draft) written(id kg.ID, field string) *written {
	if e := d.entities[id]; e != nil {
		return &e.written
	}
	if l := d.links[id]; l != nil {
		return &l.written
	}
	for i := range d.changes {
		if _, ok := d.changes[i].key(field); ok {
			return &d.changes[i]
		}
	}
	return d.metaAt
}

// batch returns the data set, sorted by id.
func (d *draft) batch() kg.Batch {
	b := kg.Batch{Meta: &d.meta}
	for _, id := range slices.Sorted(maps.Keys(d.entities)) {
		b.Entities = append(b.Entities, d.entities[id].Entity)
	}
	for _, id := range slices.Sorted(maps.Keys(d.links)) {
		b.Relationships = append(b.Relationships, d.links[id].Relationship)
	}
	return b
}
