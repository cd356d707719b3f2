package kg

import "slices"

// A Vocabulary is the list of values that a field may have, in display order. In the contract it is an enum.
type Vocabulary struct {
	Name, Doc string
	Terms     []Term
}

// A Term is one value of a Vocabulary.
type Term struct{ Name, Doc string }

// These are the values of each vocabulary, in display order.
var (
	ActorCategories     = names(actorCategoryTerms)
	TerritoryCategories = names(territoryCategoryTerms)
	DocumentStatuses    = names(documentStatusTerms)
	Outcomes            = names(outcomeTerms)
	Stances             = names(stanceTerms)
	Topics              = names(topicTerms)
	Acts                = names(actTerms)
	Forces              = names(forceTerms)
	Voices              = names(voiceTerms)
	Reciprocities       = names(reciprocityTerms)
	Dependences         = names(dependenceTerms)
	Requirements        = names(requirementTerms)
	Bindings            = names(bindingTerms)
	Verdicts            = names(verdictTerms)
	RollCalls           = names(rollCallTerms)
	Votes               = names(voteTerms)
	SourceKinds         = names(sourceKindTerms)
	Reliabilities       = names(reliabilityTerms) // best first
	EvidenceBases       = names(evidenceBasisTerms)
	ClaimStatuses       = names(claimStatusTerms)
	Alignments          = names(alignmentTerms) // the last one is for documents, the others are for clauses
)

// vocabularies is the table of all vocabularies.
var vocabularies = []Vocabulary{
	{
		"Category", "What sort of actor or place something is. The values for actors come first.",
		slices.Concat(actorCategoryTerms, territoryCategoryTerms),
	},
	{"DocumentStatus", "What became of a document.", documentStatusTerms},
	{"Outcome", "What became of an objection.", outcomeTerms},
	{"Stance", "How far an objection goes.", stanceTerms},
	{"Topic", "What a clause is about.", topicTerms},
	{"Act", "What a clause asks for.", actTerms},
	{"Force", "How firmly a clause asks for an act.", forceTerms},
	{"Voice", "Whether a clause says who acts.", voiceTerms},
	{"Reciprocity", "Whether the other side owes the same act.", reciprocityTerms},
	{"Binding", "Whether a document binds in law.", bindingTerms},
	{"Verdict", "Whether a document or clause was kept, as somebody says.", verdictTerms},
	{"RollCall", "Whether the votes of all who had a vote are in the data set.", rollCallTerms},
	{"Vote", "How an actor voted.", voteTerms},
	{"SourceKind", "What sort of document a source is.", sourceKindTerms},
	{"SourceReliability", "How reliable a source is, the most reliable first.", reliabilityTerms},
	{"EvidenceBasis", "How directly a source supports a statement.", evidenceBasisTerms},
	{"ClaimStatus", "Whether a relationship stands.", claimStatusTerms},
	{"Dependence", "How a clause depends on a clause or document.", dependenceTerms},
	{"Requirement", "What a body has to do before a clause or document can take effect.", requirementTerms},
	{"Language", "A language of texts.", languageTerms},
	{"Alignment", "How a clause, or a whole document, answers a clause of another document.", alignmentTerms},
}

var actorCategoryTerms = []Term{
	{"STATE", "A state."},
	{"GROUP_OF_STATES", "Several states that act together, without a body of their own."},
	{"ORGANISATION", "An international or other organisation."},
	{"STATE_BODY", "A ministry, parliament, court or agency of a state."},
	{"PROPOSED_BODY", "A body or fund that a proposal would create."},
	{"COMPANY", "A company."},
	{"PERSON", "A person."},
	{"MEDIA", "A newspaper, news agency or broadcaster."},
	{"COMPILER", "The editors of this data set, for statements that are their own judgement."},
}

var territoryCategoryTerms = []Term{
	{"COUNTRY", "A whole country."},
	{"REGION", "A first-level region of a state, such as an oblast."},
	{"CITY", "A city."},
	{"PENINSULA", "A peninsula."},
	{"ISLAND", "An island."},
	{"WATER", "A sea or a river."},
	{"FACILITY", "A plant, a base or another site."},
	{"ZONE", "A zone that a document would create, or a zone that is named after its use."},
	{"AREA", "Any other area."},
}

var documentStatusTerms = []Term{
	{"DRAFT", "A draft that is known to exist."},
	{"REPORTED", "Reported by others; its text was not published."},
	{"PUBLISHED", "Its text was published."},
	{"WITHDRAWN", "Whoever put it forward took it back."},
	{"SUPERSEDED", "A later document replaced it."},
	{"SIGNED", "Signed; it is not known whether it is in force."},
	{"IN_FORCE", "In force."},
	{"SUSPENDED", "A party suspended it."},
	{"TERMINATED", "A party ended it."},
	{"EXPIRED", "It ended by its own terms."},
	{"NOT_IN_FORCE", "Signed, but never in force."},
}

var outcomeTerms = []Term{
	{"OPEN", "No later document answers it."},
	{"SUSTAINED", "A later document gave way to it."},
	{"SUSTAINED_IN_PART", "A later document gave way to part of it."},
	{"OVERTAKEN", "Events made it pointless."},
}

var stanceTerms = []Term{
	{"REJECTS", "Refuses the document or clause."},
	{"OBJECTS", "Speaks against the document or clause."},
	{"CRITICISES", "Finds fault with the document or clause."},
	{"QUESTIONS", "Asks about the document or clause, or doubts it."},
	{"SETS_CONDITION", "Names what has to be met first, without speaking against the document or clause."},
}

var topicTerms = []Term{
	{"SOVEREIGNTY", "Independence and sovereignty."},
	{"NON_AGGRESSION", "Promises not to attack."},
	{"SECURITY_GUARANTEES", "Who protects whom, and on what terms."},
	{"NATO", "The alliance, its enlargement and its relations."},
	{"ARMED_FORCES", "The size and limits of armies."},
	{"TROOPS_AND_BASES", "Foreign troops, aircraft and bases."},
	{"EUROPEAN_UNION", "Membership of the European Union and access to its market."},
	{"RECONSTRUCTION", "Rebuilding of what the war destroyed."},
	{"ECONOMY", "Trade, investment and business."},
	{"SANCTIONS", "Sanctions and their lifting."},
	{"FROZEN_ASSETS", "Frozen assets and their use."},
	{"NUCLEAR_WEAPONS", "Nuclear weapons."},
	{"NUCLEAR_ENERGY", "Nuclear power plants."},
	{"EDUCATION_AND_MINORITIES", "Schools, media, languages, religion, minorities."},
	{"TERRITORY", "Who holds which land."},
	{"BORDERS", "Borders and their integrity."},
	{"RECOGNITION", "Recognition of control or annexation."},
	{"DEMILITARISATION", "Demilitarised zones."},
	{"NAVIGATION_AND_GRAIN", "Rivers, seas and grain."},
	{"PRISONERS", "Prisoners, detainees and the dead."},
	{"CHILDREN", "Children who were taken away."},
	{"HUMANITARIAN", "Other humanitarian matters."},
	{"ELECTIONS", "Elections."},
	{"AMNESTY", "Amnesty and waived claims."},
	{"JUSTICE", "Courts, victims and accountability."},
	{"ENFORCEMENT", "What happens on a breach."},
	{"MONITORING", "Who monitors whether the parties keep to the document."},
	{"CEASEFIRE", "The ceasefire."},
	{"ARMS_CONTROL", "Arms control treaties."},
	{"DOMESTIC_LAW", "Rules that must become national law."},
	{"ECONOMIC_COERCION", "Pressure by economic means."},
	{"CONSULTATIONS", "When the parties must consult."},
}

var sourceKindTerms = []Term{
	{"NEWS", "A report of a newspaper, news agency or broadcaster."},
	{"OFFICIAL_DOCUMENT", "A document of a state or organisation."},
	{"TREATY_TEXT", "The text of a treaty or a similar instrument."},
	{"STATEMENT", "A statement by the person or body that makes it."},
	{"ANALYSIS", "A comment or a legal analysis."},
	{"REFERENCE", "An encyclopedia or handbook."},
	{"DATASET", "A data set."},
	{"SOCIAL_MEDIA", "A post on social media."},
	{"AGGREGATOR", "A page that copies others."},
	{"COMPILER", "Not a document, but the knowledge or judgement of the data set's editors."},
}

var reliabilityTerms = []Term{
	{"PRIMARY", "The text itself, or the speaker."},
	{"ESTABLISHED", "An outlet with editors and corrections."},
	{"SECONDARY", "An outlet that reports what another outlet found."},
	{"WEAK", "A re-publisher, or an outlet of a party to the war."},
	{"UNSOURCED", "No page was seen."},
}

var evidenceBasisTerms = []Term{
	{"QUOTED", "The source says it in the words quoted."},
	{"SEEN", "The source says it, and the page was seen."},
	{"SECOND_HAND", "The source was seen only at a re-publisher, or in part."},
	{"GENERAL_KNOWLEDGE", "No page was seen. The statement is general knowledge of the data set's editors."},
	{"COMPILER_JUDGEMENT", "The statement is a judgement of the data set's editors."},
}

var claimStatusTerms = []Term{
	{"STATED", "The relationship stands, as far as is known."},
	{"DISPUTED", "Somebody says otherwise."},
	{"RETRACTED", "Whoever said it took it back."},
	{"SUPERSEDED", "Events or later documents overtook it."},
}

var alignmentTerms = []Term{
	{"SAME", "The clause says the same as the other clause."},
	{"CHANGED", "The clause says something else on the same matter."},
	{"OPPOSED", "The clause says the opposite of the other clause."},
	{"DROPPED", "The document has no clause that answers the clause of the other document."},
}

// Vocabularies returns all vocabularies. Callers must not change them.
func Vocabularies() []Vocabulary { return vocabularies }

func names(terms []Term) []string {
	all := make([]string, len(terms))
	for i, t := range terms {
		all[i] = t.Name
	}
	return all
}
