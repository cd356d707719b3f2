package main

import (
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// A size is the number of entities and of relationships in a graph.
type size struct{ entities, relationships int }

func (s size) String() string {
	return fmt.Sprintf("%d entities, %d relationships", s.entities, s.relationships)
}

// generate returns the made-up data set of a size as a whole: the batches of [stream] in one.
func generate(s size) kg.Batch {
	var all kg.Batch
	for some := range stream(s) {
		all.Entities = append(all.Entities, some.Entities...)
		all.Relationships = append(all.Relationships, some.Relationships...)
		all.Meta = some.Meta
	}
	return all
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
