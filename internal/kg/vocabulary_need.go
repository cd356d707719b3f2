package kg

// dependenceTerms are the ways in which a clause can depend on a clause or document.
var dependenceTerms = []Term{
	{"CONDITION", "The clause holds only if the other clause or document does."},
	{"SEQUENCE", "The clause comes only after the other clause or document."},
	{"VOIDED_BY", "The clause ends, or what it gave is taken back, if what the other clause names happens."},
}

// requirementTerms are the acts without which a clause or document cannot take effect.
var requirementTerms = []Term{
	{"RATIFICATION", "Ratify the text."},
	{"REFERENDUM", "Hold a referendum."},
	{"CONSTITUTIONAL_AMENDMENT", "Amend the constitution."},
	{"TREATY_AMENDMENT", "Amend the founding treaty, with the consent of every member."},
	{"LAW", "Pass or change a law."},
	{"UN_RESOLUTION", "Adopt a resolution of the United Nations."},
	{"UNANIMITY", "Decide with the consent of every member."},
	{"QUALIFIED_MAJORITY", "Decide with a qualified majority of the members."},
	{"CONSENT", "Consent in a form that nobody names."},
}
