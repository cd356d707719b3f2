package kg

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Complete sets what follows from the rest of b, which must be a whole data set:
// the sort keys, when each thing was there and first on the public record, what
// is known of the sources of each relationship, both sides of each dispute, the
// digests, and the revision and counts of b.Meta if there is one.
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
	disputed(b.Relationships)
	for i := range b.Relationships {
		r := &b.Relationships[i]
		r.Digest = digest(r.ID, r.Type, r.From, r.To, r.Fields)
	}
	if b.Meta != nil {
		completeMeta(b)
	}
}

// earliestDate is a date for what has been on record since ever. Nothing is older.
const earliestDate = "0001-01-01"

func completeEntity(e *Entity, at map[ID]Entity) {
	row := e.Kind.dates()
	e.Sort = row.sort(*e)
	d := dating{Entity: *e, at: at, published: firstPublished(sourcesOf(e.IDs("evidence"), at))}
	d.existed = row.exists(d)
	set(e.Fields, "existsFrom", d.existed)
	set(e.Fields, "knownFrom", row.known(d))
	e.Digest = digest(e.ID, e.Kind, e.Name, e.Sort, e.Fields)
}

// moreExact returns date, or another that lies within it, or the one there is.
func moreExact(date, other string) string {
	if date == "" || strings.HasPrefix(other, date) {
		return other
	}
	return date
}

// earliest returns the date that is over first, of two that are over on one day the
// more exact, or the one there is.
func earliest(a, b string) string {
	if a == "" || b != "" && cmp.Or(cmp.Compare(LastDay(b), LastDay(a)), len(a)-len(b)) < 0 {
		return b
	}
	return a
}

// latest returns the date of which that day is the later, or the one there is.
func latest(day func(date string) string, a, b string) string {
	if a == "" || b != "" && day(b) > day(a) {
		return b
	}
	return a
}

func completeRelationship(r *Relationship, at map[ID]Entity) {
	sources := sourcesOf(r.IDs("evidence"), at)
	countSources(r, sources)
	firstSources(r, sources)
	from, to := at[r.From], at[r.To]
	set(r.Fields, "knownFrom", linkKnownFrom(*r, sources, from, to))
	set(r.Fields, "existsFrom", linkExistsFrom(*r, from, to))
}

// linkExistsFrom returns when both ends were there. If it is not known since when
// something holds that changes, it is taken to have held for the year before it was
// first on record: who tells in 2025 who holds a region says nothing of 2014, but does
// not mean since today.
func linkExistsFrom(r Relationship, from, to Entity) string {
	ends := latest(FirstDay, from.Text("existsFrom"), to.Text("existsFrom"))
	if r.Type.Changes() && r.Text("validFrom") == "" {
		return latest(FirstDay, ends, yearBefore(r.Text("knownFrom")))
	}
	return ends
}

// yearBefore returns the partial date of a year before.
func yearBefore(date string) string {
	year, err := strconv.Atoi(date[:min(4, len(date))])
	if err != nil || year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d", year-1) + date[4:]
}

// countSources sets which sources there are, of which kinds, and the best.
func countSources(r *Relationship, sources []Entity) {
	var ids, kinds, facts []string
	best := len(Reliabilities)
	for _, s := range sources {
		kind, reliability := s.Text("sourceKind"), s.Text("reliability")
		ids, kinds = append(ids, string(s.ID)), append(kinds, kind)
		facts = append(facts, s.Text("date")+" "+kind+" "+reliability)
		if i := slices.Index(Reliabilities, reliability); i >= 0 {
			best = min(best, i)
		}
	}
	slices.Sort(kinds)
	set(r.Fields, "sources", ids)
	set(r.Fields, "sourceFacts", facts)
	set(r.Fields, "sourceKinds", slices.Compact(kinds))
	r.Fields["sourceCount"] = len(sources)
	if best < len(Reliabilities) {
		r.Fields["bestSource"] = Reliabilities[best]
	}
}

// firstSources sets since when there have been so many sources, and one of each
// kind and reliability: the day by which a source must have been there, which for a
// month or a year is its last.
func firstSources(r *Relationship, sources []Entity) {
	var dates []string
	first := map[string]string{}
	for _, s := range sources {
		date := LastDay(cmp.Or(s.Text("date"), earliestDate))
		dates = append(dates, date)
		for _, has := range []string{s.Text("sourceKind"), s.Text("reliability")} {
			first[has] = earliest(first[has], date)
		}
	}
	for _, has := range slices.Concat(SourceKinds, Reliabilities) {
		set(r.Fields, FirstSourceField(has), first[has])
	}
	slices.Sort(dates)
	for n := 2; n <= MaxSourcesKnown; n++ {
		set(r.Fields, NthSourceField(n), "")
		if n <= len(dates) {
			r.Fields[NthSourceField(n)] = dates[n-1]
		}
	}
}

// linkKnownFrom returns the earliest publication among the sources or, if none has a
// date, when it began; but not before both ends were known: who holds a clause of 2025
// against one of 1994 cites the text of 1994, and did not say so then.
func linkKnownFrom(r Relationship, sources []Entity, from, to Entity) string {
	published := cmp.Or(firstPublished(sources), r.Text("validFrom"))
	return latest(LastDay, published, latest(LastDay, from.Text("knownFrom"), to.Text("knownFrom")))
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

// disputed sets since when what is disputed has been: since the first of what says
// otherwise was on record.
func disputed(all []Relationship) {
	known := map[ID]string{}
	for _, r := range all {
		known[r.ID] = cmp.Or(r.Text("knownFrom"), earliestDate)
	}
	for _, r := range all {
		since := ""
		for _, other := range r.IDs("disputes") {
			since = earliest(since, LastDay(known[other]))
		}
		if r.Text("status") != "DISPUTED" {
			since = ""
		}
		set(r.Fields, "disputedFrom", since)
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

// firstPublished returns the date among sources that was over first. Those without
// one, such as general knowledge, say nothing of when it was on the record.
func firstPublished(sources []Entity) string {
	first := ""
	for _, s := range sources {
		first = earliest(first, s.Text("date"))
	}
	return first
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
	if err != nil { // only what Batch.CheckForm refuses cannot be written
		text = fmt.Append(nil, parts...)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}
