package kg

import (
	"slices"
	"strings"
)

// A Type is the type of a relationship: what it states. It is in upper case, as Neo4j shows it.
type Type string

// These are all types. The table types has a row for each.
const (
	Proposed      Type = "PROPOSED"
	PartyTo       Type = "PARTY_TO"
	Signed        Type = "SIGNED"
	Ratified      Type = "RATIFIED"
	WithdrewFrom  Type = "WITHDREW_FROM"
	Guarantees    Type = "GUARANTEES"
	Verifies      Type = "VERIFIES"
	Enforces      Type = "ENFORCES"
	Pays          Type = "PAYS"
	Mediated      Type = "MEDIATED"
	Voted         Type = "VOTED"
	Contains      Type = "CONTAINS"
	Asks          Type = "ASKS"
	OwedBy        Type = "OWED_BY"
	OwedTo        Type = "OWED_TO"
	Obliges       Type = "OBLIGES"
	Benefits      Type = "BENEFITS"
	Affects       Type = "AFFECTS"
	Raised        Type = "RAISED"
	ObjectsTo     Type = "OBJECTS_TO"
	SpeaksOf      Type = "SPEAKS_OF"
	Supports      Type = "SUPPORTS"
	ConflictsWith Type = "CONFLICTS_WITH"
	Weakens       Type = "WEAKENS"
	Reaffirms     Type = "REAFFIRMS"
	Repeats       Type = "REPEATS"
	DependsOn     Type = "DEPENDS_ON"
	Requires      Type = "REQUIRES"
	Exceeds       Type = "EXCEEDS"
	AlignsWith    Type = "ALIGNS_WITH"
	DerivedFrom   Type = "DERIVED_FROM"
	Supersedes    Type = "SUPERSEDES"
	Violated      Type = "VIOLATED"
	Assessed      Type = "ASSESSED"
	Terminated    Type = "TERMINATED"
	PartOf        Type = "PART_OF"
	HoldsOffice   Type = "HOLDS_OFFICE"
	MemberOf      Type = "MEMBER_OF"
	Controls      Type = "CONTROLS"
	Claims        Type = "CLAIMS"
	Recognises    Type = "RECOGNISES"
	About         Type = "ABOUT"
	Cites         Type = "CITES"
)

// A typeRow is everything that the code knows about a type. Stores, filters, the rules of a data set and the contract
// read it. A new type needs a constant, a row here, a phrase in each language, and a method of graph/internal/model
// for each of its moves. CONTRIBUTING.md has the recipe.
type typeRow struct {
	Type     Type
	Doc      string // one sentence that reads from source to target
	From, To []Kind // the kinds that it may start from and lead to
	Rules    rules
	Moves    []Move // how clients follow it: at least one from each end, for all kinds that it may join
}

// rules are the rules for all relationships of a type, as a set of bits. A row without rules has the value plain, so
// that nobody forgets to decide.
type rules uint8

const (
	plain    rules = 1 << iota // none of the rules below
	claimed                    // they are claims: a data set names the claimant
	changing                   // they begin and end over time; see [Type.Changes]
	acyclic                    // they never form a circle
	sameKind                   // both their ends have the same kind
)

// types is the table of all types, in display order.
var types = []typeRow{
	{
		Type: Proposed, Doc: "An actor proposed a document.",
		From: []Kind{Actor}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "proposed", Document, "Documents that the actor proposed."),
			back(Document, "proposedBy", Actor, "Actors that proposed the document."),
		},
	},
	{
		Type: PartyTo, Doc: "An actor is party to a document.",
		From: []Kind{Actor}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "agreements", Agreement, "Agreements that the actor is party to."),
			forward(Actor, "partyTo", Document,
				"Documents that the actor agreed to, or would have to agree to. "+
					"The relationship of the edge says in which role."),
			back(Document, "parties", Actor,
				"Actors that agreed to the document, or would have to agree to it. "+
					"The relationship of the edge says in which role."),
		},
	},
	{
		Type: Signed, Doc: "An actor signed a document.",
		From: []Kind{Actor}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "signed", Document, "Documents that the actor signed."),
			back(Document, "signedBy", Actor, "Actors that signed the document. The relationship of the edge says when."),
		},
	},
	{
		Type: Ratified, Doc: "An actor ratified a document, or acceded to it.",
		From: []Kind{Actor}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "ratified", Document, "Documents that the actor ratified, or acceded to."),
			back(Document, "ratifiedBy", Actor,
				"Actors that ratified the document, or acceded to it. The relationship of the edge says when."),
		},
	},
	{
		Type: WithdrewFrom, Doc: "An actor withdrew from a document.",
		From: []Kind{Actor}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "withdrewFrom", Document, "Documents that the actor withdrew from."),
			back(Document, "withdrawnBy", Actor,
				"Actors that withdrew from the document. The relationship of the edge says when."),
		},
	},
	{
		Type: Guarantees, Doc: "An actor guarantees a document or clause.",
		From: []Kind{Actor}, To: []Kind{Document, Provision}, Rules: plain,
		Moves: []Move{
			forward(Actor, "guarantees", Any, "Documents and clauses that the actor guarantees."),
			back(Document, "guarantors", Actor, "Actors that promised to guarantee the document."),
			back(Provision, "guarantors", Actor, "Actors that promised to guarantee the clause."),
		},
	},
	{
		Type: Verifies, Doc: "An actor verifies whether an obligation or clause is kept.",
		From: []Kind{Actor}, To: []Kind{Obligation, Provision}, Rules: plain,
		Moves: []Move{
			forward(Actor, "verifies", Any, "Obligations and clauses that the actor verifies."),
			back(Provision, "verifiedBy", Actor, "Actors that verify whether the clause is kept."),
			back(Obligation, "verifiedBy", Actor,
				"Actors that verify whether the obligation is kept. Empty: the text names nobody."),
		},
	},
	{
		Type: Enforces, Doc: "An actor enforces an obligation or clause.",
		From: []Kind{Actor}, To: []Kind{Obligation, Provision}, Rules: plain,
		Moves: []Move{
			forward(Actor, "enforces", Any, "Obligations and clauses that the actor enforces."),
			back(Provision, "enforcedBy", Actor, "Actors that enforce the clause."),
			back(Obligation, "enforcedBy", Actor, "Actors that enforce the obligation. Empty: the text names nobody."),
		},
	},
	{
		Type: Pays, Doc: "An actor pays for an obligation or clause.",
		From: []Kind{Actor}, To: []Kind{Obligation, Provision}, Rules: plain,
		Moves: []Move{
			forward(Actor, "pays", Any, "Obligations and clauses that the actor pays for."),
			back(Provision, "paidBy", Actor, "Actors that pay for what the clause says."),
			back(Obligation, "paidBy", Actor, "Actors that pay for the obligation. Empty: the text names nobody."),
		},
	},
	{
		Type: Mediated, Doc: "An actor mediated a document.",
		From: []Kind{Actor}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "mediated", Document, "Documents that the actor mediated."),
			back(Document, "mediators", Actor, "Actors that mediated between the parties to the document."),
		},
	},
	{
		Type: Voted, Doc: "An actor voted on a document.",
		From: []Kind{Actor}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "votes", Document,
				"Documents on which the actor had a vote. The relationship of the edge says how the actor voted."),
			back(Document, "voters", Actor,
				"Actors that had a vote on the document. The relationship of the edge says how each voted."),
		},
	},
	{
		Type: Contains, Doc: "A document or clause contains a clause.",
		From: []Kind{Document, Provision}, To: []Kind{Provision}, Rules: plain,
		Moves: []Move{
			forward(Document, "provisions", Provision,
				"Clauses of the document, in their order. "+
					"The parts of a clause are in the field `parts` of the clause."),
			forward(Provision, "parts", Provision, "Lettered parts of the clause, in their order."),
			back(Provision, "containedIn", Any,
				"The document that contains the clause, or the clause that the clause is a part of."),
		},
	},
	{
		Type: Asks, Doc: "A clause asks for an act, which is an obligation.",
		From: []Kind{Provision}, To: []Kind{Obligation}, Rules: claimed,
		Moves: []Move{
			forward(Provision, "obligations", Obligation,
				"Acts that the clause asks for, in their order. The obligations of parts of the clause are in the field "+
					"`obligations` of the parts."),
			back(Obligation, "askedBy", Provision,
				"Clauses that ask for the act: always one, which is also in the field `provision`. "+
					"The relationship of the edge says whose reading that is."),
		},
	},
	{
		Type: OwedBy, Doc: "An obligation is owed by an actor.",
		From: []Kind{Obligation}, To: []Kind{Actor}, Rules: claimed,
		Moves: []Move{
			back(Actor, "owes", Obligation, "Obligations that the actor owes, as somebody reads the texts."),
			forward(Obligation, "owedBy", Actor, "Actors that owe the obligation. Empty: the text names nobody who acts."),
		},
	},
	{
		Type: OwedTo, Doc: "An obligation is owed to an actor.",
		From: []Kind{Obligation}, To: []Kind{Actor}, Rules: claimed,
		Moves: []Move{
			back(Actor, "isOwed", Obligation, "Obligations that are owed to the actor, as somebody reads the texts."),
			forward(Obligation, "owedTo", Actor,
				"Actors that the obligation is owed to. Empty: the text names nobody whom the act is for."),
		},
	},
	{
		Type: Obliges, Doc: "A clause obliges an actor.",
		From: []Kind{Provision}, To: []Kind{Actor}, Rules: plain,
		Moves: []Move{
			back(Actor, "obligedBy", Provision,
				"Clauses that oblige the actor to act or to refrain, by their words or as somebody reads them."),
			forward(Provision, "obliges", Actor,
				"Actors that the clause obliges to act or to refrain, by its words or as somebody reads them."),
		},
	},
	{
		Type: Benefits, Doc: "A clause benefits an actor.",
		From: []Kind{Provision}, To: []Kind{Actor}, Rules: plain,
		Moves: []Move{
			back(Actor, "benefitsFrom", Provision,
				"Clauses that benefit the actor, by their words or as somebody reads them."),
			forward(Provision, "benefits", Actor, "Actors that the clause benefits, by its words or as somebody reads them."),
		},
	},
	{
		Type: Affects, Doc: "A clause affects a place.",
		From: []Kind{Provision}, To: []Kind{Territory}, Rules: plain,
		Moves: []Move{
			forward(Provision, "territories", Territory, "Places that the clause is about."),
			back(Territory, "provisions", Provision, "Clauses about the place."),
		},
	},
	{
		Type: Raised, Doc: "An actor raised an objection.",
		From: []Kind{Actor}, To: []Kind{Objection}, Rules: plain,
		Moves: []Move{
			forward(Actor, "objections", Objection, "Objections that the actor raised against documents or clauses."),
			back(Objection, "raisedBy", Actor, "Actors that raised the objection."),
		},
	},
	{
		Type: ObjectsTo, Doc: "An objection is against a clause or document.",
		From: []Kind{Objection}, To: []Kind{Provision, Document}, Rules: plain,
		Moves: []Move{
			back(Document, "objections", Objection, "Objections to the document as a whole."),
			back(Provision, "objections", Objection, "Objections to the clause."),
			forward(Objection, "provisions", Provision, "Clauses that the objection is against."),
			forward(Objection, "documents", Document, "Whole documents that the objection is against."),
		},
	},
	{
		Type: SpeaksOf, Doc: "An objection says what an actor gives or gets under the text that it is against.",
		From: []Kind{Objection}, To: []Kind{Actor}, Rules: plain,
		Moves: []Move{
			forward(Objection, "speaksOf", Actor,
				"Actors of which the objection says what they give or get under the text. The note of the relationship has "+
					"what it says."),
			back(Actor, "spokenOfIn", Objection,
				"Objections that say what the actor gives or gets under a text. The note of the relationship has what they "+
					"say."),
		},
	},
	{
		Type: Supports, Doc: "An actor supports a clause or document.",
		From: []Kind{Actor}, To: []Kind{Provision, Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "supports", Any, "Documents and clauses that the actor supports."),
			back(Document, "supportedBy", Actor, "Actors that support the document."),
			back(Provision, "supportedBy", Actor, "Actors that support the clause."),
		},
	},
	{
		Type: ConflictsWith, Doc: "A clause conflicts with a clause or document.",
		From: []Kind{Provision}, To: []Kind{Provision, Document}, Rules: claimed,
		Moves: []Move{
			back(Document, "conflictingProvisions", Provision,
				"Clauses of other documents that, as somebody claims, conflict with the document as a whole."),
			eitherWay(Provision, "conflictsWith", Provision,
				"Clauses of other documents that, as somebody claims, conflict with the clause, in either direction. "+
					"The relationship of the edge says who claims it."),
			forward(Provision, "conflictsWithDocuments", Document,
				"Whole documents that the clause conflicts with, as somebody claims."),
		},
	},
	{
		Type: Weakens, Doc: "A clause weakens a clause or document.",
		From: []Kind{Provision}, To: []Kind{Provision, Document}, Rules: claimed,
		Moves: []Move{
			forward(Provision, "weakens", Provision, "Clauses that, as somebody claims, the clause weakens."),
			forward(Provision, "weakensDocuments", Document,
				"Whole documents that, as somebody claims, the clause weakens."),
			back(Provision, "weakenedBy", Provision, "Clauses that, as somebody claims, weaken the clause."),
			back(Document, "weakenedBy", Provision,
				"Clauses of other documents that, as somebody claims, weaken the document as a whole."),
		},
	},
	{
		Type: Reaffirms, Doc: "A clause reaffirms a clause or document.",
		From: []Kind{Provision}, To: []Kind{Provision, Document}, Rules: claimed,
		Moves: []Move{
			forward(Provision, "reaffirms", Provision, "Clauses that the clause reaffirms."),
			forward(Provision, "reaffirmsDocuments", Document, "Whole documents that the clause reaffirms."),
			back(Provision, "reaffirmedBy", Provision, "Clauses that reaffirm the clause."),
			back(Document, "reaffirmedBy", Provision, "Clauses of other documents that reaffirm the document as a whole."),
		},
	},
	{
		Type: Repeats, Doc: "A clause repeats a clause or document.",
		From: []Kind{Provision}, To: []Kind{Provision, Document}, Rules: claimed,
		Moves: []Move{
			forward(Provision, "repeats", Provision, "Clauses that the clause repeats."),
			forward(Provision, "repeatsDocuments", Document, "Whole documents that the clause repeats."),
			back(Provision, "repeatedBy", Provision, "Clauses that repeat the clause."),
			back(Document, "repeatedBy", Provision, "Clauses of other documents that repeat the document as a whole."),
		},
	},
	{
		Type: DependsOn, Doc: "A clause depends on a clause or document.",
		From: []Kind{Provision}, To: []Kind{Provision, Document}, Rules: claimed,
		Moves: []Move{
			forward(Provision, "dependsOn", Provision,
				"Clauses on which the clause depends, as a condition, in time, or because they void it. The relationship of "+
					"the edge says how."),
			forward(Provision, "dependsOnDocuments", Document,
				"Whole documents on which the clause depends. The relationship of the edge says how."),
			back(Provision, "dependents", Provision,
				"Clauses that depend on the clause. The relationship of the edge says how."),
			back(Document, "dependents", Provision,
				"Clauses that depend on the document as a whole. The relationship of the edge says how."),
		},
	},
	{
		Type: Requires, Doc: "A clause or document cannot take effect before an actor acts.",
		From: []Kind{Provision, Document}, To: []Kind{Actor}, Rules: claimed,
		Moves: []Move{
			forward(Provision, "requires", Actor,
				"Actors that have to act before the clause can take effect. The relationship of the edge says how."),
			forward(Document, "requires", Actor,
				"Actors that have to act before the document as a whole can take effect. The relationship of the edge "+
					"says how."),
			back(Actor, "requiredBy", Any,
				"Clauses and documents that cannot take effect before the actor acts. The relationship of the edge says how."),
		},
	},
	{
		Type: Exceeds, Doc: "A clause goes beyond a clause or document.",
		From: []Kind{Provision}, To: []Kind{Provision, Document}, Rules: claimed,
		Moves: []Move{
			forward(Provision, "exceeds", Provision, "Clauses that the clause goes beyond."),
			forward(Provision, "exceedsDocuments", Document, "Whole documents that the clause goes beyond."),
			back(Provision, "exceededBy", Provision, "Clauses that go beyond the clause."),
			back(Document, "exceededBy", Provision, "Clauses of other documents that go beyond the document as a whole."),
		},
	},
	{
		Type: AlignsWith,
		Doc:  "A clause answers a clause of another document, or a document has no clause that answers that clause.",
		From: []Kind{Provision, Document}, To: []Kind{Provision}, Rules: claimed,
		Moves: []Move{
			eitherWay(Provision, "alignsWith", Provision,
				"Clauses of other documents on the same matter. The relationship of the edge says whether the two "+
					"clauses say the same."),
			forward(Document, "dropped", Provision,
				"Clauses of other documents that no clause of the document answers, as somebody claims."),
			back(Provision, "droppedBy", Document,
				"Documents in which no clause answers the clause, as somebody claims."),
		},
	},
	{
		Type: DerivedFrom, Doc: "A document was derived from a document.",
		From: []Kind{Document}, To: []Kind{Document}, Rules: acyclic,
		Moves: []Move{
			forward(Document, "derivedFrom", Document, "Documents that the document was derived from."),
			back(Document, "derivations", Document, "Documents that were derived from the document."),
		},
	},
	{
		Type: Supersedes, Doc: "A document replaced a document.",
		From: []Kind{Document}, To: []Kind{Document}, Rules: acyclic,
		Moves: []Move{
			forward(Document, "supersedes", Document, "Documents that the document replaced."),
			back(Document, "supersededBy", Document, "Documents that replaced the document."),
		},
	},
	{
		Type: Violated, Doc: "An actor violated a document or clause.",
		From: []Kind{Actor}, To: []Kind{Document, Provision}, Rules: claimed | changing,
		Moves: []Move{
			forward(Actor, "violated", Any,
				"Documents and clauses that, as somebody claims, the actor violated. The relationship of the edge "+
					"says who claims it."),
			back(Document, "violatedBy", Actor,
				"Actors that, as somebody claims, violated the document. The relationship of the edge says who claims it."),
			back(Provision, "violatedBy", Actor,
				"Actors that, as somebody claims, violated the clause. The relationship of the edge says who claims it."),
		},
	},
	{
		Type: Assessed, Doc: "An actor judged whether a document or clause was kept.",
		From: []Kind{Actor}, To: []Kind{Provision, Document}, Rules: plain,
		Moves: []Move{
			forward(Actor, "assessed", Any,
				"Documents and clauses of which the actor said whether they were kept. The relationship of the edge says "+
					"what the actor said, and whom it blamed."),
			back(Document, "assessedBy", Actor,
				"Actors that said whether the document was kept. The relationship of the edge says what they said."),
			back(Provision, "assessedBy", Actor,
				"Actors that said whether the clause was kept. The relationship of the edge says what they said."),
		},
	},
	{
		Type: Terminated, Doc: "An actor ended a document or clause.",
		From: []Kind{Actor}, To: []Kind{Document, Provision}, Rules: plain,
		Moves: []Move{
			forward(Actor, "terminated", Any, "Documents and clauses that the actor ended."),
			back(Document, "terminatedBy", Actor, "Actors that ended the document."),
			back(Provision, "terminatedBy", Actor, "Actors that ended the clause."),
		},
	},
	{
		Type: PartOf, Doc: "A place is part of another place, or an actor is part of another actor.",
		From: []Kind{Territory, Actor}, To: []Kind{Territory, Actor}, Rules: acyclic | sameKind,
		Moves: []Move{
			forward(Actor, "partOf", Actor, "Actors that the actor is a part of."),
			back(Actor, "parts", Actor, "Actors that are parts of the actor."),
			forward(Territory, "partOf", Territory, "Places that the place is a part of."),
			back(Territory, "parts", Territory, "Places that are parts of the place."),
		},
	},
	{
		Type: HoldsOffice, Doc: "An actor holds office in an actor.",
		From: []Kind{Actor}, To: []Kind{Actor}, Rules: changing,
		Moves: []Move{
			forward(Actor, "offices", Actor,
				"Actors in which the actor holds office. The relationship of the edge says which office."),
			back(Actor, "officeHolders", Actor, "Actors that hold office in the actor."),
		},
	},
	{
		Type: MemberOf, Doc: "An actor is a member of an actor.",
		From: []Kind{Actor}, To: []Kind{Actor}, Rules: plain,
		Moves: []Move{
			forward(Actor, "memberOf", Actor, "Actors that the actor is a member of."),
			back(Actor, "members", Actor, "Members of the actor."),
		},
	},
	{
		Type: Controls, Doc: "An actor controls a place.",
		From: []Kind{Actor}, To: []Kind{Territory}, Rules: changing,
		Moves: []Move{
			forward(Actor, "controls", Territory,
				"Places that the actor controls. The relationship of the edge says when the control began."),
			back(Territory, "controlledBy", Actor,
				"Actors that control the place. The relationship of the edge says when the control began."),
		},
	},
	{
		Type: Claims, Doc: "An actor claims a place.",
		From: []Kind{Actor}, To: []Kind{Territory}, Rules: changing,
		Moves: []Move{
			forward(Actor, "claims", Territory, "Places that the actor claims."),
			back(Territory, "claimedBy", Actor, "Actors that claim the place."),
		},
	},
	{
		Type: Recognises, Doc: "An actor takes a position on the status of a place. The note says which position.",
		From: []Kind{Actor}, To: []Kind{Territory}, Rules: plain,
		Moves: []Move{
			forward(Actor, "recognises", Territory,
				"Places on whose status the actor took a position. The relationship of the edge says which position."),
			back(Territory, "recognisedBy", Actor,
				"Actors that took a position on the status of the place. The relationship of the edge says which "+
					"position."),
		},
	},
	{
		Type: About, Doc: "A figure or event is about an entity.",
		From: []Kind{Figure, Event}, To: []Kind{Actor, Document, Provision, Territory, Objection}, Rules: plain,
		Moves: []Move{
			back(Actor, "figures", Figure, "Figures about the actor."),
			back(Actor, "events", Event, "Events that involve the actor."),
			back(Document, "figures", Figure, "Figures about the document."),
			back(Document, "events", Event, "Events that concern the document."),
			back(Provision, "figures", Figure, "Figures about the clause."),
			back(Provision, "events", Event, "Events that concern the clause."),
			back(Territory, "figures", Figure, "Figures about the place."),
			back(Territory, "events", Event, "Events that happened at the place."),
			back(Objection, "figures", Figure, "Figures about the objection."),
			back(Objection, "events", Event, "Events that concern the objection."),
			forward(Figure, "about", Any, "Entities that the figure is about."),
			forward(Event, "about", Any, "Entities that the event is about."),
		},
	},
	{
		Type: Cites, Doc: "A document refers to a document.",
		From: []Kind{Document}, To: []Kind{Document}, Rules: plain,
		Moves: []Move{
			forward(Document, "cites", Document, "Documents that the document refers to."),
			back(Document, "citedBy", Document, "Documents that refer to the document."),
		},
	},
}

// typeRows maps a type to its row.
var typeRows = func() map[Type]typeRow {
	all := map[Type]typeRow{}
	for _, row := range types {
		all[row.Type] = row
	}
	return all
}()

// Types returns all types, in display order.
func Types() []Type {
	all := make([]Type, len(types))
	for i, row := range types {
		all[i] = row.Type
	}
	return all
}

// Doc returns one sentence that says what relationships of type t state.
func (t Type) Doc() string { return typeRows[t].Doc }

// Ends returns the kinds that relationships of type t may start from and lead to, or none if there is no such type.
// Callers must not change the lists.
func (t Type) Ends() (from, to []Kind) { return typeRows[t].From, typeRows[t].To }

// Joins reports whether a relationship of type t may lead from one kind to the other.
func (t Type) Joins(from, to Kind) bool {
	row := typeRows[t]
	return isOneOf(from, row.From) && isOneOf(to, row.To) && (row.Rules&sameKind == 0 || from == to)
}

// Changes reports whether relationships of type t begin and end over time. Examples: who controls or claims a place,
// who holds an office, who violated a document. If the beginning is unknown, such a relationship does not count as
// having always held.
func (t Type) Changes() bool { return typeRows[t].Rules&changing != 0 }

// IsEntity reports whether relationships of any type may join entities of kind k. Relationships cannot join sources and
// evidence.
func (k Kind) IsEntity() bool {
	return k == Any || slices.ContainsFunc(types, func(row typeRow) bool {
		return isOneOf(k, row.From) || isOneOf(k, row.To)
	})
}

// isOneOf reports whether k counts as one of the kinds.
func isOneOf(k Kind, kinds []Kind) bool { return slices.ContainsFunc(kinds, k.Is) }

// RelationshipID returns the ID of a relationship. If several relationships of one type have the same ends, the key
// distinguishes them. Otherwise the key is empty.
func RelationshipID(t Type, from, to ID, key string) ID {
	id := relationshipPrefix + ID(strings.ReplaceAll(strings.ToLower(string(t)), "_", "-")) + "/" + from + "/" + to
	if key != "" {
		id += "/" + ID(key)
	}
	return id
}
