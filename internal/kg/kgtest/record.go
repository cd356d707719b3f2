package kgtest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"accordgraph/internal/kg"
)

// Published returns the data set b as its editors would have written it on the given day.
// It leaves out entities and relationships that were published later. It restores
// relationships that were withdrawn or disputed later. Published computes directly what a
// client asks for with asOf.known. It shares with asOf.known only the field knownFrom,
// the day from which a thing is on record.
func Published(b kg.Batch, day string) kg.Batch {
	then := kg.Batch{Meta: &kg.Meta{Title: "as of " + day}}
	there := map[kg.ID]bool{}
	for _, e := range b.Entities {
		there[e.ID] = over(e.Text("knownFrom"), day)
	}
	for _, r := range b.Relationships {
		there[r.ID] = over(r.Text("knownFrom"), day) && there[r.From] && there[r.To]
	}
	for _, e := range b.Entities {
		if there[e.ID] {
			e = e.Clone()
			keepOnly(e.Fields, "evidence", there)
			then.Entities = append(then.Entities, e)
		}
	}
	for _, r := range b.Relationships {
		if there[r.ID] {
			then.Relationships = append(then.Relationships, published(r, there, day))
		}
	}
	kg.Complete(&then)
	return then
}

// over reports whether a date was over at the end of a day. A month is over on its last
// day. An absent date counts as over.
func over(date, day string) bool {
	if date == "" {
		return true
	}
	last, err := time.Parse("2006-01-02"[:len(date)], date)
	if err != nil {
		panic(err) // cannot happen: a data set has only valid dates
	}
	switch len(date) {
	case 4:
		last = last.AddDate(1, 0, -1)
	case 7:
		last = last.AddDate(0, 1, -1)
	}
	return last.Format("2006-01-02") <= day
}

func published(r kg.Relationship, there map[kg.ID]bool, day string) kg.Relationship {
	r = r.Clone()
	disputed := len(r.IDs("disputes")) > 0
	keepOnly(r.Fields, "evidence", there)
	keepOnly(r.Fields, "disputes", there)
	if !over(r.Text("knownTo"), day) || r.Text("status") == "DISPUTED" && disputed && len(r.IDs("disputes")) == 0 {
		delete(r.Fields, "knownTo")
		r.Fields["status"] = "STATED"
	}
	return r
}

// keepOnly removes from a list of IDs each ID that names nothing in the data set.
func keepOnly(fields map[string]any, name string, there map[kg.ID]bool) {
	all, _ := fields[name].([]string)
	all = slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !there[kg.ID(id)] })
	delete(fields, name)
	if len(all) > 0 {
		fields[name] = all
	}
}

// Record returns a random, complete data set whose things were published on different
// days.
func Record(seed uint64) kg.Batch {
	r := &record{Rand: rand.New(rand.NewPCG(seed, 2))}
	r.sources()
	for _, k := range recordKinds() {
		for n := range 3 {
			r.add(k, n)
		}
	}
	for range 60 {
		r.join()
	}
	r.withdraw()
	b := kg.Batch{Entities: r.entities, Relationships: r.links, Meta: &kg.Meta{Title: "record"}}
	kg.Complete(&b)
	return b
}

// recordKinds returns the kinds that relationships join. Actors and provisions are in the
// result twice, so a Record has twice as many of them. Provisions are last, because they
// are parts of documents.
func recordKinds() []kg.Kind {
	kinds := []kg.Kind{kg.Actor}
	for _, k := range kg.Kinds() {
		if k != kg.Provision && k != kg.Source && k != kg.Evidence {
			kinds = append(kinds, k)
		}
	}
	return append(kinds, kg.Provision, kg.Provision)
}

// RecordDays are days between the publications of a Record.
var RecordDays = []string{"2013-12-31", "2014-09-04", "2025-11-20", "2025-11-21", "2025-12-24"}

var recordDates = []string{
	"", "1994", "2014", "2014-09", "2014-09-05", "2025-11", "2025-11-21", "2025-12",
	"2026-01-01",
}

type record struct {
	*rand.Rand
	entities []kg.Entity
	evidence []string
	links    []kg.Relationship
}

func pickOne[T any](r *record, all []T) T { return all[r.IntN(len(all))] }

func (r *record) dated(fields map[string]any) map[string]any {
	if d := pickOne(r, recordDates); d != "" {
		fields["date"] = d
	}
	return fields
}

func (r *record) put(id kg.ID, k kg.Kind, fields map[string]any) {
	r.entities = append(r.entities, kg.Entity{ID: id, Kind: k, Name: fmt.Sprintf("Alpha %s", id), Fields: fields})
}

func (r *record) sources() {
	for n := range 12 {
		id := kg.ID(fmt.Sprintf("source/s%d", n))
		r.put(id, kg.Source, r.dated(map[string]any{
			"sourceKind":  pickOne(r, kg.SourceKinds[:4]),
			"reliability": pickOne(r, kg.Reliabilities),
		}))
		for m := range 3 {
			e := fmt.Sprintf("evidence/s%d/%d", n, m)
			r.put(kg.ID(e), kg.Evidence, map[string]any{"source": string(id), "basis": "SEEN", "paraphrase": "beta " + e})
			r.evidence = append(r.evidence, e)
		}
	}
}

// some returns the IDs of one to five pieces of evidence.
func (r *record) some() []string {
	var all []string
	for range 1 + r.IntN(5) {
		all = append(all, pickOne(r, r.evidence))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (r *record) add(k kg.Kind, n int) {
	fields := map[string]any{"evidence": r.some()}
	if slices.ContainsFunc(kg.EntityFields(k), func(f kg.Field) bool { return f.Name == "date" }) {
		r.dated(fields)
	}
	if k == kg.Objection {
		fields["stance"] = pickOne(r, kg.Stances)
	}
	if k == kg.Provision {
		of := []string{"proposal/x0", "proposal/x1", "agreement/x0"}
		fields["document"], fields["number"], fields["topics"] = of[n], fmt.Sprint(len(r.entities)), []string{"NATO"}
		fields["wording"] = pickOne(r, []string{"No army.", "An army of many.", "An army of few."})
		r.put(kg.ID(fmt.Sprintf("provision/x%d/%d", n, len(r.entities))), k, fields)
		return
	}
	id := kg.ID(fmt.Sprintf("%s/x%d", strings.ToLower(string(k)), n))
	if slices.ContainsFunc(r.entities, func(e kg.Entity) bool { return e.ID == id }) {
		id += kg.ID(fmt.Sprintf("-%d", len(r.entities)))
	}
	r.put(id, k, fields)
}

// join adds a relationship between two things that its type can join.
func (r *record) join() {
	for {
		from, to := pickOne(r, r.entities), pickOne(r, r.entities)
		types := slices.DeleteFunc(kg.Types(), func(t kg.Type) bool { return !t.Joins(from.Kind, to.Kind) })
		if len(types) == 0 || from.ID == to.ID {
			continue
		}
		t := pickOne(r, types)
		link := kg.Relationship{
			ID: kg.RelationshipID(t, from.ID, to.ID, fmt.Sprint(len(r.links))), Type: t,
			From: from.ID, To: to.ID,
		}
		link.Fields = map[string]any{"evidence": r.some(), "status": "STATED"}
		if r.IntN(3) == 0 {
			link.Fields["assertedBy"] = "actor/x0"
		}
		if d := pickOne(r, recordDates); d != "" {
			link.Fields["validFrom"] = d
		}
		r.links = append(r.links, link)
		return
	}
}

// withdraw makes some relationships withdrawn and some disputed.
func (r *record) withdraw() {
	for i := range r.links {
		link := r.links[i]
		link.Fields = maps.Clone(link.Fields)
		switch other := pickOne(r, r.links); r.IntN(5) {
		case 0:
			link.Fields["status"], link.Fields["knownTo"] = pickOne(r, []string{"RETRACTED", "SUPERSEDED"}), pickOne(r,
				recordDates[2:])
		case 1:
			if other.ID != link.ID {
				link.Fields["status"], link.Fields["disputes"] = "DISPUTED", []string{string(other.ID)}
			}
		}
		r.links[i] = link
	}
}
