package graph_test

import (
	"strings"

	"accordgraph/internal/kg"
)

// fixture returns an invented graph that is small enough to count by hand. It has a plan of four clauses, a treaty of
// two clauses, and what people say about them.
func fixture() kg.Batch {
	b := kg.Batch{
		Entities: []kg.Entity{
			entity("source/paper", kg.Source, "The Paper",
				"sourceKind", "NEWS", "reliability", "ESTABLISHED", "date", "2025-11-20", "publisher", "Paper Ltd",
				"language", "en"),
			entity("source/radio", kg.Source, "The Radio",
				"sourceKind", "STATEMENT", "reliability", "WEAK", "date", "2025-11-21", "publisher", "Radio",
				"language", "uk", "url", "https://radio.example/noon", "repeats", "actor/bank"),
			entity("source/treaty", kg.Source, "The Treaty",
				"sourceKind", "TREATY_TEXT", "reliability", "PRIMARY", "date", "1994-12-05", "publisher", "Depositary",
				"language", "en"),
			entity("evidence/paper/front-page", kg.Evidence, "The Paper, front page",
				"source", "source/paper", "locator", "front page", "basis", "SEEN",
				"paraphrase", "North and South would be given up."),
			entity("evidence/radio/noon", kg.Evidence, "The Radio, noon",
				"source", "source/radio", "locator", "noon", "basis", "QUOTED", "quote", "Never.", "prefix", "Ada said,",
				"suffix", "And she left the room."),
			entity("evidence/treaty/article-1", kg.Evidence, "The Treaty, article 1",
				"source", "source/treaty", "locator", "article 1", "basis", "SEEN", "paraphrase", "Borders are respected."),
			entity("actor/ada", kg.Actor, "Ada Example", "category", "PERSON", "country", "NL", "aliases", []string{"Zoë"}),
			entity("actor/army", kg.Actor, "The army", "category", "STATE_BODY",
				"nameInSentence", "the army", "nameUk", "Армія", "nameInSentenceUk", "армія"),
			entity("actor/bank", kg.Actor, "The bank", "category", "ORGANISATION"),
			entity("actor/bob", kg.Actor, "Bob Example", "category", "PERSON", "country", "US"),
			entity("actor/land", kg.Actor, "Land",
				"category", "STATE", "country", "NL", "externalIds", []string{"wikidata:Q1", "iso3166-1:NL"}),
			entity("proposal/plan", kg.Proposal, "The Plan", "status", "PUBLISHED", "date", "2025-11-20",
				"nameInSentence", "the Plan", "nameUk", "План", "shortName", "Plan", "shortNameUk", "П.",
				"fieldEvidence", []string{"date evidence/radio/noon", "status evidence/paper/front-page"}),
			entity("agreement/treaty", kg.Agreement, "The Treaty",
				"status", "SIGNED", "date", "1994-12-05", "inForceFrom", "1994-12", "nameInSentence", "the Treaty",
				"binding", "BINDING", "rollCall", "COMPLETE", "yesVotes", 1, "noVotes", 1, "abstentions", 1, "absences", 0),
			provision("plan", "1", "", "The border moves.", "BORDERS"),
			provision("plan", "1a", "1", "The north goes.", "BORDERS", "TERRITORY"),
			provision("plan", "2", "", "Troops leave.", "ARMED_FORCES"),
			provision("plan", "10", "", "Money flows.", "ECONOMY"),
			provision("treaty", "1", "", "Borders stay.", "BORDERS"),
			provision("treaty", "2", "", "Nobody threatens.", "NON_AGGRESSION"),
			obligation("plan", "10", "a", "WITHDRAW", "from South", "FIRM", "voice", "PASSIVE", "reciprocity", "ONE_SIDED",
				"deadline", "within 30 days of the signing", "period", "P30D", "runsFrom", "the signing"),
			obligation("plan", "10", "b", "REFRAIN", "from returning", "CONDITIONAL", "condition", "once South is empty"),
			obligation("plan", "10", "c", "PAY", "for the north", "AIM"),
			entity("territory/land", kg.Territory, "Land",
				"category", "COUNTRY", "country", "NL", "latitude", 52.1, "longitude", 5.3),
			entity("territory/north", kg.Territory, "North", "category", "REGION", "country", "NL"),
			entity("territory/south", kg.Territory, "South", "category", "REGION", "country", "NL"),
			entity("objection/never", kg.Objection, "Ada says never",
				"stance", "REJECTS", "outcome", "OPEN", "date", "2025-11-21", "quote", "Never.",
				"ground", "The border was promised.",
				"fieldEvidence", []string{"quote evidence/radio/noon", "outcome evidence/radio/noon"}),
			entity("objection/how", kg.Objection, "Bob asks how",
				"stance", "QUESTIONS", "outcome", "SUSTAINED", "date", "2025-11"),
			entity("figure/troops", kg.Figure, "Troops",
				"measure", "troops", "value", 600000.0, "unit", "persons", "date", "2025-11-20"),
			entity("figure/officers", kg.Figure, "Officers", "measure", "officers", "date", "2025-11-20",
				"payer", []string{"actor/bank", "actor/land"}, "payee", []string{"actor/army"},
				"share", 0.25, "shareOf", "figure/troops"),
			entity("event/leak", kg.Event, "The leak", "date", "2025-11-19"),
			{ID: "actor/old-land", Kind: kg.Merged, Name: "actor/old-land", Fields: map[string]any{"into": "actor/land"}},
		},
		Relationships: []kg.Relationship{
			link(kg.Contains, "proposal/plan", "provision/plan/1"),
			link(kg.Contains, "proposal/plan", "provision/plan/2"),
			link(kg.Contains, "proposal/plan", "provision/plan/10"),
			link(kg.Contains, "provision/plan/1", "provision/plan/1a"),
			link(kg.Contains, "agreement/treaty", "provision/treaty/1"),
			link(kg.Contains, "agreement/treaty", "provision/treaty/2"),
			link(kg.Asks, "provision/plan/10", "obligation/plan/10/a", "assertedBy", "actor/ada"),
			link(kg.Asks, "provision/plan/10", "obligation/plan/10/b", "assertedBy", "actor/ada"),
			link(kg.Asks, "provision/plan/10", "obligation/plan/10/c", "assertedBy", "actor/ada"),
			link(kg.OwedBy, "obligation/plan/10/a", "actor/army", "assertedBy", "actor/ada"),
			link(kg.OwedBy, "obligation/plan/10/c", "actor/army", "assertedBy", "actor/ada"),
			link(kg.OwedBy, "obligation/plan/10/c", "actor/bank", "assertedBy", "actor/ada"),
			link(kg.OwedTo, "obligation/plan/10/c", "actor/army", "assertedBy", "actor/ada",
				"evidence", []string{"evidence/radio/noon"}),
			link(kg.Verifies, "actor/bank", "obligation/plan/10/a"),
			link(kg.Enforces, "actor/bank", "obligation/plan/10/a"),
			link(kg.Pays, "actor/bank", "obligation/plan/10/c", "evidence", []string{"evidence/radio/noon"}),
			link(kg.Verifies, "actor/bank", "provision/plan/10"),
			link(kg.DependsOn, "provision/plan/10", "provision/plan/1a", "assertedBy", "actor/ada", "dependence", "SEQUENCE"),
			link(kg.DependsOn, "provision/plan/2", "provision/plan/10", "assertedBy", "actor/bob", "dependence", "VOIDED_BY"),
			link(kg.Requires, "proposal/plan", "actor/bank", "assertedBy", "actor/ada", "requirement", "RATIFICATION"),
			link(kg.Requires, "provision/plan/1a", "actor/bank", "assertedBy", "actor/bob", "requirement", "RATIFICATION",
				"evidence", []string{"evidence/radio/noon"}),
			link(kg.Requires, "provision/plan/10", "actor/army", "assertedBy", "actor/ada", "requirement", "CONSENT"),
			link(kg.PartyTo, "actor/land", "agreement/treaty", "role", "signatory"),
			link(kg.Signed, "actor/land", "agreement/treaty", "validFrom", "1994-12-05"),
			link(kg.Ratified, "actor/land", "agreement/treaty", "validFrom", "1994-12-20"),
			link(kg.WithdrewFrom, "actor/land", "agreement/treaty", "validFrom", "2014-03"),
			link(kg.Assessed, "actor/bob", "provision/treaty/1", "verdict", "BROKEN", "blames", []string{"actor/land"},
				"validFrom", "2014-03", "status", "DISPUTED"),
			link(kg.Assessed, "actor/land", "provision/treaty/1", "verdict", "KEPT", "validFrom", "2014",
				"disputes", []string{"relationship/assessed/actor/bob/provision/treaty/1"},
				"evidence", []string{"evidence/radio/noon"}),
			link(kg.Assessed, "actor/ada", "agreement/treaty", "verdict", "PARTLY", "validFrom", "1995"),
			link(kg.Violated, "actor/army", "provision/treaty/1", "assertedBy", "actor/ada", "validFrom", "2010",
				"evidence", []string{"evidence/radio/noon"}),
			link(kg.Proposed, "actor/bob", "proposal/plan"),
			link(kg.Voted, "actor/land", "agreement/treaty", "vote", "YES", "validFrom", "1994-12-05",
				"evidence", []string{"evidence/treaty/article-1"}),
			link(kg.Voted, "actor/bob", "agreement/treaty", "vote", "NO", "validFrom", "1994-12-05"),
			link(kg.Voted, "actor/ada", "agreement/treaty", "vote", "ABSTAINED", "validFrom", "1994-12-05",
				"evidence", []string{"evidence/radio/noon"}),
			link(kg.Affects, "provision/plan/1", "territory/north"),
			link(kg.Affects, "provision/plan/1", "territory/south",
				"evidence", []string{"evidence/paper/front-page", "evidence/radio/noon"}),
			link(kg.Affects, "provision/plan/2", "territory/south"),
			link(kg.Affects, "provision/treaty/1", "territory/land"),
			link(kg.PartOf, "territory/north", "territory/land"),
			link(kg.PartOf, "territory/south", "territory/land"),
			link(kg.ConflictsWith, "provision/plan/1", "provision/treaty/1",
				"assertedBy", "actor/ada", "status", "DISPUTED", "note", "A border cannot both move and stay.",
				"evidence", []string{"evidence/radio/noon", "evidence/treaty/article-1"}),
			link(kg.ConflictsWith, "provision/plan/2", "provision/treaty/2", "assertedBy", "actor/bob"),
			link(kg.Raised, "actor/ada", "objection/never", "evidence", []string{"evidence/radio/noon"}),
			link(kg.Raised, "actor/bob", "objection/how"),
			link(kg.ObjectsTo, "objection/never", "provision/plan/1", "evidence", []string{"evidence/radio/noon"}),
			link(kg.ObjectsTo, "objection/never", "proposal/plan", "evidence", []string{"evidence/radio/noon"}),
			link(kg.ObjectsTo, "objection/how", "provision/plan/10"),
			link(kg.SpeaksOf, "objection/how", "actor/army", "note", "The army gives nothing."),
			link(kg.SpeaksOf, "objection/how", "actor/land", "note", "Land gives all."),
			link(kg.Controls, "actor/land", "territory/south", "validFrom", "1994", "validTo", "2014-03"),
			link(kg.Controls, "actor/bob", "territory/south",
				"validFrom", "2014-03", "status", "DISPUTED",
				"disputes", []string{"relationship/controls/actor/land/territory/south"}),
			link(kg.About, "figure/troops", "provision/plan/2"),
			link(kg.About, "figure/officers", "provision/plan/1a"),
			link(kg.About, "event/leak", "proposal/plan"),
		},
		Meta: &kg.Meta{
			Title: "Made up", Description: "To try things on.", Licence: "CC0", LicenceURL: "https://example.org",
			CompiledOn: "2025-12-01", CoversUntil: "2025-11-30", Changelog: []kg.ChangelogEntry{
				{
					Date: "2025-12-02", Kind: "CORRECTED", Summary: "South was said to be part of North.",
					Reason: "The map of The Paper.", IDs: []kg.ID{"territory/south"},
					Removed: []kg.ID{"relationship/part-of/territory/south/territory/north"},
				},
				{
					Date: "2025-12-01", Kind: "ADDED", Summary: "The plan and the treaty.",
					IDs: []kg.ID{"proposal/plan", "agreement/treaty"},
				},
			},
		},
	}
	kg.Complete(&b)
	return b
}

// entity returns an entity. The fields are names and values in turn.
func entity(id kg.ID, k kg.Kind, name string, fields ...any) kg.Entity {
	e := kg.Entity{ID: id, Kind: k, Name: name, Fields: pairs(fields)}
	if k != kg.Source && k != kg.Evidence && e.Fields["evidence"] == nil {
		e.Fields["evidence"] = []string{"evidence/paper/front-page"}
	}
	return e
}

// provision returns a clause of a document. Its id follows from the document and the number.
func provision(document, number, partOf, wording string, topics ...string) kg.Entity {
	id, of := kg.ID("provision/"+document+"/"+number), "proposal/plan"
	if document == "treaty" {
		of = "agreement/treaty"
	}
	e := entity(id, kg.Provision, document+", "+number,
		"number", number, "wording", wording, "topics", topics, "document", of, "label", "point "+number,
		"nameInSentence", "point "+number+" of the "+document)
	if document == "plan" && number == "1" {
		for field, text := range map[string]string{
			"title": "The border", "titleUk": "Кордон", "nameUk": "План, пункт 1", "labelUk": "пункт 1",
			"nameInSentenceUk": "пункт 1 документа «План»",
		} {
			e.Fields[field] = text
		}
	}
	if partOf != "" {
		e.Fields["partOf"] = "provision/" + document + "/" + partOf
	}
	return e
}

// obligation returns an obligation of a clause of a plan. Ada coded it.
func obligation(document, number, letter, act, object, force string, fields ...any) kg.Entity {
	clause := document + "/" + number
	name := document + ", " + number + ": " + strings.ToLower(act) + " " + object
	return entity(kg.ID("obligation/"+clause+"/"+letter), kg.Obligation, name,
		append(fields, "acts", []string{act}, "object", object, "force", force, "codedBy", "actor/ada",
			"provision", "provision/"+clause, "document", "proposal/"+document,
			"clauseInSentence", "point "+number+" of the "+document)...)
}

// link returns a relationship. The fields are names and values in turn.
func link(t kg.Type, from, to kg.ID, fields ...any) kg.Relationship {
	r := kg.Relationship{ID: kg.RelationshipID(t, from, to, ""), Type: t, From: from, To: to, Fields: pairs(fields)}
	if r.Fields["status"] == nil {
		r.Fields["status"] = "STATED"
	}
	if r.Fields["evidence"] == nil {
		r.Fields["evidence"] = []string{"evidence/paper/front-page"}
	}
	return r
}

func pairs(fields []any) map[string]any {
	m := map[string]any{}
	for i := 0; i < len(fields); i += 2 {
		m[fields[i].(string)] = fields[i+1]
	}
	return m
}
