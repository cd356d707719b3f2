package kg

// voteTerms are the ways in which an actor can use its vote.
var voteTerms = []Term{
	{"YES", "The actor voted for the document."},
	{"NO", "The actor voted against the document."},
	{"ABSTAINED", "The actor abstained."},
	{"ABSENT", "The actor had a vote and took no part."},
}

// rollCallTerms say how many of the votes on a document are in a data set.
var rollCallTerms = []Term{
	{"COMPLETE", "The data set has every vote. The votes add up to the official counts."},
	{"PARTIAL", "The data set has only some of the votes: nobody found the others in a source."},
}
