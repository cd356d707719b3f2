package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// A size is the number of entities and of relationships in a graph.
type size struct{ entities, relationships int }

func (s size) String() string {
	return fmt.Sprintf("%d entities, %d relationships", s.entities, s.relationships)
}

// generate returns a made-up data set that is complete and valid. For the same size it
// always returns the same data set. Its kinds and types have realistic shares. Nearly all
// entities have about the same number of relationships. The exceptions are hubs. When an
// end of a relationship is an actor or a territory, it is one of the first three of its
// kind at least one time in ten. The provisions of one famous agreement take half of the
// OBJECTS_TO relationships and a fifth of the AFFECTS relationships. This agreement is
// the first of all documents, so a page of its provisions is equally full at every size.
//
// generate panics if there are fewer than 100 entities, or fewer relationships than
// entities.
func generate(s size) kg.Batch {
	if s.entities < 100 || s.relationships < s.entities {
		panic("generate: too small")
	}
	g := &generator{
		Rand: rand.New(rand.NewPCG(1994, 2025)), ids: map[kg.Kind][]kg.ID{},
		used: make(map[kg.ID]bool, s.relationships), turns: map[kg.Type]int{},
	}
	g.name(s.entities)
	g.relationships(s.relationships)
	b := kg.Batch{Entities: g.entities(), Relationships: g.joined, Meta: &kg.Meta{
		Title: "Made up", Description: "To measure with.", Licence: "CC0-1.0",
		LicenceURL: "https://creativecommons.org/publicdomain/zero/1.0/", CompiledOn: "2025-12-01",
	}}
	kg.Complete(&b)
	return b
}

// A share is the number of entities of a kind in a thousand.
type share struct {
	kind kg.Kind
	of   int
}

// otherShare is the share of each kind that is not in shares.
const otherShare = 10

// shares are the numbers of entities of each kind in a thousand. The rest is evidence.
var shares = []share{
	{kg.Source, 50},
	{kg.Actor, 80},
	{kg.Territory, 40},
	{kg.Agreement, 5},
	{kg.Proposal, 15},
	{kg.Provision, 250},
	{kg.Objection, 200},
	{kg.Figure, 60},
	{kg.Event, 100},
}

// allShares returns the shares of all kinds but evidence.
func allShares() []share {
	all := slices.Clone(shares)
	for _, k := range kg.Kinds() {
		if k != kg.Evidence && !slices.ContainsFunc(shares, func(s share) bool { return s.kind == k }) {
			all = append(all, share{k, otherShare})
		}
	}
	return all
}

// A weight says how often a relationship has a type.
type weight struct {
	typ kg.Type
	of  int
}

// otherWeight is the weight of each type that is not in weights.
const otherWeight = 5

// weights say how often a relationship has a type. They do not count the relationships
// that every provision and every objection has anyway: a document contains each
// provision, and an actor raised each objection.
var weights = []weight{
	{kg.Affects, 160},
	{kg.ObjectsTo, 150},
	{kg.Obliges, 140},
	{kg.Benefits, 90},
	{kg.About, 90},
	{kg.Supports, 80},
	{kg.ConflictsWith, 60},
	{kg.Violated, 40},
	{kg.AlignsWith, 30},
	{kg.Weakens, 20},
	{kg.Reaffirms, 20},
	{kg.DependsOn, 20},
	{kg.Repeats, 15},
	{kg.PartyTo, 15},
	{kg.PartOf, 15},
	{kg.HoldsOffice, 15},
	{kg.MemberOf, 15},
	{kg.Cites, 12},
	{kg.Proposed, 10},
	{kg.Guarantees, 10},
	{kg.Controls, 10},
	{kg.Recognises, 10},
	{kg.Claims, 7},
	{kg.Exceeds, 5},
	{kg.Mediated, 5},
	{kg.DerivedFrom, 5},
	{kg.Supersedes, 3},
	{kg.Terminated, 3},
	{kg.Contains, 0},
	{kg.Raised, 0},
}

// allWeights returns the weights of all types.
func allWeights() []weight {
	all := slices.Clone(weights)
	for _, t := range kg.Types() {
		if !slices.ContainsFunc(weights, func(w weight) bool { return w.typ == t }) {
			all = append(all, weight{t, otherWeight})
		}
	}
	return all
}

// famous is the number of provisions in the famous agreement.
const famous = 28

// A generator makes up a graph.
type generator struct {
	*rand.Rand
	ids    map[kg.Kind][]kg.ID
	places []place // of the provisions, by their index
	joined []kg.Relationship
	used   map[kg.ID]bool // IDs that a relationship has
	turns  map[kg.Type]int
}

// A place is the position of a provision in its document.
type place struct {
	document, partOf kg.ID // partOf is the provision that this one is a part of, or empty
	number           string
}

// name gives every entity its ID.
func (g *generator) name(n int) {
	left := n
	for _, s := range allShares() {
		count := max(2, n*s.of/1000)
		left -= count
		for i := range count {
			if s.kind == kg.Provision {
				g.namePlace(i)
				continue
			}
			g.ids[s.kind] = append(
				g.ids[s.kind],
				kg.ID(fmt.Sprintf("%s/made-up-%d", strings.ToLower(string(s.kind)), i+1)),
			)
		}
	}
	for i := range left {
		_, source, _ := strings.Cut(string(one(g, g.ids[kg.Source])), "/")
		g.ids[kg.Evidence] = append(g.ids[kg.Evidence], kg.ID(fmt.Sprintf("evidence/%s/%d", source, i+1)))
	}
}

// namePlace gives provision i its place and its ID. The provisions of the famous
// agreement come first among all provisions, like the agreement among the documents.
// About one in five of the other provisions is a part of the provision before it in the
// same document.
func (g *generator) namePlace(i int) {
	documents := slices.Concat(g.ids[kg.Agreement], g.ids[kg.Proposal])
	at := place{document: documents[0], number: strconv.Itoa(i + 1)}
	if i >= famous {
		others := len(documents) - 1
		at.document = documents[1+(i-famous)%others]
		at.number = strconv.Itoa((i-famous)/others + 1)
		if ahead := i - others; ahead >= famous && g.Rand.IntN(5) == 0 && g.places[ahead].partOf == "" {
			at.partOf = g.ids[kg.Provision][ahead]
			at.number = g.places[ahead].number + "a"
		}
	}
	g.places = append(g.places, at)
	g.ids[kg.Provision] = append(g.ids[kg.Provision],
		kg.ID("provision/"+strings.ReplaceAll(string(at.document), "/", "-")+"/"+at.number))
}

// relationships makes n relationships.
func (g *generator) relationships(n int) {
	for i, id := range g.ids[kg.Provision] {
		from := g.places[i].document
		if part := g.places[i].partOf; part != "" {
			from = part
		}
		g.join(kg.Contains, from, id)
	}
	for _, id := range g.ids[kg.Objection] {
		g.join(kg.Raised, g.pick(kg.Actor), id)
	}
	var types []kg.Type
	for _, w := range allWeights() {
		types = append(types, slices.Repeat([]kg.Type{w.typ}, w.of)...)
	}
	for len(g.joined) < n {
		t := one(g, types)
		from, to := g.ends(t)
		g.join(t, from, to)
	}
}

// ends picks the two ends of a relationship of type t.
func (g *generator) ends(t kg.Type) (from, to kg.ID) {
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
func (g *generator) inTurn(t kg.Type) kg.ID {
	all := g.ids[kg.Provision]
	g.turns[t]++
	return all[g.turns[t]%min(famous, len(all))]
}

// pick returns a random entity whose kind counts as one of the kinds. If the entity is an
// actor or a territory, it is one of the first three of its kind one time in ten, which
// makes these three hubs.
func (g *generator) pick(kinds ...kg.Kind) kg.ID {
	var members []kg.Kind
	total := 0
	for _, k := range kinds {
		for _, member := range k.Members() {
			members = append(members, member)
			total += len(g.ids[member])
		}
	}
	at := g.Rand.IntN(total)
	for _, k := range members {
		all := g.ids[k]
		switch {
		case at >= len(all):
			at -= len(all)
		case (k == kg.Actor || k == kg.Territory) && g.Rand.IntN(10) == 0:
			return all[at%3]
		default:
			return all[at]
		}
	}
	panic("pick: no such kind")
}

// join makes a relationship. If another relationship has the same type and ends, the new
// one gets a key.
func (g *generator) join(t kg.Type, from, to kg.ID) {
	id := kg.RelationshipID(t, from, to, "")
	for key := 2; g.used[id]; key++ {
		id = kg.RelationshipID(t, from, to, strconv.Itoa(key))
	}
	g.used[id] = true
	g.joined = append(g.joined, kg.Relationship{ID: id, Type: t, From: from, To: to, Fields: g.claim(t)})
}

// one returns a random element.
func one[T any](g *generator, all []T) T { return all[g.Rand.IntN(len(all))] }
