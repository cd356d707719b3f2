// Package rules looks for facts that are written correctly and are likely to be wrong, unfair or badly supported. Package
// kg refuses a data set that breaks its form; a rule of this package says what an editor should look at next.
//
// Each rule has a file and a row in the table of [All]. A finding that is right as it is has an entry with a reason in
// exceptions.yaml.
package rules

import "accordgraph/internal/kg"

// A Severity says what a finding means for a data set.
type Severity string

// The severities. A data set with an [Error] that is no exception is not fit to be published. A [Warning] is work to do.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Rule finds one sort of fault.
type Rule struct {
	Name     string // a slug, which exceptions and tests name
	Severity Severity
	Says     string // what each finding has in common, as one sentence
	check    func(*dataset) []Finding
}

// A Finding is one thing that an editor should look at. A rule has at most one finding for an ID.
type Finding struct {
	ID   kg.ID  `json:"id"`   // the entity or relationship to change
	What string `json:"what"` // what is wrong with it, and what would settle it
}

// All returns the rules, the most serious first.
func All() []Rule {
	return []Rule{
		{
			"dated-after-its-source", Error,
			"A statement, figure or event has a date later than the source that reports it.",
			datedAfterItsSource,
		},
		{
			"claim-without-rival", Error,
			"A claim to a place looks undisputed, and it is not.",
			claimWithoutRival,
		},
		{
			"judgement-without-counter-view", Error,
			"A judgement of the compiler does not say what speaks against it.",
			judgementWithoutCounterView,
		},
		{
			"compilers-conflict-beside-a-named-one", Error,
			"The compiler finds a conflict that a named person finds too.",
			compilersConflictBesideANamedOne,
		},
		{"agreement-without-date", Error, "An agreement has no date.", agreementWithoutDate},
		{"orphan", Error, "Nothing is linked with an entity.", orphan},
		{"uncited-source", Error, "Nothing rests on a source.", uncitedSource},
		{
			"outcome-without-clause", Error,
			"An objection has the outcome that a text gave way, and the graph has no clause that did.",
			outcomeWithoutClause,
		},
		{
			"reported-with-its-text", Error,
			"A document has the status REPORTED, and a source has its text.",
			reportedWithItsText,
		},
		{
			"accusation-without-answer", Warning,
			"A named actor finds a conflict or a breach, and the graph has no answer to it.",
			accusationWithoutAnswer,
		},
		{
			"breach-by-one-account", Warning,
			"Only one actor says whether a clause or document was kept.",
			breachByOneAccount,
		},
		{
			"one-sided", Warning,
			"Nearly all who spoke of a text are on one side.",
			oneSided,
		},
		{
			"reading-of-a-clause", Warning,
			"A reading of a clause has no claimant and no evidence but the clause.",
			readingOfAClause,
		},
		{
			"claimant-without-words", Warning,
			"Somebody is said to read a clause in some way, and the evidence is only the clause.",
			claimantWithoutWords,
		},
		{"general-knowledge", Warning, "Evidence is general knowledge, which no reader can check.", generalKnowledge},
		{"source-without-address", Warning, "A source has no address, so no reader can open it.", sourceWithoutAddress},
		{"weak-source-alone", Warning, "A fact rests on one weak source.", weakSourceAlone},
		{"office-without-start", Warning, "An office has no start.", officeWithoutStart},
		{"no-summary", Warning, "An entity has no summary for a reader who has never heard of it.", noSummary},
		{"clause-without-title", Warning, "A clause has no title.", clauseWithoutTitle},
		{"untouching-clause", Warning, "A clause touches no place, nobody and no objection.", untouchingClause},
	}
}
