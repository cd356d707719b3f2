package kg

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Complete sets what follows from the rest of b, which must be a whole data set:
// the sort keys, when each thing was first on the public record, what is known of
// the sources of each relationship, both sides of each dispute, the digests, and
// the revision and counts of b.Meta if there is one.
func Complete(b *Batch) {
	at := make(map[ID]Entity, len(b.Entities))
	for _, e := range b.Entities {
		at[e.ID] = e
	}
	for i := range b.Entities {
		completeEntity(&b.Entities[i], at)
	}
	disputes(b.Relationships)
	for i := range b.Relationships {
		completeRelationship(&b.Relationships[i], at)
	}
	if b.Meta != nil {
		completeMeta(b)
	}
}

func completeEntity(e *Entity, at map[ID]Entity) {
	e.Sort = sortKey(*e)
	set(e.Fields, "knownFrom", earliest(sourcesOf(e.IDs("evidence"), at)))
	e.Digest = digest(e.ID, e.Kind, e.Name, e.Sort, e.Fields)
}

func completeRelationship(r *Relationship, at map[ID]Entity) {
	sources := sourcesOf(r.IDs("evidence"), at)
	var ids, kinds []string
	best := len(Reliabilities)
	for _, s := range sources {
		ids = append(ids, string(s.ID))
		kinds = append(kinds, s.Text("sourceKind"))
		if i := slices.Index(Reliabilities, s.Text("reliability")); i >= 0 {
			best = min(best, i)
		}
	}
	slices.Sort(kinds)
	set(r.Fields, "sources", ids)
	set(r.Fields, "sourceKinds", slices.Compact(kinds))
	r.Fields["sourceCount"] = len(sources)
	if best < len(Reliabilities) {
		r.Fields["bestSource"] = Reliabilities[best]
	}
	set(r.Fields, "knownFrom", earliest(sources))
	r.Digest = digest(r.ID, r.Type, r.From, r.To, r.Fields)
}

// set keeps v, or drops the field if v is nothing.
func set[T string | []string](fields map[string]any, name string, v T) {
	delete(fields, name)
	if len(v) > 0 {
		fields[name] = v
	}
}

// disputes makes each dispute known to both sides.
func disputes(all []Relationship) {
	of := map[ID][]string{}
	for _, r := range all {
		for _, other := range r.IDs("disputes") {
			of[r.ID] = append(of[r.ID], string(other))
			of[other] = append(of[other], string(r.ID))
		}
	}
	for _, r := range all {
		set(r.Fields, "disputes", slices.Compact(slices.Sorted(slices.Values(of[r.ID]))))
	}
}

// sourcesOf returns the sources of evidence, each once, in the order of their IDs.
func sourcesOf(evidence []ID, at map[ID]Entity) []Entity {
	var all []Entity
	for _, id := range evidence {
		if s, ok := at[ID(at[id].Text("source"))]; ok {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b Entity) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(all, func(a, b Entity) bool { return a.ID == b.ID })
}

// earliest returns the first date among sources. Those without one, such as
// general knowledge, say nothing of when it was on the record.
func earliest(sources []Entity) string {
	first := ""
	for _, s := range sources {
		if d := s.Text("date"); d != "" && (first == "" || firstDay(d) < firstDay(first)) {
			first = d
		}
	}
	return first
}

// sortKey returns the place of e in lists: provisions by document and number,
// what happened on a day by that day, all else by name.
func sortKey(e Entity) string {
	name := strings.Join(words(e.Name), " ")
	switch e.Kind {
	case Provision:
		return e.Text("document") + " " + Natural(e.Text("number"))
	case Objection, Event, Figure:
		return e.Text("date") + " " + name
	case Evidence:
		return e.Text("source") + " " + Natural(e.Text("locator"))
	}
	return Natural(name)
}

// Natural returns s with its numbers padded to six digits, so that 9 comes before
// 10 and 10 before 10a.
func Natural(s string) string {
	var out strings.Builder
	for s != "" {
		n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			out.WriteString(strings.Repeat("0", max(0, 6-n)) + s[:n])
			s = s[n:]
			continue
		}
		n = strings.IndexFunc(s, unicode.IsDigit)
		if n < 0 {
			n = len(s)
		}
		out.WriteString(s[:n])
		s = s[n:]
	}
	return out.String()
}

// completeMeta counts by kind and type, and hashes all digests in the order of
// their IDs.
func completeMeta(b *Batch) {
	b.Meta.Counts = map[string]int{}
	var all []string
	for _, e := range b.Entities {
		if e.Kind != Merged {
			b.Meta.Counts[string(e.Kind)]++
		}
		all = append(all, string(e.ID)+" "+e.Digest)
	}
	for _, r := range b.Relationships {
		b.Meta.Counts[string(r.Type)]++
		all = append(all, string(r.ID)+" "+r.Digest)
	}
	slices.Sort(all)
	m := *b.Meta
	m.Revision = ""
	b.Meta.Revision = digest(strings.Join(all, "\n"), m)
}

// digest hashes what JSON makes of parts; maps are written in the order of their
// keys.
func digest(parts ...any) string {
	text, err := json.Marshal(parts)
	if err != nil { // only what Batch.Check refuses cannot be written
		text = fmt.Append(nil, parts...)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}
