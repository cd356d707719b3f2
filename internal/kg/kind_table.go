package kg

import "strings"

// The kinds of entities. The table kinds has a row for each. An ID starts with the lower-case name of the kind.
const (
	Actor      Kind = "Actor"
	Proposal   Kind = "Proposal"
	Agreement  Kind = "Agreement"
	Provision  Kind = "Provision"
	Obligation Kind = "Obligation"
	Territory  Kind = "Territory"
	Objection  Kind = "Objection"
	Figure     Kind = "Figure"
	Event      Kind = "Event"
	Source     Kind = "Source"
	Evidence   Kind = "Evidence"

	// Merged marks an entity that became part of another. Its field "into" names the other entity, and
	// [query.Graph.Items] follows it. No list contains it.
	Merged Kind = "Merged"
)

// A KindRow is everything that the code knows about a kind. Complete, lists, timelines and the contract read it, so no
// other place has a switch over kinds. A new kind needs a constant, a row here, its fields, the types that join it, and
// a type of graph/internal/model. Its list needs a resolver, a golden and a page. CONTRIBUTING.md has the recipe.
type KindRow struct {
	Kind      Kind
	Doc       string // one sentence: what an entity of this kind is
	One, Many string // the noun for readers, singular and plural
	Group     Kind   // Document, if the kind counts as a document
	List      string // the root field that lists all entities of the kind; empty: there is no such field
	ListDoc   string // the description of that root field
	Place     string // clients' name for the order by sort key; empty: clients cannot ask for this order
	PlaceDoc  string

	search int                    // its class in a search, from 1: within a tier a lower class comes first
	moment string                 // the name of its date on a timeline, or notOnTimeline
	exists func(dateInput) string // since when it exists: a partial date or ""
	known  func(dateInput) string // since when it is on the public record: a partial date or ""
	sort   func(Entity) string    // its sort key in lists; ties are sorted by ID
}

// notOnTimeline means that timelines do not show the date of a kind.
const notOnTimeline = "-"

// kinds is the table of the kinds that clients see, in display order.
var kinds = []KindRow{
	{
		Kind: Actor, One: "actor", Many: "actors",
		Doc:  "A state, an organisation, a body, a person or a medium: whoever can act or speak.",
		List: "actors", ListDoc: "All actors: whoever can act or speak.",
		search: 1, moment: notOnTimeline, exists: ifProposed, known: sinceItExists, sort: byName,
	},
	{
		Kind: Proposal, One: "proposal", Many: "proposals", Group: Document,
		Doc:  "A document that was put forward and not agreed, such as the 28-point plan.",
		List: "proposals", ListDoc: "All proposals: documents that were put forward and not agreed.",
		search: 1, moment: "DATED", exists: ownDate, known: textPublished, sort: byName,
	},
	{
		Kind: Agreement, One: "agreement", Many: "agreements", Group: Document,
		Doc:  "A document that was agreed, such as the Budapest Memorandum.",
		List: "agreements", ListDoc: "All agreements: documents that were agreed.",
		search: 1, moment: "DATED", exists: ownDate, known: textPublished, sort: byName,
	},
	{
		Kind: Provision, One: "clause", Many: "clauses",
		Doc:  "A clause of a document, or a lettered part of a clause.",
		List: "provisions", ListDoc: "All clauses of all documents.",
		search: 2, moment: notOnTimeline, exists: dateOf("document"), known: textPublished, sort: byPlaceIn("document", "number"),
	},
	{
		Kind: Obligation, One: "obligation", Many: "obligations",
		Doc:  "An act that a clause asks for, such as to limit an army. What the clause asks for is a reading by somebody.",
		List: "allObligations", ListDoc: "All obligations: the acts that clauses ask for.",
		search: 4, moment: notOnTimeline, exists: dateOf("document"), known: textPublished, sort: byID,
	},
	{
		Kind: Territory, One: "place", Many: "places",
		Doc:  "A place that clauses are about.",
		List: "territories", ListDoc: "All places that clauses are about.",
		search: 1, moment: notOnTimeline, exists: ifProposed, known: sinceItExists, sort: byName,
	},
	{
		Kind: Objection, One: "objection", Many: "objections",
		Doc:  "A statement against a document or clause, by somebody, on a day.",
		List: "objections", ListDoc: "All objections: statements against documents and clauses.",
		search: 3, moment: "OBJECTION", exists: ownDate, known: textPublished, sort: byDate,
	},
	{
		Kind: Figure, One: "figure", Many: "figures",
		Doc:  "A number that somebody gave, such as 600,000 troops.",
		List: "figures", ListDoc: "All figures: numbers that somebody gave.",
		search: 3, moment: notOnTimeline, exists: never, known: publishedOrDated, sort: byDate,
	},
	{
		Kind: Event, One: "event", Many: "events",
		Doc:  "Something that happened on a day: a summit, a leak, a statement.",
		List: "events", ListDoc: "All events: what happened, in the order of the days.",
		search: 3, moment: "EVENT", exists: ownDate, known: eventPublished, sort: byDate,
	},
	{
		Kind: Source, One: "source", Many: "sources",
		Doc:  "A published document that evidence is taken from.",
		List: "sources", ListDoc: "All sources: published documents that evidence is taken from.",
		search: 4, moment: notOnTimeline, exists: never, known: ownDate, sort: byName,
	},
	{
		Kind: Evidence, One: "piece of evidence", Many: "pieces of evidence",
		Doc:  "The words in one source that an entry relies on.",
		List: "evidence", ListDoc: "All pieces of evidence: the words that entries rely on.",
		Place: "PLACE", PlaceDoc: "Sort by source, then by the place in the source.",
		search: 4, moment: notOnTimeline, exists: never, known: dateOf("source"), sort: byPlaceIn("source", "locator"),
	},
}

// groups is the table of the names that stand for several kinds.
var groups = []KindRow{
	{
		Kind: Document, One: "document", Many: "documents",
		Doc:  "A document with numbered clauses: a proposal or an agreement.",
		List: "documents", ListDoc: "All documents: proposals and agreements.",
	},
	{
		Kind: Any, One: "entity", Many: "entities",
		Doc: "Something in the graph that relationships can join: an actor, a document, a clause, an event and so on.",
	},
}

// mergedRow is the row of Merged, which no client sees.
var mergedRow = KindRow{Kind: Merged, moment: notOnTimeline, exists: never, known: never, sort: byName}

// kindRows maps a kind, or a name for several kinds, to its row.
var kindRows = func() map[Kind]KindRow {
	all := map[Kind]KindRow{Merged: mergedRow}
	for _, row := range append(groups[:len(groups):len(groups)], kinds...) {
		all[row.Kind] = row
	}
	return all
}()

// Row returns the row of kind k, which is one of Kinds, Document or Any.
func (k Kind) Row() KindRow { return kindRows[k] }

// SearchClass returns the class of kind k in a search: 0 for the kinds that come first within a tier, and so on.
func (k Kind) SearchClass() int { return kindRows[k].search - 1 }

// Moment returns the name of the date of an entity of kind k on a timeline, such as DATED or EVENT. It returns ""
// if timelines do not show the date. They do not show the date of a figure, for example, because the figure is often
// about another day.
func (k Kind) Moment() string {
	if moment := kindRows[k].moment; moment != notOnTimeline {
		return moment
	}
	return ""
}

// IDPrefix returns the first part of the IDs of entities of kind k, without the slash.
func (k Kind) IDPrefix() string { return strings.ToLower(string(k)) }

// dates returns the row with the functions that Complete calls. A kind without such functions cannot be in a valid
// data set; dates returns the row of Merged for it.
func (k Kind) dates() KindRow {
	if row := kindRows[k]; row.sort != nil {
		return row
	}
	return mergedRow
}
