package kg

import "strings"

// A KindRow is all there is to say about a kind. Complete, lists, timelines and the
// contract read it, so a further kind has no switch: it is a constant, a row here, its
// fields, the types that join it, and a type of graph/internal/model.
type KindRow struct {
	Kind      Kind
	Doc       string // what an entity of this kind is, in one sentence
	One, Many string // what people call one of them, and several
	Group     Kind   // Document if it counts as one
	List      string // the name of the list of all of them; empty if there is none
	ListDoc   string // what is in that list
	Place     string // what clients call the order by sort key, if they may ask for it
	PlaceDoc  string

	moment string              // what a timeline calls its date, or notOnTimeline
	exists func(dating) string // when it was dated, a partial date or nothing
	known  func(dating) string // since when it is on the public record
	sort   func(Entity) string // its place in lists, before its ID
}

// notOnTimeline says of a kind that timelines do not show its date.
const notOnTimeline = "-"

// kinds is the table of the kinds that entities have and that clients see, in the
// order in which people list them.
var kinds = []KindRow{
	{
		Kind: Actor, One: "actor", Many: "actors",
		Doc:  "A state, an organisation, a body, a person or a medium: whoever can act or speak.",
		List: "actors", ListDoc: "All actors: whoever can act or speak.",
		moment: notOnTimeline, exists: ifProposed, known: sinceItExists, sort: byName,
	},
	{
		Kind: Proposal, One: "proposal", Many: "proposals", Group: Document,
		Doc:  "A document that was put forward and not agreed, such as the 28-point plan.",
		List: "proposals", ListDoc: "All proposals: documents that were put forward and not agreed.",
		moment: "DATED", exists: ownDate, known: ofText, sort: byName,
	},
	{
		Kind: Agreement, One: "agreement", Many: "agreements", Group: Document,
		Doc:  "A document that was agreed, such as the Budapest Memorandum.",
		List: "agreements", ListDoc: "All agreements: documents that were agreed.",
		moment: "DATED", exists: ownDate, known: ofText, sort: byName,
	},
	{
		Kind: Provision, One: "clause", Many: "clauses",
		Doc:  "A clause of a document, or a lettered part of a clause.",
		List: "provisions", ListDoc: "All clauses of all documents.",
		moment: notOnTimeline, exists: dateOf("document"), known: ofText, sort: byPlaceIn("document", "number"),
	},
	{
		Kind: Territory, One: "place", Many: "places",
		Doc:  "A place that clauses are about.",
		List: "territories", ListDoc: "All places that clauses are about.",
		moment: notOnTimeline, exists: ifProposed, known: sinceItExists, sort: byName,
	},
	{
		Kind: Objection, One: "objection", Many: "objections",
		Doc:  "A statement against a document or clause, by somebody, on a day.",
		List: "objections", ListDoc: "All objections: statements against documents and clauses.",
		moment: "OBJECTION", exists: ownDate, known: ofText, sort: byDate,
	},
	{
		Kind: Figure, One: "figure", Many: "figures",
		Doc:  "A number that somebody gave, such as 600,000 troops.",
		List: "figures", ListDoc: "All figures: numbers that somebody gave.",
		moment: notOnTimeline, exists: never, known: oncePublished, sort: byDate,
	},
	{
		Kind: Event, One: "event", Many: "events",
		Doc:  "Something that happened on a day: a summit, a leak, a statement.",
		List: "events", ListDoc: "All events: what happened, by day.",
		moment: "EVENT", exists: ownDate, known: onceHappened, sort: byDate,
	},
	{
		Kind: Source, One: "source", Many: "sources",
		Doc:  "A published document that evidence is taken from.",
		List: "sources", ListDoc: "All sources: published documents that evidence is taken from.",
		moment: notOnTimeline, exists: never, known: ownDate, sort: byName,
	},
	{
		Kind: Evidence, One: "piece of evidence", Many: "pieces of evidence",
		Doc:  "The words in one source that an entry relies on.",
		List: "evidence", ListDoc: "All pieces of evidence: the words that entries rely on.",
		Place: "PLACE", PlaceDoc: "Sort by source, then by the place in the source.",
		moment: notOnTimeline, exists: never, known: dateOf("source"), sort: byPlaceIn("source", "locator"),
	},
}

// groups is the table of what several kinds are together.
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

// mergedRow is the row of what no client sees.
var mergedRow = KindRow{Kind: Merged, moment: notOnTimeline, exists: never, known: never, sort: byName}

// kindRows are all rows by their kind.
var kindRows = func() map[Kind]KindRow {
	all := map[Kind]KindRow{Merged: mergedRow}
	for _, row := range append(groups[:len(groups):len(groups)], kinds...) {
		all[row.Kind] = row
	}
	return all
}()

// Row returns all that there is to say about kind k, which is one of Kinds, Document
// or Any.
func (k Kind) Row() KindRow { return kindRows[k] }

// Moment returns what a timeline calls the date of an entity of kind k: DATED, EVENT or
// OBJECTION. It is empty if timelines do not show that date; a figure's date, for one,
// is often about another day than the figure.
func (k Kind) Moment() string {
	if moment := kindRows[k].moment; moment != notOnTimeline {
		return moment
	}
	return ""
}

// IDPrefix returns how the IDs of entities of kind k start, without the slash.
func (k Kind) IDPrefix() string { return strings.ToLower(string(k)) }

// dates returns the row of a kind with the functions that Complete calls. What has none
// is no entity of a data set, and gets those of what was merged.
func (k Kind) dates() KindRow {
	if row := kindRows[k]; row.sort != nil {
		return row
	}
	return mergedRow
}
