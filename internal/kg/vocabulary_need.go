package kg

// dependenceTerms are the ways in which a clause can depend on a clause or document.
var dependenceTerms = []Term{
	{"CONDITION", "The clause holds only if the other clause or document does."},
	{"SEQUENCE", "The clause comes only after the other clause or document."},
	{"VOIDED_BY", "The clause ends, or what it gave is taken back, if what the other clause names happens."},
}
