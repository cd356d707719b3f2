package kg

// bindingTerms say whether a document binds in law.
var bindingTerms = []Term{
	{"BINDING", "The document binds in law those who are bound by it: it is a treaty, a decision or a law."},
	{"POLITICAL", "The document is a political commitment, and does not bind in law."},
	{"MIXED", "Only part of the document binds in law, or it is disputed whether the document binds."},
	{"NONE", "The document is a recommendation, a draft or a proposal, and commits nobody."},
}

// verdictTerms are the ways in which somebody can say that a document or clause was kept or not.
var verdictTerms = []Term{
	{"KEPT", "It was kept."},
	{"PARTLY", "It was kept in part."},
	{"NOT_DONE", "What it asks for was not done."},
	{"BROKEN", "It was broken."},
}
