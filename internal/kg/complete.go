package kg

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Complete sets the values in b that editors do not write, because they can be derived. b must be a whole data set.
// Complete sets:
//
//   - the sort keys;
//   - the addresses of quotes;
//   - the dates from which each thing exists and is on the public record;
//   - what is known about the sources of each relationship;
//   - who raised each objection;
//   - both sides of each dispute, and when it is one;
//   - the digests;
//   - the revision and the counts of b.Meta, if there is one.
func Complete(b *Batch) {
	byID := make(map[ID]Entity, len(b.Entities))
	for _, e := range b.Entities {
		byID[e.ID] = e
	}
	for i := range b.Entities {
		completeEntity(&b.Entities[i], byID)
	}
	CompleteLinks(b.Relationships, byID)
	setRaisers(b, byID)
	setFlows(b, byID)
	if b.Meta != nil {
		completeMeta(b)
	}
}

// CompleteLinks sets what [Complete] sets of relationships, for a data set that is too large to be completed as a whole.
// byID has their completed ends, their evidence, and the sources of that. A relationship is only completed if all
// relationships that it disputes, or that dispute it, are among the given ones.
func CompleteLinks(all []Relationship, byID map[ID]Entity) {
	mirrorDisputes(all)
	publishers := repeated(byID)
	for i := range all {
		completeRelationship(&all[i], byID, publishers)
	}
	setDisputedFrom(all)
	setDisputeSpans(all)
	for i := range all {
		r := &all[i]
		r.Digest = digest(r.ID, r.Type, r.From, r.To, r.Fields)
	}
}

// earliestDate stands for "always on record" in comparisons. No date is earlier.
const earliestDate = "0001-01-01"

// completeEntity sets the sort key, the dates and the digest of e. byID holds all entities of the data set.
func completeEntity(e *Entity, byID map[ID]Entity) {
	row := e.Kind.dates()
	setQuoteURL(e, byID)
	e.Sort = row.sort(*e)
	d := dateInput{Entity: *e, byID: byID, published: firstPublished(sourcesOf(e.AllEvidence(), byID))}
	d.existed = row.exists(d)
	setOrDelete(e.Fields, "existsFrom", d.existed)
	setOrDelete(e.Fields, "knownFrom", row.known(d))
	e.Digest = digest(e.ID, e.Kind, e.Name, e.Sort, e.Fields)
}

// moreExact returns other if date is empty, or if date is a month or year that contains other. Otherwise it returns
// date.
func moreExact(date, other string) string {
	if date == "" || strings.HasPrefix(other, date) {
		return other
	}
	return date
}

// earliest returns the date with the earlier last day. If the last days are equal, it returns the more exact date. If a
// or b is empty, it returns the other date.
func earliest(a, b string) string {
	if a == "" || b != "" && cmp.Or(cmp.Compare(LastDay(b), LastDay(a)), len(a)-len(b)) < 0 {
		return b
	}
	return a
}

// latest returns the later date of a and b. It compares their days; the function day maps a date to its first or last
// day. If a or b is empty, latest returns the other date.
func latest(day func(date string) string, a, b string) string {
	if a == "" || b != "" && day(b) > day(a) {
		return b
	}
	return a
}

// completeRelationship sets the fields of r that follow from its sources and ends. byID holds all entities, and
// publishers the actors whose reports sources carry, by name.
func completeRelationship(r *Relationship, byID map[ID]Entity, publishers map[string]ID) {
	sources := sourcesOf(r.IDs("evidence"), byID)
	var facts []sourceFact
	for _, s := range sources {
		facts = append(facts, sourceFactOf(s, publishers))
	}
	r.setCounts(facts)
	setSourceDates(r, facts)
	from, to := byID[r.From], byID[r.To]
	setOrDelete(r.Fields, "knownFrom", linkKnownFrom(*r, sources, from, to))
	setOrDelete(r.Fields, "existsFrom", linkExistsFrom(*r, from, to))
}

// linkExistsFrom returns the date from which both ends of r exist.
//
// Relationships of some types change over time. If the beginning of such a relationship is unknown, it counts as
// holding from one year before it was first on record. For example, a source of 2025 that says who controls a region
// proves nothing about 2014. But it does not say that the control began in 2025 either.
func linkExistsFrom(r Relationship, from, to Entity) string {
	ends := latest(FirstDay, from.Text("existsFrom"), to.Text("existsFrom"))
	if r.Type.Changes() && r.Text("validFrom") == "" {
		return latest(FirstDay, ends, yearBefore(r.Text("knownFrom")))
	}
	return ends
}

// yearBefore returns the partial date one year before date, or "" if there is none.
func yearBefore(date string) string {
	year, err := strconv.Atoi(date[:min(4, len(date))])
	if err != nil || year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d", year-1) + date[4:]
}

// setSourceDates sets the dates from which r has 1, 2 and more sources, and sources of as many origins. It also sets the
// dates from which r has a source of each kind and a source of each reliability. A source counts from the last day of its
// date. If its date is a month or a year, the source counts from the end of that month or year.
func setSourceDates(r *Relationship, facts []sourceFact) {
	var dates []string
	first, origins := map[string]string{}, map[string]string{}
	for _, f := range facts {
		date := LastDay(cmp.Or(f.date, earliestDate))
		if f.counts() {
			dates = append(dates, date)
			origins[f.origin] = earliest(origins[f.origin], date)
		}
		for _, constant := range []string{f.kind, f.reliability} {
			first[constant] = earliest(first[constant], date)
		}
	}
	for _, constant := range slices.Concat(SourceKinds, Reliabilities) {
		setOrDelete(r.Fields, FirstSourceField(constant), first[constant])
	}
	setNthDates(r, NthSourceField, dates)
	setNthDates(r, NthOriginField, slices.Collect(maps.Values(origins)))
}

// setNthDates sets the fields with the dates from which there were 1, 2 and more of something that began on dates.
func setNthDates(r *Relationship, field func(n int) string, dates []string) {
	slices.Sort(dates)
	for n := 1; n <= MaxSourcesKnown; n++ {
		setOrDelete(r.Fields, field(n), "")
		if n <= len(dates) {
			r.Fields[field(n)] = dates[n-1]
		}
	}
}

// linkKnownFrom returns the earliest publication date among the sources of r. If no source has a date, it returns the
// beginning of r.
//
// The date is never before both ends were known. For example, a claim that compares a clause of 2025 with a clause of
// 1994 may cite the text of 1994. But nobody made that claim in 1994.
func linkKnownFrom(r Relationship, sources []Entity, from, to Entity) string {
	published := cmp.Or(firstPublished(sources), r.Text("validFrom"))
	return latest(LastDay, published, latest(LastDay, from.Text("knownFrom"), to.Text("knownFrom")))
}

// setOrDelete stores v in a field, or deletes the field if v is empty.
func setOrDelete[T string | []string](fields map[string]any, name string, v T) {
	delete(fields, name)
	if len(v) > 0 {
		fields[name] = v
	}
}

// mirrorDisputes records each dispute on both sides.
func mirrorDisputes(all []Relationship) {
	of := map[ID][]string{}
	for _, r := range all {
		for _, other := range r.IDs("disputes") {
			of[r.ID] = append(of[r.ID], string(other))
			of[other] = append(of[other], string(r.ID))
		}
	}
	for _, r := range all {
		setOrDelete(r.Fields, "disputes", slices.Compact(slices.Sorted(slices.Values(of[r.ID]))))
	}
}

// setDisputedFrom sets the date from which each disputed relationship is disputed. This is the day on which the first
// contradicting relationship was on record.
func setDisputedFrom(all []Relationship) {
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
		setOrDelete(r.Fields, "disputedFrom", since)
	}
}

// sourcesOf returns the sources of the evidence, each once, in the order of their IDs.
func sourcesOf(evidence []ID, byID map[ID]Entity) []Entity {
	var all []Entity
	for _, id := range evidence {
		if s, ok := byID[ID(byID[id].Text("source"))]; ok {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b Entity) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(all, func(a, b Entity) bool { return a.ID == b.ID })
}

// firstPublished returns the date with the earliest last day among the dates of sources. Sources without a date, such
// as general knowledge, do not count.
func firstPublished(sources []Entity) string {
	first := ""
	for _, s := range sources {
		first = earliest(first, s.Text("date"))
	}
	return first
}

// Natural returns s with its numbers padded to six digits, so that 9 sorts before 10 and 10 before 10a.
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

// completeMeta sets the counts by kind and type, and the revision. The revision is a hash of the rest of Meta and of
// all digests in the order of their IDs.
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

// digest returns a hash of the JSON of parts. JSON writes maps in the order of their keys.
func digest(parts ...any) string {
	text, err := json.Marshal(parts)
	if err != nil { // only values that Batch.CheckForm refuses cannot be encoded
		text = fmt.Append(nil, parts...)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:digestSize])
}

// digestSize is the number of bytes of a digest.
const digestSize = 16

// IsDigest reports whether s has the form of the digests that [Complete] sets. Things with the same ID and such a digest
// are equal. Any other text may be the digest of different things.
func IsDigest(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == digestSize
}

// SameDigest reports whether a thing with the digest stored need not be written, because it equals the thing with the
// same ID and the digest put. See [Store].Put.
func SameDigest(stored, put string) bool { return stored == put && IsDigest(put) }
