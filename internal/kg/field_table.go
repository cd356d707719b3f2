package kg

import "slices"

// entityFields is the table of the fields of entities.
//
// Every entity has an id, a kind and a name. They are not in Entity.Fields, but filters and orders use them like
// other fields. An empty list counts as absent, and no store stores one.
var entityFields = withUkrainian([]Field{
	{
		Name: "id", Type: Ref, Filter: true, Always: true,
		Doc: "The id: readable and permanent, for example `provision/us-28/21d`.",
		DocOf: map[Kind]string{
			Source:   "The id: readable and permanent, for example `source/p6`.",
			Evidence: "The id: readable and permanent, for example `evidence/p6/point-21`.",
		},
	},
	{
		Name: "kind", Type: Enum, Vocabulary: "EntityKind", Values: kindValues(), Filter: true, Facet: true, Always: true,
		Doc: "What kind of entity it is.",
	},
	{
		Name: "name", Type: Text, Filter: true, Sort: true, Always: true, Translated: true,
		Doc: "The usual name. A clause is named by its document and number.",
	},
	{
		Name: "name", As: "title", Type: Text, Kinds: []Kind{Source}, Filter: true, Sort: true, Always: true, Was: "name",
		Doc: "The title of the source, shortened.",
	},
	{
		Name: "name", Type: Text, Kinds: []Kind{Evidence}, Sort: true, Private: true, Was: "name", Instead: "place",
		Doc: "Evidence has no name.",
	},
	{
		Name: "summary", Type: Text, Translated: true,
		Doc: "One or two sentences for a reader who has never heard of the entity.",
	},
	{
		Name: "aliases", Type: Texts, Filter: true,
		Doc: "Other names, also in other spellings and languages.",
	},
	{
		Name: "externalIds", Type: Texts, Filter: true, Shape: "[ExternalId!]!",
		Doc: "Identifiers in other registers, such as Wikidata or ISO 3166. A filter writes them as `wikidata:Q212`.",
	},
	{
		Name: "evidence", Type: Refs, Shape: "[Evidence!]",
		Doc: "The evidence that the entry itself relies on. It is also the evidence of each field that `fieldEvidence` " +
			"does not name.",
	},
	{
		Name: "fieldEvidence", Type: Texts, Shape: "[FieldEvidence!]",
		Doc: "The evidence of single fields, such as a date or an outcome, in the order of the fields of the data set.",
	},
	{
		Name: "knownFrom", Type: Date, Filter: true, Derived: true,
		Doc: "The date from which the entity is on the public record. For a document or an objection, this is its own " +
			"date. For other entities, it is the earliest publication of their evidence. " +
			"Null: the entity was always on the public record, as most actors and places were.",
	},
	{
		Name: "existsFrom", Type: Date, Derived: true, Private: true,
		Doc: "The date from which the entity exists. " +
			"Null: the date is unknown, or the entity counts as having always existed.",
	},
	{
		Name: "note", Type: Text, Translated: true,
		Doc: "A remark by the data set's editors about what is unsure, or what differs between sources.",
	},
	{
		Name: "note", Type: Text, Kinds: []Kind{Source},
		Doc: "A remark by the data set's editors, such as how much of the source they saw.",
	},

	{
		Name: "category", Type: Enum, Kinds: []Kind{Actor}, Vocabulary: "Category", Values: ActorCategories,
		Filter: true, Index: true, Facet: true,
		Doc: "What sort of actor it is.",
	},
	{
		Name: "category", Type: Enum, Kinds: []Kind{Territory}, Vocabulary: "Category", Values: TerritoryCategories,
		Filter: true, Index: true, Facet: true,
		Doc: "What sort of place it is.",
	},
	{
		Name: "country", Type: Text, Kinds: []Kind{Actor, Territory}, Filter: true, Index: true, Facet: true,
		Doc: "The state that the actor belongs to, as an ISO 3166-1 code of two letters such as `UA`.",
		DocOf: map[Kind]string{
			Territory: "The state that the place lies in by international law, " +
				"as an ISO 3166-1 code of two letters such as `UA`.",
		},
	},

	{
		Name: "status", As: "documentStatus", Was: "status", WasShown: true, Type: Enum, Kinds: []Kind{Proposal, Agreement},
		Vocabulary: "DocumentStatus", Values: DocumentStatuses,
		Filter: true, Index: true, Facet: true,
		Doc: "What became of the document.",
	},
	{
		Name: "outcome", Type: Enum, Kinds: []Kind{Objection}, Vocabulary: "Outcome", Values: Outcomes,
		Filter: true, Index: true, Facet: true,
		Doc: "What became of the objection.",
	},
	{
		Name: "date", Type: Date, Kinds: []Kind{Proposal, Agreement, Objection, Figure, Event, Source},
		Filter: true, Sort: true,
		Doc: "When the document was signed, published or reported.",
		DocOf: map[Kind]string{
			Proposal:  "When the proposal was published. If it was never published: when it was first reported.",
			Agreement: "When the agreement was signed.",
			Objection: "When the objection was made.",
			Figure:    "When the figure was given, or the time that it is about.",
			Event:     "When the event happened.",
			Source:    "When the source was published.",
		},
	},
	{
		Name: "inForceFrom", Type: Date, Kinds: []Kind{Agreement}, Filter: true,
		Doc: "When the agreement entered into force, if it did.",
	},
	{
		Name: "ended", Type: Date, Kinds: []Kind{Agreement}, Filter: true,
		Doc: "When the agreement ended, if it did.",
	},

	{
		Name: "binding", Type: Enum, Kinds: []Kind{Proposal, Agreement}, Vocabulary: "Binding", Values: Bindings,
		Filter: true, Index: true, Facet: true,
		Doc: "Whether the document binds in law while it is in force. Null: no source in the data set says.",
	},
	{
		Name: "rollCall", Type: Enum, Kinds: []Kind{Proposal, Agreement}, Vocabulary: "RollCall", Values: RollCalls,
		Filter: true, Index: true, Facet: true,
		Doc: "Whether the data set has the vote of everybody who had a vote on the document. Null: the data set has no vote " +
			"on it.",
	},
	{
		Name: "yesVotes", Type: Int, Kinds: []Kind{Proposal, Agreement}, Filter: true,
		Doc: "How many votes for the document the official record counts. Null: the data set has no official count.",
	},
	{
		Name: "noVotes", Type: Int, Kinds: []Kind{Proposal, Agreement}, Filter: true,
		Doc: "How many votes against the document the official record counts. Null: the data set has no official count.",
	},
	{
		Name: "abstentions", Type: Int, Kinds: []Kind{Proposal, Agreement}, Filter: true,
		Doc: "How many abstentions the official record counts. Null: the data set has no official count.",
	},
	{
		Name: "absences", Type: Int, Kinds: []Kind{Proposal, Agreement}, Filter: true,
		Doc: "How many of those who had a vote took no part in it. Null: the data set has no official count.",
	},

	{
		Name: "number", Type: Text, Kinds: []Kind{Provision}, Filter: true, Always: true,
		Doc: "The number of the clause in its document: `21`, or `21d` for a part.",
	},
	{
		Name: "document", Type: Ref, Kinds: []Kind{Provision, Obligation}, Filter: true, Index: true, Facet: true,
		Shape: "Document",
		Doc:   "The document that the clause belongs to. Parts of clauses belong to it too.",
		DocOf: map[Kind]string{Obligation: "The document of the clause that asks for the act."},
	},
	{
		Name: "provision", Type: Ref, Kinds: []Kind{Obligation}, Filter: true, Index: true, Facet: true, Shape: "Provision",
		Doc: "The clause, or part of a clause, that asks for the act.",
	},
	{
		Name: "partOf", Type: Ref, Kinds: []Kind{Provision}, Filter: true, Index: true, Shape: "Provision",
		Doc: "The clause that this clause is a part of.",
	},
	{
		Name: "topics", Type: Enums, Kinds: []Kind{Provision}, Vocabulary: "Topic", Values: Topics, Filter: true, Facet: true,
		Doc: "What the clause is about.",
	},
	{
		Name: "wording", Type: Text, Kinds: []Kind{Provision}, Filter: true, Always: true, Translated: true,
		Doc: "What the clause says, in the words of the data set's editors.",
	},

	{
		Name: "acts", Type: Enums, Kinds: []Kind{Obligation}, Vocabulary: "Act", Values: Acts, Filter: true, Facet: true,
		Doc: "What is to be done. The first act is the main one.",
	},
	{
		Name: "object", Type: Text, Kinds: []Kind{Obligation}, Filter: true, Always: true, Translated: true,
		Doc: "What the main act is done to, in a few words that follow the act: `its armed forces to 600,000 persons`.",
	},
	{
		Name: "force", Type: Enum, Kinds: []Kind{Obligation}, Vocabulary: "Force", Values: Forces,
		Filter: true, Index: true, Facet: true, Always: true,
		Doc: "How firmly the text asks for the act.",
	},
	{
		Name: "voice", Type: Enum, Kinds: []Kind{Obligation}, Vocabulary: "Voice", Values: Voices,
		Filter: true, Index: true, Facet: true,
		Doc: "Whether the text puts the act in the active or in the passive voice. Null: whoever read the text did not say.",
	},
	{
		Name: "condition", Type: Text, Kinds: []Kind{Obligation}, Filter: true,
		Doc: "What must be so before the act is owed, in the words of the data set's editors. Null: the text names no " +
			"condition.",
	},
	{
		Name: "deadline", Type: Text, Kinds: []Kind{Obligation}, Filter: true,
		Doc: "By when the act is owed, or for how long, in the words of the data set's editors. Null: the text names no " +
			"time.",
	},
	{
		Name: "period", Type: Text, Kinds: []Kind{Obligation}, Filter: true,
		Doc: "The time within which the act is owed, as an ISO 8601 duration such as `P100D`; `P0D` is at once. Null: the " +
			"text names no length of time.",
	},
	{
		Name: "runsFrom", Type: Text, Kinds: []Kind{Obligation}, Filter: true,
		Doc: "What the time of the deadline runs from. Null: the text does not say.",
	},
	{
		Name: "reciprocity", Type: Enum, Kinds: []Kind{Obligation}, Vocabulary: "Reciprocity", Values: Reciprocities,
		Filter: true, Index: true, Facet: true,
		Doc: "Whether the other side owes the same. Null: whoever read the text did not say.",
	},
	{
		Name: "codedBy", Type: Ref, Kinds: []Kind{Obligation}, Filter: true, Index: true, Facet: true, Shape: "Actor",
		Doc: "Who read the clause so. All that the obligation says is a claim by that actor.",
	},

	{
		Name: "latitude", Type: Number, Kinds: []Kind{Territory},
		Doc: "The approximate latitude of a point in the place, in degrees north.",
	},
	{
		Name: "longitude", Type: Number, Kinds: []Kind{Territory},
		Doc: "The approximate longitude of a point in the place, in degrees east.",
	},

	{
		Name: "stance", Type: Enum, Kinds: []Kind{Objection}, Vocabulary: "Stance", Values: Stances,
		Filter: true, Index: true, Facet: true,
		Doc: "How far the objection goes.",
	},
	{
		Name: "ground", Type: Text, Kinds: []Kind{Objection}, Filter: true, Translated: true,
		Doc: "Why the objection is made, in the words of the data set's editors.",
	},
	{
		Name: "quote", Type: Text, Kinds: []Kind{Objection, Evidence}, Filter: true,
		Doc:   "A short quote from whoever made the objection.",
		DocOf: map[Kind]string{Evidence: "A short quote from the source."},
	},
	{
		Name: "prefix", Type: Text, Kinds: []Kind{Evidence}, Private: true,
		Doc: "The three to five words before the quote in the source.",
	},
	{
		Name: "suffix", Type: Text, Kinds: []Kind{Evidence}, Private: true,
		Doc: "The three to five words after the quote in the source.",
	},
	{
		Name: "quoteUrl", Type: Text, Kinds: []Kind{Evidence}, Derived: true, Private: true,
		Doc: "The address that opens the source at the quote.",
	},

	{
		Name: "measure", Type: Text, Kinds: []Kind{Figure}, Filter: true, Index: true, Facet: true,
		Doc: "What is counted or measured.",
	},
	{
		Name: "value", Type: Number, Kinds: []Kind{Figure}, Filter: true, Sort: true,
		Doc: "The number.",
	},
	{
		Name: "unit", Type: Text, Kinds: []Kind{Figure}, Filter: true, Index: true, Facet: true,
		Doc: "The unit of the number, for example `persons` or `USD`.",
	},
	{
		Name: "payer", Type: Refs, Kinds: []Kind{Figure}, Filter: true, Shape: "[Actor!]",
		Doc: "The actors that pay or give what the figure counts. Empty: the source names nobody, or nothing is paid.",
	},
	{
		Name: "payee", Type: Refs, Kinds: []Kind{Figure}, Filter: true, Shape: "[Actor!]",
		Doc: "The actors that get what the figure counts. Empty: the source names nobody, or nobody gets anything.",
	},
	{
		Name: "share", Type: Number, Kinds: []Kind{Figure}, Filter: true, Sort: true,
		Doc: "The part of `shareOf` that the figure is, from 0 to 1: half is 0.5. Null: the source gives no share. " +
			"A sum is in `value`.",
	},
	{
		Name: "shareOf", Type: Ref, Kinds: []Kind{Figure}, Filter: true, Index: true, Facet: true, Shape: "Figure",
		Doc: "The figure that this figure is a part of, such as the money that is divided. If only something of it is " +
			"divided, such as its profits, `measure` says so. Null: the figure is not part of another figure.",
	},

	{
		Name: "publisher", Type: Text, Kinds: []Kind{Source}, Filter: true, Index: true, Facet: true,
		Doc: "Who published the source.",
	},
	{
		Name: "url", Type: Text, Kinds: []Kind{Source}, Filter: true,
		Doc: "The address where the source is, or was.",
	},
	{
		Name: "language", Type: Text, Kinds: []Kind{Source}, Filter: true, Index: true, Facet: true,
		Doc: "The language of the source, as a BCP 47 tag.",
	},
	{
		Name: "repeats", Type: Ref, Kinds: []Kind{Source}, Filter: true, Index: true, Facet: true, Shape: "Actor",
		Doc: "The agency or outlet whose report the source carries. Null: the report is its own, as far as is known.",
	},
	{
		Name: "sourceKind", As: "genre", Type: Enum, Kinds: []Kind{Source}, Vocabulary: "SourceKind", Values: SourceKinds,
		Filter: true, Index: true, Facet: true, Always: true,
		Doc: "What sort of document the source is.",
	},
	{
		Name: "reliability", Type: Enum, Kinds: []Kind{Source}, Vocabulary: "SourceReliability", Values: Reliabilities,
		Filter: true, Index: true, Facet: true, Always: true,
		Doc: "How reliable the data set's editors find the source.",
	},

	{
		Name: "source", Type: Ref, Kinds: []Kind{Evidence}, Filter: true, Index: true, Facet: true, Shape: "Source",
		Doc: "The source that the words are in.",
	},
	{
		Name: "paraphrase", Type: Text, Kinds: []Kind{Evidence}, Filter: true,
		Doc: "What the source says, in the words of the data set's editors.",
	},
	{
		Name: "locator", Type: Text, Kinds: []Kind{Evidence}, Filter: true, Always: true,
		Doc: "The place in the source, for example `point 21`.",
	},
	{
		Name: "basis", Type: Enum, Kinds: []Kind{Evidence}, Vocabulary: "EvidenceBasis", Values: EvidenceBases,
		Filter: true, Index: true, Facet: true, Always: true,
		Doc: "How directly the source supports the statement.",
	},

	{
		Name: "into", Type: Ref, Kinds: []Kind{Merged}, Private: true,
		Doc: "The entity that this one became part of.",
	},

	{
		Name: "shortName", Type: Text, Kinds: []Kind{Proposal, Agreement}, Filter: true, Translated: true,
		Doc: "A short name for lists and columns, for example `28 points`. Null: the name is short enough.",
	},
	{
		Name: "title", Type: Text, Kinds: []Kind{Provision}, Shape: "String!", Filter: true, Translated: true,
		Doc: "What the clause is about, in a few words: `Size of the army`. If nobody wrote a title, it is the name.",
	},
	{
		Name: "nameInSentence", Type: Text, Kinds: MainKinds(), Private: true, Spoken: true, Translated: true,
		Doc: "The name inside a sentence, with its article if it has one: `the United States`. " +
			"Left out: the same as the name.",
	},
	{
		Name: "pluralIn", Type: Enums, Kinds: MainKinds(), Private: true, Spoken: true,
		Vocabulary: "Language", Values: Languages,
		Doc: "The languages in which the name is plural, so that verbs agree with it.",
	},
	{
		Name: "label", Type: Text, Kinds: []Kind{Provision}, Private: true, Spoken: true, Computed: true, Translated: true,
		Doc: "The clause without its document inside a sentence: `point 21d`.",
	},
	{
		Name: "standing", Type: Text, Kinds: []Kind{Provision}, Private: true, Spoken: true, Computed: true,
		Doc: "How sentences speak of what the clause does: see [StandingOf]. Left out: in the present tense.",
	},
	{
		Name: "raisers", Type: Texts, Kinds: []Kind{Objection}, Private: true, Spoken: true, Derived: true,
		Doc: "Who raised the objection, as sentences name them: see [Raiser].",
	},
	{
		Name: "flows", Type: Texts, Kinds: []Kind{Figure}, Private: true, Spoken: true, Derived: true,
		Doc: "Who pays, who gets and what is divided, as sentences name them: see [Flow].",
	},
	{
		Name: "clauseInSentence", Type: Text, Kinds: []Kind{Obligation}, Private: true, Spoken: true, Computed: true,
		Translated: true,
		Doc:        "The name of the clause that asks for the act, inside a sentence.",
	},
})

// relationshipFields is the table of the fields of relationships.
//
// Every relationship has an id, a type and two ends. They are not in Relationship.Fields, but filters use them like
// other fields.
var relationshipFields = withUkrainian(append([]Field{
	{
		Name: "id", Type: Ref, Filter: true, Always: true,
		Doc: "The id: readable and permanent. It consists of the type and both ends. If several relationships have " +
			"the same type and ends, it also has a key.",
	},
	{
		Name: "type", Type: Enum, Vocabulary: "RelationshipType", Values: typeValues(),
		Filter: true, Facet: true, Always: true,
		Doc: "What the relationship states.",
	},
	{
		Name: "source", Type: Ref, Filter: true, Shape: "Entity",
		Doc: "The entity that the relationship starts from. A relationship is read in the order source, type, target.",
	},
	{
		Name: "target", Type: Ref, Filter: true, Shape: "Entity",
		Doc: "The entity that the relationship leads to.",
	},
	{
		Name: "role", Type: Text, Filter: true,
		Doc: "The role in which the source acts, for example `signatory` or `special envoy`.",
	},
	{
		Name: "order", Type: Int, Private: true,
		Doc: "The place of a part among the parts of the whole.",
	},
	{
		Name: "validFrom", Type: Date, Filter: true, Sort: true,
		Doc: "When the relationship began to hold in the world, as precisely as is known. " +
			"Null: the beginning is unknown, or the relationship always held.",
	},
	{
		Name: "validTo", Type: Date, Filter: true,
		Doc: "When the relationship ceased to hold. Null: the relationship still holds, or its end is unknown.",
	},
	{
		Name: "knownFrom", Type: Date, Filter: true, Sort: true, Derived: true,
		Doc: "The date from which the relationship is on the public record. This is the earliest publication of its " +
			"evidence, but never a date before both ends were on the public record. " +
			"Null: the relationship was always on the public record.",
	},
	{
		Name: "knownTo", Type: Date, Filter: true,
		Doc: "When the statement was withdrawn or overtaken.",
	},
	{
		Name: "status", Type: Enum, Vocabulary: "ClaimStatus", Values: ClaimStatuses, Filter: true, Facet: true, Always: true,
		Doc: "Whether the relationship stands, is disputed, was withdrawn or was overtaken.",
	},
	{
		Name: "assertedBy", Type: Ref, Filter: true, Facet: true, Shape: "Actor",
		Doc: "The actor that claims the relationship. Null: the relationship is on record, so nobody has to claim it.",
	},
	{
		Name: "alignment", Type: Enum, Vocabulary: "Alignment", Values: Alignments, Filter: true,
		Doc: "How the two clauses compare. Only relationships of type `ALIGNS_WITH` have an alignment.",
	},
	{
		Name: "dependence", Type: Enum, Vocabulary: "Dependence", Values: Dependences, Filter: true, Facet: true,
		Doc: "How the clause depends on the other clause or document. Only relationships of type `DEPENDS_ON` have a " +
			"dependence, and all of them do.",
	},
	{
		Name: "requirement", Type: Enum, Vocabulary: "Requirement", Values: Requirements, Filter: true, Facet: true,
		Doc: "What the actor has to do before the clause or document can take effect. Only relationships of type " +
			"`REQUIRES` have a requirement, and all of them do.",
	},
	{
		Name: "vote", Type: Enum, Vocabulary: "Vote", Values: Votes, Filter: true, Facet: true,
		Doc: "How the actor voted on the document. Only relationships of type `VOTED` have a vote, and all of them do.",
	},
	{
		Name: "verdict", Type: Enum, Vocabulary: "Verdict", Values: Verdicts, Filter: true, Facet: true,
		Doc: "Whether the document or clause was kept, as the actor says. Only relationships of type `ASSESSED` have a " +
			"verdict, and all of them do.",
	},
	{
		Name: "blames", Type: Refs, Filter: true, Shape: "[Actor!]",
		Doc: "The actors that the actor blames. Only relationships of type `ASSESSED` blame anybody. Empty: the actor " +
			"blames nobody.",
	},
	{
		Name: "note", Type: Text, Translated: true,
		Doc: "The reasoning or a remark, in the words of the data set's editors.",
	},
	{
		Name: "evidence", Type: Refs, Shape: "[Evidence!]",
		Doc: "The evidence that the relationship relies on. It is never empty.",
	},
	{
		Name: "sources", Type: Refs, Filter: true, Derived: true, Private: true,
		Doc: "The ids of the sources of the evidence.",
	},
	{
		Name: "sourceCount", Type: Int, Filter: true, Sort: true, Derived: true, Always: true,
		Doc: "How many different sources the evidence is from. The knowledge and judgement of the data set's editors are no " +
			"source: a relationship that rests on them alone has 0.",
	},
	{
		Name: "originCount", Type: Int, Filter: true, Derived: true, Always: true,
		Doc: "How many different origins these sources have: sources that carry reports of one agency or outlet " +
			"(`Source.repeats`), and its own pages, count once.",
	},
	{
		Name: "sourceKinds", Type: Enums, Vocabulary: "SourceKind", Values: SourceKinds,
		Filter: true, Facet: true, Derived: true, Bare: true,
		Doc: "The kinds of sources that the evidence is from.",
	},
	{
		Name: "bestSource", Type: Enum, Vocabulary: "SourceReliability", Values: Reliabilities,
		Filter: true, Facet: true, Derived: true,
		Doc: "How reliable the most reliable source of the evidence is.",
	},
	{
		Name: "sourceFacts", Type: Texts, Derived: true, Private: true,
		Doc: "The date, kind and reliability of each source.",
	},
	{
		Name: "existsFrom", Type: Date, Derived: true, Private: true,
		Doc: "The date from which both ends exist.",
	},
	{
		Name: "disputedFrom", Type: Date, Derived: true, Private: true,
		Doc: "When the first relationship that contradicts this relationship was on the public record.",
	},
	{
		Name: "disputeSpans", As: "disputed", Type: Spans, Shape: "Boolean!", Filter: true, Derived: true,
		Doc: "Whether another relationship that stands says otherwise, whatever the status of this one. A relationship " +
			"stands if it was not withdrawn or overtaken. The field `disputes` has the other relationships.",
	},
	{
		Name: "disputes", Type: Refs, Shape: "[Relationship!]", // Complete sets it on both sides
		Doc: "Relationships that contradict this relationship.",
	},
}, sourceDateFields()...))

// sourceDateFields returns the fields for filters under asOf.known. Each field has the date from which a relationship
// has n sources or origins, or a source of a given kind or reliability.
func sourceDateFields() (all []Field) {
	for n := 1; n <= MaxSourcesKnown; n++ {
		all = append(all, sourceDateField(NthSourceField(n)), sourceDateField(NthOriginField(n)))
	}
	for _, constant := range slices.Concat(SourceKinds, Reliabilities) {
		all = append(all, sourceDateField(FirstSourceField(constant)))
	}
	return all
}

func sourceDateField(name string) Field {
	const doc = "The date from which there were so many sources, or a source of that kind or reliability."
	return Field{Name: name, Type: Date, Derived: true, Private: true, Doc: doc}
}
