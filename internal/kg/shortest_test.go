package kg

import (
	"context"
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

// Adjacent implements Adjacency. Every third relationship is sure.
func (n *net) Adjacent(_ context.Context, reached []Reached[int], strict bool) (all []Arc[int], fit []int, err error) {
	for _, at := range reached {
		if some := n.fit(at); (at.Sure || len(some) > 0) && n.open(at.Entity, 0, 1) {
			fit = append(fit, some...)
			all = append(all, n.around(at.Entity, strict)...)
		}
	}
	return all, fit, nil
}

// Check implements Adjacency.
func (n *net) Check(_ context.Context, met [][2]Reached[int]) (passable, fit []int, err error) {
	for _, m := range met {
		near, far := n.fit(m[0]), n.fit(m[1])
		fit = slices.Concat(fit, near, far)
		if (m[0].Sure || len(near) > 0) && (m[1].Sure || len(far) > 0) && n.open(m[0].Entity, 0, 1) {
			passable = append(passable, m[0].Entity)
		}
	}
	return passable, fit, nil
}

// fit returns which unsure relationships fit.
func (n *net) fit(r Reached[int]) []int {
	return slices.DeleteFunc(slices.Clone(r.Unsure), func(r int) bool { return !n.fits[r] })
}

// around returns the arcs from an entity.
func (n *net) around(at int, strict bool) (all []Arc[int]) {
	for r, ends := range n.joins {
		sure := strict || r%3 == 0
		if (ends[0] == at || ends[1] == at) && (n.fits[r] || !sure) {
			all = append(all, Arc[int]{r, at, ends[0] + ends[1] - at, sure})
		}
	}
	return all
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
