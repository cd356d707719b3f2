package rules

import "accordgraph/internal/kg"

// news is a paper of 20 November, and later one of 25 November.
func news() []any {
	return with(
		source("early", "NEWS", "2025-11-20", "ESTABLISHED", "SEEN"),
		source("late", "NEWS", "2025-11-25", "ESTABLISHED", "SEEN"),
		source("month", "NEWS", "2025-11", "ESTABLISHED", "SEEN"),
		source("treaty", "TREATY_TEXT", "1994-12-05", "PRIMARY", "QUOTED"),
		source("tabloid", "AGGREGATOR", "2025-11-20", "WEAK", "SEEN"),
		source("memory", "COMPILER", "", "UNSOURCED", "GENERAL_KNOWLEDGE"),
	)
}

// cases has one case for each rule, by its name.
var cases = map[string]testCase{
	"dated-after-its-source": {
		dataOf(append(news(),
			thing("objection/foretold", "date", "2025-11-21", "evidence", cited("late", "early")),
			thing("objection/same-day", "date", "2025-11-20", "evidence", cited("early")),
			thing("objection/in-the-month", "date", "2025-11-21", "evidence", cited("month", "treaty")),
			thing("figure/foretold", "date", "2025-12", "evidence", cited("late")),
			thing("event/never-seen", "date", "2025-11-26", "evidence", cited("early", "late")),
			thing("event/announced", "date", "2025-11-24", "evidence", cited("early", "late")),
			thing("event/remembered", "date", "2025-11-26", "evidence", cited("early", "memory")),
			link(kg.Supports, "actor/b", "proposal/plan", "validFrom", "2025-12", "evidence", cited("late")),
			link(kg.Assessed, "actor/b", "agreement/pact", "validFrom", "2025-11-20", "evidence", cited("late")),
		)...),
		[]string{
			"objection/foretold", "figure/foretold", "event/never-seen", "relationship/supports/actor/b/proposal/plan",
		},
	},
	"claim-without-rival": {
		dataOf(
			link(kg.Claims, "actor/a", "territory/held", "status", "STATED"),
			link(kg.Controls, "actor/b", "territory/held"),
			link(kg.Claims, "actor/a", "territory/twice", "status", "STATED"),
			link(kg.Claims, "actor/b", "territory/twice", "status", "DISPUTED"),
			link(kg.Claims, "actor/a", "territory/own", "status", "STATED"),
			link(kg.Controls, "actor/a", "territory/own"),
			link(kg.Controls, "actor/b", "territory/own", "validTo", "1991"),
			thing("actor/c", "country", "RU"), thing("actor/d", "country", "UA"),
			thing("territory/foreign", "country", "UA"),
			link(kg.Claims, "actor/c", "territory/foreign", "status", "DISPUTED"),
			thing("territory/both", "country", "UA"),
			link(kg.Claims, "actor/c", "territory/both", "status", "DISPUTED"),
			link(kg.Claims, "actor/d", "territory/both", "status", "DISPUTED"),
		),
		[]string{
			"relationship/claims/actor/a/territory/held", "relationship/claims/actor/a/territory/twice",
			"relationship/claims/actor/c/territory/foreign",
		},
	},
	"judgement-without-counter-view": {
		dataOf(compiler(),
			link(kg.ConflictsWith, "provision/plan/1", "agreement/pact", "assertedBy", "actor/compiler", "note", "It breaks it."),
			link(kg.Weakens, "provision/plan/2", "agreement/pact", "assertedBy", "actor/compiler", "note", "So. Against it: not so."),
			link(kg.Weakens, "provision/plan/3", "agreement/pact", "assertedBy", "actor/compiler",
				"disputes", []string{"relationship/x"}),
			link(kg.ConflictsWith, "provision/plan/4", "agreement/pact", "assertedBy", "actor/a"),
		),
		[]string{"relationship/conflicts-with/provision/plan/1/agreement/pact"},
	},
	"accusation-without-answer": {
		dataOf(compiler(),
			link(kg.ConflictsWith, "provision/plan/1", "agreement/pact", "assertedBy", "actor/compiler"),
			link(kg.Violated, "actor/b", "agreement/pact", "assertedBy", "actor/a"),
			link(kg.Violated, "actor/c", "agreement/pact", "assertedBy", "actor/a"),
			link(kg.Assessed, "actor/c", "agreement/pact",
				"disputes", []string{"relationship/violated/actor/c/agreement/pact"}),
		),
		[]string{"relationship/violated/actor/b/agreement/pact"},
	},
	"compilers-conflict-beside-a-named-one": {
		dataOf(compiler(), clause("pact", "2"),
			link(kg.ConflictsWith, "provision/plan/1", "agreement/pact", "assertedBy", "actor/a"),
			link(kg.ConflictsWith, "provision/plan/1a", "provision/pact/2", "assertedBy", "actor/compiler"),
			link(kg.ConflictsWith, "provision/plan/2", "provision/pact/2", "assertedBy", "actor/compiler"),
		),
		[]string{"relationship/conflicts-with/provision/plan/1a/provision/pact/2"},
	},
	"agreement-without-date": {
		dataOf(thing("agreement/pact"), thing("agreement/dated", "date", "1994"), thing("proposal/plan")),
		[]string{"agreement/pact"},
	},
	"orphan": {
		dataOf(thing("actor/a"), thing("actor/b"), thing("actor/c"), thing("actor/agency"), thing("proposal/plan"),
			thing("source/paper", "repeats", "actor/agency"),
			link(kg.Proposed, "actor/a", "proposal/plan", "assertedBy", "actor/b"),
		),
		[]string{"actor/c"},
	},
	"outcome-without-clause": {
		dataOf(
			clause("plan", "1"), clause("plan", "2"), clause("plan", "2a"),
			thing("objection/bare", "outcome", "SUSTAINED"),
			thing("objection/no-clause", "outcome", "SUSTAINED", "fieldEvidence", []string{"outcome evidence/early/1"}),
			thing("objection/unchanged", "outcome", "SUSTAINED_IN_PART", "fieldEvidence", []string{"outcome evidence/early/1"}),
			thing("objection/heard", "outcome", "SUSTAINED_IN_PART", "fieldEvidence", []string{"outcome evidence/early/1"}),
			thing("objection/open", "outcome", "OPEN"),
			thing("objection/too-late", "date", "2025-12-24", "outcome", "SUSTAINED",
				"fieldEvidence", []string{"outcome evidence/early/1"}),
			thing("proposal/later", "date", "2025-12-23"),
			link(kg.ObjectsTo, "objection/too-late", "provision/plan/2"),
			link(kg.ObjectsTo, "objection/no-clause", "proposal/other"),
			link(kg.ObjectsTo, "objection/unchanged", "provision/plan/1"),
			link(kg.ObjectsTo, "objection/heard", "provision/plan/2"),
			link(kg.AlignsWith, "provision/later/1", "provision/plan/1", "alignment", "SAME"),
			link(kg.AlignsWith, "proposal/later", "provision/plan/2a", "alignment", "DROPPED"),
		),
		[]string{"objection/bare", "objection/no-clause", "objection/unchanged", "objection/too-late"},
	},
	"reported-with-its-text": {
		dataOf(append(news(),
			thing("proposal/plan", "status", "REPORTED", "evidence", cited("early")), clause("plan", "1", "evidence", cited("treaty")),
			thing("proposal/secret", "status", "REPORTED", "evidence", cited("early")), clause("secret", "1", "evidence", cited("late")),
			thing("proposal/known", "status", "PUBLISHED", "evidence", cited("treaty")),
		)...),
		[]string{"proposal/plan"},
	},
	"breach-by-one-account": {
		dataOf(
			link(kg.Assessed, "actor/a", "provision/pact/1"),
			link(kg.Assessed, "actor/a", "provision/pact/2"),
			link(kg.Assessed, "actor/b", "provision/pact/2"),
		),
		[]string{"provision/pact/1"},
	},
	"one-sided": {
		dataOf(
			thing("proposal/plan"), clause("plan", "1"), thing("proposal/quiet"), thing("proposal/even"),
			link(kg.Raised, "actor/a", "objection/1"), link(kg.Raised, "actor/b", "objection/1"),
			link(kg.Raised, "actor/c", "objection/1"), link(kg.Raised, "actor/d", "objection/1"),
			link(kg.Raised, "actor/a", "objection/2"),
			link(kg.ObjectsTo, "objection/1", "provision/plan/1"), link(kg.ObjectsTo, "objection/2", "proposal/plan"),
			link(kg.ObjectsTo, "objection/2", "proposal/quiet"),
			link(kg.Supports, "actor/e", "proposal/plan", "status", "RETRACTED"),
			link(kg.ObjectsTo, "objection/1", "proposal/even"), link(kg.Supports, "actor/e", "proposal/even"),
		),
		[]string{"proposal/plan"},
	},
	"reading-of-a-clause": {
		dataOf(
			clause("plan", "1", "evidence", cited("early", "late")),
			link(kg.Obliges, "provision/plan/1", "actor/a", "evidence", cited("early")),
			link(kg.Benefits, "provision/plan/1", "actor/a", "evidence", cited("early"), "assertedBy", "actor/b"),
			link(kg.Benefits, "provision/plan/1", "actor/b", "evidence", cited("early", "month")),
			link(kg.Affects, "provision/plan/1", "territory/t", "evidence", cited("early")),
		),
		[]string{"relationship/obliges/provision/plan/1/actor/a"},
	},
	"claimant-without-words": {
		dataOf(compiler(),
			clause("plan", "1", "evidence", cited("early", "late")),
			link(kg.Proposed, "actor/author", "proposal/plan"),
			link(kg.Benefits, "provision/plan/1", "actor/a", "evidence", cited("early"), "assertedBy", "actor/critic"),
			link(kg.Benefits, "provision/plan/1", "actor/b", "evidence", cited("early", "month"), "assertedBy", "actor/critic"),
			link(kg.Benefits, "provision/plan/1", "actor/c", "evidence", cited("early"), "assertedBy", "actor/author"),
			link(kg.Benefits, "provision/plan/1", "actor/d", "evidence", cited("early"), "assertedBy", "actor/compiler"),
			link(kg.Benefits, "provision/plan/1", "actor/e", "evidence", cited("early")),
		),
		[]string{"relationship/benefits/provision/plan/1/actor/a"},
	},
	"uncited-source": {
		dataOf(append(source("early", "NEWS", "2025-11-20", "ESTABLISHED", "SEEN"),
			append(source("late", "NEWS", "2025-11-25", "ESTABLISHED", "SEEN"), thing("actor/a", "evidence", cited("late")))...)...),
		[]string{"source/early"},
	},
	"source-without-address": {
		dataOf(thing("source/open", "url", "https://example.org"), thing("source/lost", "sourceKind", "NEWS"),
			thing("source/memory", "sourceKind", "COMPILER")),
		[]string{"source/lost"},
	},
	"general-knowledge": {dataOf(news()...), []string{"evidence/memory/1"}},
	"weak-source-alone": {
		dataOf(append(news(),
			thing("actor/a", "evidence", cited("tabloid", "memory")),
			thing("actor/b", "evidence", cited("tabloid", "early")),
			thing("actor/c", "evidence", cited("memory")),
			link(kg.Supports, "actor/a", "proposal/plan", "evidence", cited("tabloid")),
		)...),
		[]string{"actor/a", "relationship/supports/actor/a/proposal/plan"},
	},
	"office-without-start": {
		dataOf(link(kg.HoldsOffice, "actor/a", "actor/b"), link(kg.HoldsOffice, "actor/c", "actor/b", "validFrom", "2024")),
		[]string{"relationship/holds-office/actor/a/actor/b"},
	},
	"no-summary": {
		dataOf(
			thing("actor/a"), thing("actor/b", "summary", "A state."), thing("actor/voter"), thing("actor/speaker"),
			thing("event/e"), thing("figure/f"), thing("objection/o"), thing("territory/t"), thing("proposal/plan"),
			thing("agreement/pact", "summary", "A pact."), clause("plan", "1"),
			link(kg.Voted, "actor/voter", "agreement/pact"), link(kg.Voted, "actor/speaker", "agreement/pact"),
			link(kg.Supports, "actor/speaker", "agreement/pact"),
		),
		[]string{"actor/a", "actor/speaker", "event/e", "figure/f", "objection/o", "territory/t", "proposal/plan"},
	},
	"clause-without-title": {
		dataOf(clause("plan", "1"), clause("plan", "2", "title", "Army"), thing("proposal/plan")),
		[]string{"provision/plan/1"},
	},
	"untouching-clause": {
		dataOf(
			clause("plan", "1"), clause("plan", "2"), clause("plan", "3"),
			link(kg.Affects, "provision/plan/2", "territory/t"), link(kg.ObjectsTo, "objection/o", "provision/plan/3"),
		),
		[]string{"provision/plan/1"},
	},
}
