package kg

// What the enumerated fields may be, in the order in which people list them. The
// schema describes each; a test keeps the two equal.
var (
	ActorCategories     = []string{"STATE", "GROUP_OF_STATES", "ORGANISATION", "STATE_BODY", "PROPOSED_BODY", "COMPANY", "PERSON", "MEDIA", "COMPILER"}
	TerritoryCategories = []string{"COUNTRY", "REGION", "CITY", "PENINSULA", "ISLAND", "WATER", "FACILITY", "ZONE", "AREA"}
	DocumentStatuses    = []string{"DRAFT", "REPORTED", "PUBLISHED", "WITHDRAWN", "SUPERSEDED", "SIGNED", "IN_FORCE", "SUSPENDED", "TERMINATED", "EXPIRED", "NOT_IN_FORCE"}
	Outcomes            = []string{"OPEN", "SUSTAINED", "SUSTAINED_IN_PART", "OVERTAKEN"}
	Stances             = []string{"REJECTS", "OBJECTS", "CRITICISES", "QUESTIONS"}
	Topics              = []string{
		"SOVEREIGNTY", "NON_AGGRESSION", "SECURITY_GUARANTEES", "NATO", "ARMED_FORCES", "TROOPS_AND_BASES", "EUROPEAN_UNION",
		"RECONSTRUCTION", "ECONOMY", "SANCTIONS", "FROZEN_ASSETS", "NUCLEAR_WEAPONS", "NUCLEAR_ENERGY", "EDUCATION_AND_MINORITIES",
		"TERRITORY", "BORDERS", "RECOGNITION", "DEMILITARISATION", "NAVIGATION_AND_GRAIN", "PRISONERS", "CHILDREN", "HUMANITARIAN",
		"ELECTIONS", "AMNESTY", "JUSTICE", "ENFORCEMENT", "MONITORING", "CEASEFIRE", "ARMS_CONTROL", "DOMESTIC_LAW", "ECONOMIC_COERCION", "CONSULTATIONS",
	}
	SourceKinds   = []string{"NEWS", "OFFICIAL_DOCUMENT", "TREATY_TEXT", "STATEMENT", "ANALYSIS", "REFERENCE", "DATASET", "SOCIAL_MEDIA", "AGGREGATOR", "COMPILER"}
	Reliabilities = []string{"PRIMARY", "ESTABLISHED", "SECONDARY", "WEAK", "UNSOURCED"} // best first
	EvidenceBases = []string{"QUOTED", "SEEN", "SECOND_HAND", "GENERAL_KNOWLEDGE", "COMPILER_JUDGEMENT"}
	ClaimStatuses = []string{"STATED", "DISPUTED", "RETRACTED", "SUPERSEDED"}
	Alignments    = []string{"SAME", "CHANGED", "OPPOSED", "DROPPED"} // the last is of a document, not of a clause
)
