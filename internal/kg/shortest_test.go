package kg

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// FindShortest checks relationships late. It finds the same paths as a search that checks each relationship first.
func TestFindShortestChecksLate(t *testing.T) {
	for seed := range uint64(3000) {
		n := maze(seed)
		q := PathQuestion{MaxHops: 1 + int(seed%6), Limit: 1000}
		got, err := FindShortest(t.Context(), n, 0, 1, q)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if want := n.onShortest(0, 1, q.MaxHops); !slices.Equal(slices.Compact(got), want) {
			t.Fatalf("seed %d: got %v, want %v of %+v", seed, got, want, n)
		}
	}
}

// A net is a graph in memory. Its entities and relationships are numbers, which are places in its lists.
type net struct {
	joins  [][2]int // both ends of each relationship
	fits   []bool   // whether a path may use it
	closed []bool   // whether an entity may not lie on a path
}

// maze makes a net of random relationships up.
func maze(seed uint64) *net {
	random := rand.New(rand.NewPCG(seed, 1))
	n := &net{closed: make([]bool, 4+random.IntN(12))}
	for range 1 + random.IntN(3*len(n.closed)) {
		n.joins = append(n.joins, [2]int{random.IntN(len(n.closed)), random.IntN(len(n.closed))})
		n.fits = append(n.fits, random.IntN(3) > 0)
	}
	for i := range n.closed {
		n.closed[i] = random.IntN(5) == 0
	}
	return n
}

// Passable implements Adjacency.
func (n *net) Passable(_ context.Context, entities []int) ([]int, error) {
	return slices.DeleteFunc(slices.Clone(entities), func(e int) bool { return n.closed[e] }), nil
}

// Adjacent implements Adjacency. Every third relationship is sure.
func (n *net) Adjacent(_ context.Context, entities []int, strict bool) (all []Arc[int], err error) {
	for _, at := range entities {
		if at > 1 && n.closed[at] {
			continue
		}
		for r, ends := range n.joins {
			sure := strict || r%3 == 0
			if sure && !n.fits[r] || ends[0] != at && ends[1] != at {
				continue
			}
			all = append(all, Arc[int]{r, at, ends[0] + ends[1] - at, sure})
		}
	}
	return all, nil
}

// Fitting implements Adjacency. It refuses to check a relationship twice in a call.
func (n *net) Fitting(_ context.Context, relationships []int) (all []int, err error) {
	if slices.Sort(relationships); len(slices.Compact(slices.Clone(relationships))) < len(relationships) {
		return nil, fmt.Errorf("asked twice: %v", relationships)
	}
	return slices.DeleteFunc(slices.Clone(relationships), func(r int) bool { return !n.fits[r] }), nil
}

// onShortest returns the relationships on the shortest paths, sorted, by the distances of all entities from both ends.
func (n *net) onShortest(from, to, most int) (all []int) {
	a, b := n.distances(from), n.distances(to)
	for r, ends := range n.joins {
		for _, e := range [][2]int{ends, {ends[1], ends[0]}} {
			x, xok := a[e[0]]
			y, yok := b[e[1]]
			if xok && yok && n.fits[r] && x+1+y == a[to] && a[to] <= most && n.open(e[0], from, to) && n.open(e[1], from, to) {
				all = append(all, r)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (n *net) open(e, from, to int) bool { return e == from || e == to || !n.closed[e] }

// distances returns how many relationships lead from one entity to each that can be reached.
func (n *net) distances(from int) map[int]int {
	depth := map[int]int{from: 0}
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at != from && n.closed[at] {
			continue
		}
		for r, ends := range n.joins {
			next := ends[0] + ends[1] - at
			if _, seen := depth[next]; n.fits[r] && !seen && (ends[0] == at || ends[1] == at) {
				depth[next] = depth[at] + 1
				queue = append(queue, next)
			}
		}
	}
	return depth
}
