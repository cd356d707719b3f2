package main

import (
	"slices"
	"strconv"

	"accordgraph/internal/kg"
)

// relate makes n relationships.
func (g *generator) relate(n int) {
	used := make(map[ends]int32, n)
	add := func(t uint8, from, to int32) {
		e := ends{from, to, t}
		g.joined = append(g.joined, join{e, used[e]})
		used[e]++
	}
	for i, at := range g.places {
		from := at.document
		if at.ahead >= 0 {
			from = g.first[kg.Provision] + at.ahead
		}
		add(g.typeNumber(kg.Contains), from, g.first[kg.Provision]+int32(i))
	}
	for i := range g.count[kg.Objection] {
		add(g.typeNumber(kg.Raised), g.pick(kg.Actor), g.first[kg.Objection]+i)
	}
	var types []uint8
	for _, w := range allWeights() {
		types = append(types, slices.Repeat([]uint8{g.typeNumber(w.typ)}, w.of)...)
	}
	for len(g.joined) < n {
		t := one(g, types)
		from, to := g.ends(g.types[t])
		add(t, from, to)
	}
}

// raised returns which relationship says who raised objection i.
func (g *generator) raised(i int32) int32 { return g.count[kg.Provision] + i }

// typeNumber returns the place of a type in kg.Types.
func (g *generator) typeNumber(t kg.Type) uint8 { return uint8(slices.Index(g.types, t)) }

// ends picks the two ends of a relationship of type t.
func (g *generator) ends(t kg.Type) (from, to int32) {
	starts, leads := t.Ends()
	switch {
	case t == kg.ObjectsTo && g.Rand.IntN(2) == 0:
		return g.pick(kg.Objection), g.inTurn(t)
	case t == kg.Affects && g.Rand.IntN(5) == 0:
		return g.inTurn(t), g.pick(kg.Territory)
	case t == kg.PartOf:
		starts = []kg.Kind{one(g, starts)}
		leads = starts
	}
	from, to = g.pick(starts...), g.pick(leads...)
	for from == to {
		to = g.pick(leads...)
	}
	return from, to
}

// inTurn returns the provisions of the famous agreement in turn.
func (g *generator) inTurn(t kg.Type) int32 {
	g.turns[t]++
	return g.first[kg.Provision] + g.turns[t]%min(famous, g.count[kg.Provision])
}

// pick returns a random entity whose kind counts as one of the kinds. If the entity is an
// actor or a territory, it is one of the first three of its kind one time in ten, which
// makes these three hubs.
func (g *generator) pick(kinds ...kg.Kind) int32 {
	var total int32
	for _, k := range kinds {
		for _, member := range g.members[k] {
			total += g.count[member]
		}
	}
	at := g.Rand.Int32N(total)
	for _, of := range kinds {
		for _, k := range g.members[of] {
			switch {
			case at >= g.count[k]:
				at -= g.count[k]
			case (k == kg.Actor || k == kg.Territory) && g.Rand.IntN(10) == 0:
				return g.first[k] + at%min(3, g.count[k])
			default:
				return g.first[k] + at
			}
		}
	}
	panic("pick: no such kind")
}

// dispute finds the relationships that dispute each other.
func (g *generator) dispute() {
	for n := range int32(len(g.joined)) {
		if _, other := g.status(n); other >= 0 {
			g.disputes[n] = append(g.disputes[n], other)
			g.disputes[other] = append(g.disputes[other], n)
		}
	}
}

// status begins the random numbers of relationship n. It returns its status, and which relationship it disputes, or -1.
func (g *generator) status(n int32) (status string, other int32) {
	g.at(linkStream, uint64(n))
	if !g.sometimes(6) {
		return "STATED", -1
	}
	status = one(g, kg.ClaimStatuses)
	if status == "DISPUTED" && n > 0 {
		return status, g.Rand.Int32N(n)
	}
	return status, -1
}

// link makes relationship n.
func (g *generator) link(n int32) kg.Relationship {
	j := g.joined[n]
	t := g.types[j.typ]
	return kg.Relationship{ID: g.linkID(n), Type: t, From: g.id(j.from), To: g.id(j.to), Fields: g.claim(n, t)}
}

// linkID returns the ID of relationship n. If another relationship before it has the same type and ends, it has a key.
func (g *generator) linkID(n int32) kg.ID {
	j := g.joined[n]
	key := ""
	if j.key > 0 {
		key = strconv.Itoa(int(j.key) + 1)
	}
	return kg.RelationshipID(g.types[j.typ], g.id(j.from), g.id(j.to), key)
}
