package kg

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// validBatch returns a small data set that breaks no rule.
func validBatch() *Batch {
	entity := func(id ID, name string, fields map[string]any) Entity {
		if k := id.Kind(); k != Source && k != Evidence {
			fields["evidence"] = []string{"evidence/page/top"}
		}
		return Entity{ID: id, Kind: id.Kind(), Name: name, Fields: fields}
	}
	link := func(t Type, from, to ID, fields map[string]any) Relationship {
		all := map[string]any{"status": "STATED", "evidence": []string{"evidence/page/top"}}
		maps.Copy(all, fields)
		return Relationship{ID: RelationshipID(t, from, to, ""), Type: t, From: from, To: to, Fields: all}
	}
	says := func(source ID, basis string) map[string]any {
		return map[string]any{"source": string(source), "locator": "top", "basis": basis, "paraphrase": "It is so."}
	}
	clause := func(document ID, number string) map[string]any {
		return map[string]any{"wording": "A clause.", "number": number, "document": string(document)}
	}
	b := &Batch{Meta: &Meta{
		Title: "Test", Description: "For tests.", Licence: "None", LicenceURL: "https://example.org",
		CompiledOn: "2025-12-01",
		Changelog: []ChangelogEntry{
			{
				Date: "2025-12-02", Kind: "CORRECTED", Summary: "A.", Reason: "B.",
				IDs: []ID{"actor/a"}, Removed: []ID{"actor/gone"},
			},
			{Date: "2025-12-01", Kind: "ADDED", Summary: "A.", IDs: []ID{"actor/a", "actor/gone"}},
		},
	}}
	part := clause("proposal/plan", "1a")
	part["partOf"] = "provision/plan/1"
	b.Entities = []Entity{
		entity("source/page", "Page", map[string]any{"sourceKind": "NEWS", "reliability": "PRIMARY"}),
		entity("source/ours", "Ours", map[string]any{"sourceKind": "COMPILER", "reliability": "UNSOURCED"}),
		entity("evidence/page/top", "Page, top", says("source/page", "SEEN")),
		entity("evidence/ours/top", "Ours, top", says("source/ours", "COMPILER_JUDGEMENT")),
		entity("actor/a", "A", map[string]any{"category": "STATE", "country": "UA"}),
		entity("actor/b", "B", map[string]any{"category": "STATE"}),
		entity("actor/us", "Us", map[string]any{"category": "COMPILER"}),
		entity("territory/t", "T", map[string]any{"latitude": 45.5, "longitude": 34.0}),
		entity("agreement/pact", "Pact",
			map[string]any{"date": "1994-12", "inForceFrom": "1994-12-05", "ended": "2014"}),
		entity("proposal/plan", "Plan", map[string]any{"date": "2025-11"}),
		entity("agreement/resolution", "Resolution", map[string]any{
			"rollCall": "COMPLETE", "yesVotes": 1, "noVotes": 1, "abstentions": 0, "absences": 0,
		}),
		entity("provision/pact/1", "Pact, 1", clause("agreement/pact", "1")),
		entity("provision/plan/1", "Plan, 1", clause("proposal/plan", "1")),
		entity("provision/plan/1a", "Plan, 1a", part),
		entity("figure/money", "Money", map[string]any{"value": 300.0, "unit": "USD", "payer": []string{"actor/a"}}),
		entity("figure/half", "Half of it", map[string]any{
			"share": 0.5, "shareOf": "figure/money", "payee": []string{"actor/b"},
		}),
		entity("obligation/plan/1a/a", "Plan, 1a: do it", map[string]any{
			"acts": []string{"DO"}, "object": "it", "force": "FIRM", "period": "P100D", "codedBy": "actor/us",
			"provision": "provision/plan/1a", "document": "proposal/plan",
		}),
	}
	former := Entity{ID: "actor/former", Kind: Merged, Name: "Former", Fields: map[string]any{"into": "actor/a"}}
	b.Entities = append(b.Entities, former)
	b.Relationships = []Relationship{
		link(Contains, "agreement/pact", "provision/pact/1", nil),
		link(Contains, "proposal/plan", "provision/plan/1", nil),
		link(Contains, "provision/plan/1", "provision/plan/1a", nil),
		link(ConflictsWith, "provision/plan/1", "provision/pact/1", map[string]any{"assertedBy": "actor/a"}),
		link(AlignsWith, "provision/plan/1", "provision/pact/1",
			map[string]any{"assertedBy": "actor/a", "alignment": "SAME"}),
		link(Claims, "actor/a", "territory/t", map[string]any{"status": "DISPUTED"}),
		link(Claims, "actor/b", "territory/t",
			map[string]any{"disputes": []string{"relationship/claims/actor/a/territory/t"}}),
		link(Weakens, "provision/plan/1", "agreement/pact",
			map[string]any{"assertedBy": "actor/us", "evidence": []string{"evidence/ours/top"}}),
		link(PartOf, "actor/a", "actor/b", nil),
		link(Assessed, "actor/b", "provision/pact/1", map[string]any{
			"verdict": "BROKEN", "blames": []string{"actor/a"},
		}),
		link(Voted, "actor/a", "agreement/resolution", map[string]any{"vote": "YES"}),
		link(Voted, "actor/b", "agreement/resolution", map[string]any{"vote": "NO"}),
		link(Asks, "provision/plan/1a", "obligation/plan/1a/a", map[string]any{"assertedBy": "actor/us"}),
		link(OwedBy, "obligation/plan/1a/a", "actor/a", map[string]any{"assertedBy": "actor/us"}),
		link(Obliges, "provision/plan/1a", "actor/a", nil),
		link(DependsOn, "provision/plan/1", "agreement/pact", map[string]any{"assertedBy": "actor/a", "dependence": "SEQUENCE"}),
	}
	return b
}

// A brokenBatch is a valid data set with one change, and the problem that the change causes.
type brokenBatch struct {
	name   string
	change func(*Batch)
	want   Problem // Message is only the beginning of the message
}

// entityField returns a change that sets a field of an entity. A nil value deletes the field.
func entityField(id ID, field string, v any) func(*Batch) {
	return func(b *Batch) {
		i := slices.IndexFunc(b.Entities, func(e Entity) bool { return e.ID == id })
		setField(b.Entities[i].Fields, field, v)
	}
}

// linkField returns a change that sets a field of the only relationship of that type from that entity.
func linkField(t Type, from ID, field string, v any) func(*Batch) {
	return func(b *Batch) {
		i := slices.IndexFunc(b.Relationships, func(r Relationship) bool { return r.Type == t && r.From == from })
		setField(b.Relationships[i].Fields, field, v)
	}
}

func setField(fields map[string]any, field string, v any) {
	fields[field] = v
	if v == nil {
		delete(fields, field)
	}
}

func added(t Type, from, to ID) func(*Batch) {
	return func(b *Batch) {
		b.Relationships = append(b.Relationships, Relationship{
			ID: RelationshipID(t, from, to, ""), Type: t, From: from, To: to,
			Fields: map[string]any{"status": "STATED", "evidence": []string{"evidence/page/top"}},
		})
	}
}

// renamed returns a change of the id of an entity that nothing refers to.
func renamed(id, to ID) func(*Batch) {
	return func(b *Batch) {
		i := slices.IndexFunc(b.Entities, func(e Entity) bool { return e.ID == id })
		b.Entities[i].ID = to
	}
}

// copied returns a change that adds a copy of an entity with another id.
func copied(id, to ID) func(*Batch) {
	return func(b *Batch) {
		i := slices.IndexFunc(b.Entities, func(e Entity) bool { return e.ID == id })
		e := b.Entities[i].Clone()
		e.ID = to
		b.Entities = append(b.Entities, e)
	}
}

// without returns a change that removes the relationships of a type.
func without(t Type) func(*Batch) {
	return func(b *Batch) {
		b.Relationships = slices.DeleteFunc(b.Relationships, func(r Relationship) bool { return r.Type == t })
	}
}

// breaks returns a problem with a field of a thing. message is the beginning of its message.
func breaks(rule string, id ID, field, value, message string) Problem {
	return breaksWith("", rule, id, field, value, message)
}

func breaksWith(other ID, rule string, id ID, field, value, message string) Problem {
	return Problem{ID: id, Field: field, Value: value, Other: other, Rule: rule, Whole: isWhole(rule), Message: message}
}

// isWhole reports whether a rule compares a thing with the rest of the data set.
func isWhole(name string) bool {
	return slices.ContainsFunc(dataRules, func(r rule) bool { return r.name == name && r.whole })
}

func brokenBatches() []brokenBatch {
	long := strings.Repeat("n", MaxText+1)
	const (
		plan   = "provision/plan/1"
		pact   = "provision/pact/1"
		claimA = "relationship/claims/actor/a/territory/t"

		resolution = "agreement/resolution"
	)
	conflicts, aligns := RelationshipID(ConflictsWith, plan, pact, ""), RelationshipID(AlignsWith, plan, pact, "")
	return []brokenBatch{
		{
			"an enum", entityField("actor/a", "category", "CITY"),
			breaks("form", "actor/a", "category", "CITY", `category "CITY" is none of STATE, `),
		},
		{
			"a date", entityField("proposal/plan", "date", "2025-13"),
			breaks("form", "proposal/plan", "date", "2025-13", `date "2025-13" is not a date`),
		},
		{
			"no such field", entityField("actor/a", "wording", "W"),
			breaks("form", "actor/a", "wording", "", "there is no field"),
		},
		{
			"a list for a text", entityField("actor/a", "summary", []string{"S"}),
			breaks("form", "actor/a", "summary", "", "summary is a list"),
		},
		{
			"an empty list", entityField("actor/a", "aliases", []string{}),
			breaks("form", "actor/a", "aliases", "", "aliases is an empty list"),
		},
		{
			"no id as a reference", linkField(ConflictsWith, plan, "assertedBy", "nobody"),
			breaks("form", conflicts, "assertedBy", "nobody", `assertedBy "nobody" is not an id such as`),
		},
		{
			"a type", added("LIKES", "actor/a", "actor/b"),
			breaks("form", "relationship/likes/actor/a/actor/b", "type", "LIKES", `type "LIKES" is none of PROPOSED`),
		},
		{
			"a long sort key", func(b *Batch) { b.Entities[0].Sort = strings.Repeat("s", MaxSort+1) },
			breaks("form", "source/page", "", "", "the sort key is longer"),
		},
		{
			"two of one id", func(b *Batch) { b.Entities = append(b.Entities, b.Entities[4]) },
			breaks("unique", "actor/a", "id", "actor/a", "there are several"),
		},
		{
			"another kind in the id", renamed("actor/former", "evidence/former"),
			breaks("id", "evidence/former", "id", "evidence/former", "id evidence/former does not start with"),
		},
		{
			"no form of id", renamed("actor/former", "Former"),
			breaks("id", "Former", "id", "Former", `id "Former" is not made of`),
		},
		{
			"a number that is not in the id", entityField(plan, "number", "2"),
			breaks("id", plan, "number", "2", "id provision/plan/1 does not end in /2"),
		},
		{
			"the id of a relationship", func(b *Batch) { b.Relationships[8].ID = "relationship/x/y" },
			breaks("id", "relationship/x/y", "id", "relationship/x/y",
				"id relationship/x/y is neither relationship/part-of/actor/a/actor/b nor"),
		},
		{"no wording", entityField(plan, "wording", nil), breaks("required", plan, "wording", "", "has no wording")},
		{
			"no name", func(b *Batch) { b.Entities[4].Name = "" },
			breaks("required", "actor/a", "name", "", "has no name"),
		},
		{
			"no evidence of a thing", entityField("actor/a", "evidence", nil),
			breaks("required", "actor/a", "evidence", "", "has no evidence"),
		},
		{
			"no evidence of a relationship", linkField(Claims, "actor/b", "evidence", nil),
			breaks("required", "relationship/claims/actor/b/territory/t", "evidence", "", "has no evidence"),
		},
		{
			"a passage without words", entityField("evidence/page/top", "paraphrase", nil),
			breaks("required", "evidence/page/top", "paraphrase", "", "evidence has neither"),
		},
		{
			"spaces", entityField("actor/a", "note", "a  b"),
			breaks("spelling", "actor/a", "note", "a  b", "note has a space"),
		},
		{
			"a tab", entityField("actor/a", "aliases", []string{"A", "a\tb"}),
			breaks("spelling", "actor/a", "aliases", "a\tb", "aliases has characters"),
		},
		{
			"a long text", entityField("actor/a", "note", long),
			breaks("spelling", "actor/a", "note", long, "note is longer"),
		},
		{
			"a country", entityField("actor/a", "country", "Ukraine"),
			breaks("notation", "actor/a", "country", "Ukraine", `country "Ukraine" is not a country code`),
		},
		{
			"an address", entityField("source/page", "url", "ftp://x"),
			breaks("notation", "source/page", "url", "ftp://x", `url "ftp://x" is not`),
		},
		{
			"a language", entityField("source/page", "language", "English"),
			breaks("notation", "source/page", "language", "English", `language "English" is not`),
		},
		{
			"another's id", entityField("actor/a", "externalIds", []string{"Q1"}),
			breaks("notation", "actor/a", "externalIds", "Q1", `externalIds "Q1" is not`),
		},
		{
			"a long quote", entityField("evidence/page/top", "quote", strings.Repeat("q", 301)),
			breaks("notation", "evidence/page/top", "quote", strings.Repeat("q", 301), "quote "),
		},
		{
			"much before a quote", func(b *Batch) {
				entityField("evidence/page/top", "quote", "q")(b)
				entityField("evidence/page/top", "prefix", strings.Repeat("p", 101))(b)
			},
			breaks("notation", "evidence/page/top", "prefix", strings.Repeat("p", 101), "prefix "),
		},
		{
			"next to no quote", entityField("evidence/page/top", "suffix", "s"),
			breaks("selector", "evidence/page/top", "suffix", "s", "suffix is next to a quote, and there is no quote"),
		},
		{
			"a share in percent", entityField("figure/half", "share", 50.0),
			breaks("share", "figure/half", "share", "", "share is 50: want 0 to 1"),
		},
		{
			"a share of nothing", entityField("figure/half", "shareOf", nil),
			breaks("share", "figure/half", "shareOf", "", "has a share and no shareOf"),
		},
		{
			"a share of a clause", entityField("figure/half", "shareOf", plan),
			breaks("reference", "figure/half", "shareOf", plan, "shareOf provision/plan/1 is of kind Provision: want Figure"),
		},
		{
			"a share of itself", entityField("figure/money", "shareOf", "figure/money"),
			breaks("whole", "figure/money", "shareOf", "figure/money", "shareOf leads from the figure back to itself"),
		},
		{
			"money for a place", entityField("figure/half", "payee", []string{"territory/t"}),
			breaks("reference", "figure/half", "payee", "territory/t", "payee territory/t is not an actor"),
		},
		{
			"a latitude", entityField("territory/t", "latitude", -90.5),
			breaks("range", "territory/t", "latitude", "", "latitude is outside of -90 to 90"),
		},
		{
			"evidence twice", entityField("actor/a", "evidence", []string{"evidence/page/top", "evidence/page/top"}),
			breaks("twice", "actor/a", "evidence", "evidence/page/top", "evidence has evidence/page/top twice"),
		},
		{"an end before the beginning", func(b *Batch) {
			linkField(Claims, "actor/a", "validFrom", "2014")(b)
			linkField(Claims, "actor/a", "validTo", "2013-12-31")(b)
		}, breaks("date order", claimA, "validTo", "2013-12-31", "validTo 2013-12-31 is before validFrom 2014")},
		{
			"ended before it was signed", entityField("agreement/pact", "ended", "1994-12-04"),
			breaks("date order", "agreement/pact", "ended", "1994-12-04", "ended 1994-12-04 is before inForceFrom 1994-12-05"),
		},
		{
			"a date to come", entityField("proposal/plan", "date", "2025-12-02"),
			breaks("future", "proposal/plan", "date", "2025-12-02", `date "2025-12-02" is after 2025-12-01`),
		},
		{
			"a text that the story does not reach", func(b *Batch) { b.Meta.CoversUntil = "2025-10-31" },
			breaks("beyond", "proposal/plan", "date", "2025-11", `date "2025-11" is after coversUntil 2025-10-31`),
		},
		{
			"quoted without a quote", entityField("evidence/page/top", "basis", "QUOTED"),
			breaks("quote", "evidence/page/top", "basis", "QUOTED", "basis is QUOTED and there is no quote"),
		},
		{
			"a claim of nobody", linkField(ConflictsWith, plan, "assertedBy", nil),
			breaks("claimant", conflicts, "assertedBy", "", "has no assertedBy"),
		},
		{
			"an alignment of a conflict", linkField(ConflictsWith, plan, "alignment", "SAME"),
			breaks("alignment", conflicts, "alignment", "SAME", "alignment is only for"),
		},
		{
			"a clause that drops", linkField(AlignsWith, plan, "alignment", "DROPPED"),
			breaks("alignment", aligns, "alignment", "DROPPED", "alignment DROPPED is of a document"),
		},
		{
			"a conflict that depends", linkField(ConflictsWith, plan, "dependence", "CONDITION"),
			breaks("type field", conflicts, "dependence", "CONDITION", "dependence is only for DEPENDS_ON"),
		},
		{
			"nobody says how it depends", linkField(DependsOn, plan, "dependence", nil),
			breaks("type field", "relationship/depends-on/provision/plan/1/agreement/pact", "dependence", "",
				"has no dependence"),
		},
		{
			"a conflict that requires", linkField(ConflictsWith, plan, "requirement", "LAW"),
			breaks("type field", conflicts, "requirement", "LAW", "requirement is only for REQUIRES"),
		},
		{
			"a conflict with a verdict", linkField(ConflictsWith, plan, "verdict", "KEPT"),
			breaks("type field", conflicts, "verdict", "KEPT", "verdict is only for ASSESSED"),
		},
		{
			"a conflict that blames", linkField(ConflictsWith, plan, "blames", []string{"actor/a"}),
			breaks("type field", conflicts, "blames", "actor/a", "blames is only for ASSESSED"),
		},
		{
			"a place that is blamed", linkField(Assessed, "actor/b", "blames", []string{"territory/t"}),
			breaks("reference", "relationship/assessed/actor/b/provision/pact/1", "blames", "territory/t",
				"blames territory/t is not an actor"),
		},
		{
			"a conflict that votes", linkField(ConflictsWith, plan, "vote", "YES"),
			breaks("type field", conflicts, "vote", "YES", "vote is only for VOTED"),
		},
		{
			"a vote too few", linkField(Voted, "actor/a", "status", "RETRACTED"),
			breaks("roll call", resolution, "yesVotes", "", "yesVotes is 1, and there are 0 votes YES"),
		},
		{"a vote too many", func(b *Batch) {
			entityField(resolution, "rollCall", "PARTIAL")(b)
			entityField(resolution, "noVotes", 0)(b)
		}, breaks("roll call", resolution, "noVotes", "", "noVotes is 0, and there are 1 votes NO")},
		{
			"votes without a roll call", entityField(resolution, "rollCall", nil),
			breaks("roll call", resolution, "rollCall", "", "has votes and no rollCall"),
		},
		{
			"a roll call without a count", entityField(resolution, "absences", nil),
			breaks("roll call", resolution, "absences", "", "has a rollCall and no absences"),
		},
		{
			"evidence of no field", entityField("actor/a", "fieldEvidence", []string{"wording evidence/page/top"}),
			breaks("field evidence", "actor/a", "fieldEvidence", "wording evidence/page/top",
				`fieldEvidence is for "wording": entities of kind Actor have no such field`),
		},
		{
			"evidence of no value", entityField("actor/b", "fieldEvidence", []string{"country evidence/page/top"}),
			breaks("field evidence", "actor/b", "fieldEvidence", "country evidence/page/top",
				"fieldEvidence is for country, which has no value"),
		},
		{
			"evidence without an id", entityField("actor/a", "fieldEvidence", []string{"country page"}),
			breaks("field evidence", "actor/a", "fieldEvidence", "country page", `fieldEvidence "page" is not an id`),
		},
		{
			"evidence of a field that is a source", entityField("actor/a", "fieldEvidence", []string{"country source/page"}),
			breaks("reference", "actor/a", "fieldEvidence", "country source/page", "fieldEvidence source/page is of kind Source"),
		},
		{"no title", func(b *Batch) { b.Meta.Title = "" }, breaks("meta", "", "title", "", "has no title")},
		{
			"no day", func(b *Batch) { b.Meta.CompiledOn = "2025" },
			breaks("meta", "", "compiledOn", "2025", `compiledOn "2025" is not a day`),
		},
		{
			"no day to which it reaches", func(b *Batch) { b.Meta.CoversUntil = "2025" },
			breaks("meta", "", "coversUntil", "2025", `coversUntil "2025" is not a day`),
		},
		{
			"a story longer than the work on it", func(b *Batch) { b.Meta.CoversUntil = "2025-12-02" },
			breaks("meta", "", "coversUntil", "2025-12-02", "coversUntil 2025-12-02 is after compiledOn 2025-12-01"),
		},
		{
			"a change without a reason", func(b *Batch) { b.Meta.Changelog[0].Reason = "" },
			breaks("changelog", "", "changelog/0/reason", "", "has no reason"),
		},
		{
			"changes in another order", func(b *Batch) { b.Meta.Changelog[1].Date = "2025-12-03" },
			breaks("changelog", "", "changelog/1/date", "2025-12-03", "is not in its place"),
		},

		{
			"evidence that there is not", entityField("actor/a", "evidence", []string{"evidence/page/x"}),
			breaks("reference", "actor/a", "evidence", "evidence/page/x", "evidence/page/x does not exist"),
		},
		{
			"evidence that is none", entityField("actor/a", "evidence", []string{"source/page"}),
			breaks("reference", "actor/a", "evidence", "source/page", "evidence source/page is of kind Source: want Evidence"),
		},
		{
			"a claimant that is none", linkField(ConflictsWith, plan, "assertedBy", "territory/t"),
			breaks("reference", conflicts, "assertedBy", "territory/t", "assertedBy territory/t is not an actor"),
		},
		{
			"a former id", linkField(ConflictsWith, plan, "assertedBy", "actor/former"),
			breaks("reference", conflicts, "assertedBy", "actor/former", "actor/former is now actor/a"),
		},
		{
			"an end that there is not", added(Claims, "actor/x", "territory/t"),
			breaks("reference", "relationship/claims/actor/x/territory/t", "source", "actor/x", "actor/x does not exist"),
		},
		{
			"kinds that the type does not join", added(Claims, "actor/a", "actor/b"),
			breaks("ends", "relationship/claims/actor/a/actor/b", "", "",
				"CLAIMS does not lead from Actor to Actor: want Actor to Territory"),
		},
		{
			"both ends the same", added(Supersedes, "agreement/pact", "agreement/pact"),
			breaks("ends", "relationship/supersedes/agreement/pact/agreement/pact", "", "",
				"SUPERSEDES leads from agreement/pact to itself"),
		},
		{
			"a circle", added(PartOf, "actor/b", "actor/a"),
			breaks("circle", "relationship/part-of/actor/b/actor/a", "", "",
				"PART_OF goes in a circle: it leads back to actor/a"),
		},
		{
			"a dispute with nothing", linkField(ConflictsWith, plan, "disputes", []string{"relationship/x"}),
			breaks("dispute", conflicts, "disputes", "relationship/x", "disputes relationship/x, which is no other"),
		},
		{
			"disputed by nothing", linkField(Claims, "actor/b", "disputes", nil),
			breaks("dispute", claimA, "status", "DISPUTED", "status is DISPUTED and nothing"),
		},
		{
			"seen on no page", entityField("evidence/ours/top", "basis", "SEEN"),
			breaks("basis", "evidence/ours/top", "basis", "SEEN", "source/ours is no page"),
		},
		{
			"a page of our own", entityField("evidence/page/top", "basis", "GENERAL_KNOWLEDGE"),
			breaks("basis", "evidence/page/top", "basis", "GENERAL_KNOWLEDGE", "basis GENERAL_KNOWLEDGE is of no page"),
		},
		{
			"the judgement of another", linkField(Weakens, plan, "assertedBy", "actor/a"),
			breaks("judgement", RelationshipID(Weakens, plan, "agreement/pact", ""), "", "", "WEAKENS rests on the judgement"),
		},
		{"an unused source", func(b *Batch) {
			fields := map[string]any{"sourceKind": "NEWS", "reliability": "WEAK"}
			b.Entities = append(b.Entities, Entity{ID: "source/x", Kind: Source, Name: "X", Fields: fields})
		}, breaks("unused source", "source/x", "", "", "source/x is not the source of any evidence")},
		{
			"another document", entityField(plan, "document", "agreement/pact"),
			breaks("provision", plan, "document", "agreement/pact", `document is "agreement/pact": want proposal/plan`),
		},
		{
			"no whole", entityField("provision/plan/1a", "partOf", nil),
			breaks("provision", "provision/plan/1a", "partOf", "", `partOf is "": want "provision/plan/1"`),
		},
		{
			"not contained", func(b *Batch) { b.Relationships = b.Relationships[1:] },
			breaks("provision", pact, "", "", "want one CONTAINS that leads to it, from agreement/pact"),
		},
		{
			"an obligation without a letter", copied("obligation/plan/1a/a", "obligation/plan/1a"),
			breaks("id", "obligation/plan/1a", "id", "obligation/plan/1a", "id obligation/plan/1a is not obligation/document"),
		},
		{
			"a length of time", entityField("obligation/plan/1a/a", "period", "100 days"),
			breaks("notation", "obligation/plan/1a/a", "period", "100 days", `period "100 days" is not a time such as`),
		},
		{
			"no claimant of an obligation", entityField("obligation/plan/1a/a", "codedBy", nil),
			breaks("required", "obligation/plan/1a/a", "codedBy", "", "has no codedBy"),
		},
		{
			"a reader that is none", entityField("obligation/plan/1a/a", "codedBy", "territory/t"),
			breaks("reference", "obligation/plan/1a/a", "codedBy", "territory/t", "codedBy territory/t is not an actor"),
		},
		{
			"another clause", entityField("obligation/plan/1a/a", "provision", plan),
			breaks("obligation", "obligation/plan/1a/a", "provision", plan, `provision is "provision/plan/1": want`),
		},
		{
			"an obligation in another document", entityField("obligation/plan/1a/a", "document", "agreement/pact"),
			breaks("obligation", "obligation/plan/1a/a", "document", "agreement/pact", `document is "agreement/pact": want`),
		},
		{
			"asked by nothing", without(Asks),
			breaks("obligation", "obligation/plan/1a/a", "", "", "want one ASKS that leads to it, from provision/plan/1a"),
		},
		{
			"owed by an actor that the clause does not oblige", without(Obliges),
			breaksWith("provision/plan/1a", "owed", "relationship/owed-by/obligation/plan/1a/a/actor/a", "target", "actor/a",
				"OWED_BY actor/a, and provision/plan/1a has no OBLIGES"),
		},
		{"one id in exports", func(b *Batch) {
			for _, id := range []ID{"actor/x/y-z", "actor/x-y/z"} {
				fields := map[string]any{"evidence": []string{"evidence/page/top"}}
				b.Entities = append(b.Entities, Entity{ID: id, Kind: Actor, Name: "X", Fields: fields})
			}
		}, breaksWith("actor/x-y/z", "export", "actor/x/y-z", "", "", "actor/x/y-z is too close to actor/x-y/z")},
		{
			"a change of nothing", func(b *Batch) { b.Meta.Changelog[0].IDs[0] = "actor/x" },
			breaks("changelog ids", "", "changelog/0/ids", "actor/x", "actor/x does not exist: name what"),
		},
		{
			"removed and there", func(b *Batch) { b.Meta.Changelog[0].Removed = []ID{"actor/gone", "actor/b"} },
			breaks("changelog ids", "", "changelog/0/removed", "actor/b", "actor/b was not removed"),
		},
	}
}

// TestCheck breaks each rule of a data set at least once, and expects exactly the problem that follows.
func TestCheck(t *testing.T) {
	if got := Check(*validBatch()); len(got) > 0 {
		t.Fatalf("the right set has problems: %+v", got)
	}
	unbroken := map[string]bool{}
	for _, r := range dataRules {
		unbroken[r.name] = true
	}
	for _, test := range brokenBatches() {
		delete(unbroken, test.want.Rule)
		t.Run(test.name, func(t *testing.T) {
			b := validBatch()
			test.change(b)
			got := Check(*b)
			if len(got) != 1 {
				t.Fatalf("got %d problems, want one: %+v", len(got), got)
			}
			if !strings.HasPrefix(got[0].Message, test.want.Message) {
				t.Errorf("got the message %q, want the beginning %q", got[0].Message, test.want.Message)
			}
			got[0].Message = test.want.Message
			if got[0] != test.want {
				t.Errorf("got %+v\nwant %+v", got[0], test.want)
			}
		})
	}
	for name := range unbroken {
		t.Errorf("no set breaks the rule %q", name)
	}
}

// TestCheckCoversForm checks that every batch refused by a store also has a problem.
func TestCheckCoversForm(t *testing.T) {
	for _, test := range brokenBatches() {
		b := validBatch()
		test.change(b)
		if err := b.CheckForm(); err != nil && len(Check(*b)) == 0 {
			t.Errorf("%s: Check finds nothing, CheckForm %v", test.name, err)
		}
	}
}

// TestCheckComplete checks that the fields that Complete derives break no rule.
func TestCheckComplete(t *testing.T) {
	b := validBatch()
	Complete(b)
	if got := Check(*b); len(got) > 0 {
		t.Errorf("got %+v", got)
	}
}

// TestCheckNothing checks things without an id, a kind, a type or fields.
func TestCheckNothing(t *testing.T) {
	b := Batch{Entities: make([]Entity, 2), Relationships: make([]Relationship, 2)}
	broken := map[string]bool{}
	for _, p := range Check(b) {
		broken[p.Rule] = true
	}
	for _, rule := range []string{"form", "unique", "id", "required", "meta"} {
		if !broken[rule] {
			t.Errorf("nothing does not break the rule %q", rule)
		}
	}
	if got := Check(Batch{}); len(got) != 5 {
		t.Errorf("no data set has the problems %+v, want the five fields of Meta", got)
	}
}

// TestCheckOrder expects the problems of several things in the order of their ids.
func TestCheckOrder(t *testing.T) {
	b := validBatch()
	for _, id := range []ID{"territory/t", "actor/b", "actor/a"} {
		entityField(id, "note", " ")(b)
		entityField(id, "evidence", nil)(b)
	}
	var got []string
	for _, p := range Check(*b) {
		got = append(got, string(p.ID)+" "+p.Field)
	}
	want := []string{
		"actor/a evidence", "actor/a note", "actor/b evidence", "actor/b note", "territory/t evidence",
		"territory/t note",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
