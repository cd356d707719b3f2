package main

import (
	"strconv"

	"accordgraph/internal/kg"
)

// A place is the position of a provision in its document.
type place struct {
	document int32 // its number
	ahead    int32 // which provision this one is a part of, or -1
}

// place returns the place of provision i. The provisions of the famous agreement come first among all provisions, like
// the agreement among the documents. About one in five of the other provisions is a part of the provision before it in
// the same document.
func (g *generator) place(i int32) place {
	at := place{g.document(0), -1}
	if i >= famous {
		others := g.otherDocuments()
		at.document = g.document(1 + (i-famous)%others)
		if ahead := i - others; ahead >= famous && g.Rand.IntN(5) == 0 && g.places[ahead].ahead < 0 {
			at.ahead = ahead
		}
	}
	return at
}

// otherDocuments returns how many documents there are beside the famous agreement.
func (g *generator) otherDocuments() int32 { return g.count[kg.Agreement] + g.count[kg.Proposal] - 1 }

// document returns the number of document i: the agreements come before the proposals.
func (g *generator) document(i int32) int32 {
	if i < g.count[kg.Agreement] {
		return g.first[kg.Agreement] + i
	}
	return g.first[kg.Proposal] + i - g.count[kg.Agreement]
}

// clauseNumber returns what the document calls provision i.
func (g *generator) clauseNumber(i int32) string {
	switch {
	case i < famous:
		return strconv.Itoa(int(i) + 1)
	case g.places[i].ahead >= 0:
		return g.clauseNumber(g.places[i].ahead) + "a"
	}
	return strconv.Itoa(int((i-famous)/g.otherDocuments()) + 1)
}
