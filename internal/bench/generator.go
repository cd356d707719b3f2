package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// A generator makes up a graph. It knows the graph by numbers only: an entity has a number below the number of all
// entities, and a relationship is its number in joined. Everything else of a thing is made of its number, each time the
// same, so the generator holds no texts.
type generator struct {
	*rand.Rand
	seed     *rand.PCG
	first    map[kg.Kind]int32 // the number of the first entity of each kind
	count    map[kg.Kind]int32
	kinds    []kg.Kind // in the order of the numbers of their entities
	members  map[kg.Kind][]kg.Kind
	types    []kg.Type
	sources  []int32 // of the pieces of evidence: the numbers of their sources
	places   []place // of the provisions
	joined   []join
	disputes map[int32][]int32 // the relationships that a relationship disputes, or that dispute it
	turns    map[kg.Type]int32
}

// A join is a relationship without its fields.
type join struct {
	ends
	key int32 // how many relationships before it have the same ends
}

// ends are the type and the ends of a relationship.
type ends struct {
	from, to int32
	typ      uint8 // the place of the type in kg.Types
}

// The streams of random numbers. Each thing has its own in the stream of its sort.
const (
	shapeStream = iota
	entityStream
	linkStream
)

// newGenerator returns a generator that has given numbers to all entities and joined them.
func newGenerator(s size) *generator {
	seed := rand.NewPCG(0, 0)
	g := &generator{
		Rand: rand.New(seed), seed: seed, first: map[kg.Kind]int32{}, count: map[kg.Kind]int32{},
		joined: make([]join, 0, s.relationships), disputes: map[int32][]int32{}, turns: map[kg.Type]int32{},
		members: map[kg.Kind][]kg.Kind{}, types: kg.Types(),
	}
	for _, k := range append(kg.Kinds(), kg.Document, kg.Any) {
		g.members[k] = k.Members()
	}
	g.at(shapeStream, 0)
	g.number(int32(s.entities))
	g.relate(s.relationships)
	g.dispute()
	return g
}

// at begins the random numbers of a thing.
func (g *generator) at(stream, n uint64) { g.seed.Seed(1994+stream<<32, 2025+n*0x9e3779b97f4a7c15) }

// number gives every entity its number.
func (g *generator) number(n int32) {
	left := n
	shares := allShares()
	of := map[kg.Kind]int32{}
	for _, s := range shares {
		of[s.kind] = max(2, int32(int(n)*s.of/1000))
		left -= of[s.kind]
	}
	of[kg.Evidence] = left
	var next int32
	for _, k := range kg.Kinds() {
		g.kinds = append(g.kinds, k)
		g.first[k], g.count[k] = next, of[k]
		next += of[k]
	}
	for range left {
		g.sources = append(g.sources, g.first[kg.Source]+g.Rand.Int32N(g.count[kg.Source]))
	}
	for i := range g.count[kg.Provision] {
		g.places = append(g.places, g.place(i))
	}
}

// kind returns the kind of entity n, and its number among the entities of that kind.
func (g *generator) kind(n int32) (kg.Kind, int32) {
	i := slices.IndexFunc(g.kinds, func(k kg.Kind) bool { return n < g.first[k]+g.count[k] })
	return g.kinds[i], n - g.first[g.kinds[i]]
}

// id returns the ID of entity n. The ID of evidence includes the name of its source, and the ID of a provision its
// document.
func (g *generator) id(n int32) kg.ID {
	k, i := g.kind(n)
	switch k {
	case kg.Evidence:
		_, source, _ := strings.Cut(string(g.id(g.sources[i])), "/")
		return kg.ID(fmt.Sprintf("evidence/%s/%d", source, i+1))
	case kg.Provision:
		document := strings.ReplaceAll(string(g.id(g.places[i].document)), "/", "-")
		return kg.ID("provision/" + document + "/" + g.clauseNumber(i))
	}
	return kg.ID(k.IDPrefix() + "/made-up-" + strconv.Itoa(int(i)+1))
}

// evidence returns the number of the evidence with an ID.
func (g *generator) evidence(id string) int32 {
	i, err := strconv.Atoi(id[strings.LastIndexByte(id, '/')+1:])
	if err != nil {
		panic(err) // cannot happen: id made this ID
	}
	return g.first[kg.Evidence] + int32(i) - 1
}

// one returns a random element.
func one[T any](g *generator, all []T) T { return all[g.Rand.IntN(len(all))] }
