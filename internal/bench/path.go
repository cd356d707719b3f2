package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"accordgraph/internal/kg"
)

// pathQueries are the questions about each pair of entities. Each %q stands for one of
// the two.
var pathQueries = []struct{ what, query string }{
	{"shortest", `{ paths(from: %q, to: %q) ` + pathFields + ` }`},
	{"of two sources each", `{ paths(from: %q, to: %q, where: {minSources: 2}) ` + pathFields + ` }`},
	{"known by 2035", `{ paths(from: %q, to: %q, asOf: {known: "2035-01-01"}) ` + pathFields + ` }`},
	{"with the hubs skipped", `{ paths(from: %q, to: %q) { hubsSkipped { id } ` + pathFields[1:] + ` }`},
}

const pathFields = `{ truncated { reason at } paths { length ` +
	`steps { direction from { id name } to { id name } relationship { id type status } } } }`

// noTime is the code of an error that says that the store had no time for a part of an answer.
const noTime = "UPSTREAM_UNAVAILABLE"

// warmPairs is the number of pairs before the first one that is measured. For the first ones, the database plans its
// statements, and Java compiles itself. After 200 pairs, a search takes half as long as after 20.
const warmPairs = 200

// paths measures how long the shortest paths between random entities take.
func (b *bench) paths(ctx context.Context) error {
	ids, err := b.linked(ctx)
	if err != nil {
		return err
	}
	debug.FreeOSMemory()
	for _, q := range pathQueries {
		random := rand.New(rand.NewPCG(1994, 2025))
		t := trail{
			course:  course{what: q.what, handler: handler(b.kept)},
			lengths: map[int]int{},
			cut:     map[string]int{},
		}
		before, computed := resident(), cpu()
		for i := range warmPairs + b.pairs {
			from := ids[random.IntN(len(ids))]
			to := ids[random.IntN(len(ids))]
			if from == to {
				continue
			}
			t.body = question(fmt.Sprintf(q.query, from, to))
			if err := t.walk(ctx, i >= warmPairs); err != nil {
				return fmt.Errorf("path from %s to %s: %w", from, to, err)
			}
		}
		b.print("path", q.what, "%s; %.1f ms CPU here each; %s resident before, %s after", t.String(),
			ms(cpu()-computed)/float64(len(t.took)+warmPairs), megabytes(before), megabytes(resident()))
	}
	return nil
}

// linked returns the entities that relationships can connect.
func (b *bench) linked(ctx context.Context) ([]string, error) {
	all, err := b.kept.Digests(ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for id := range all {
		if k := id.Kind(); k != kg.Any && k != kg.Source && k != kg.Evidence {
			ids = append(ids, string(id))
		}
	}
	slices.Sort(ids)
	if len(ids) < 2 {
		return nil, fmt.Errorf("the store has %d things that can be joined, want 2 at least", len(ids))
	}
	return ids, nil
}

// A trail is a course of searches for paths.
type trail struct {
	course
	lengths map[int]int
	cut     map[string]int // by reason
}

// walk asks one question about paths. If the store has no time for a part of the answer, the question counts, and its
// number is stated.
func (t *trail) walk(ctx context.Context, counts bool) error {
	w := &answer{}
	took, err := t.send(ctx, w)
	late := bytes.Contains(w.body.Bytes(), []byte(`"`+noTime+`"`))
	switch {
	case err != nil && !late:
		return err
	case !counts:
		return nil
	}
	t.took = append(t.took, took)
	if late {
		t.cut[noTime]++
	}
	var a struct {
		Data struct {
			Paths struct {
				Truncated *struct{ Reason string }
				Paths     []struct{ Length int }
			}
		}
	}
	if err := json.Unmarshal(w.body.Bytes(), &a); err != nil {
		return err
	}
	found := a.Data.Paths
	if found.Truncated != nil {
		t.cut[found.Truncated.Reason]++
	}
	if len(found.Paths) > 0 {
		t.lengths[found.Paths[0].Length]++
	}
	return nil
}

// String returns the times of the searches, and what they found.
func (t *trail) String() string {
	var lengths []string
	found := 0
	for length := 1; length <= kg.MaxHops; length++ {
		found += t.lengths[length]
		lengths = append(lengths, fmt.Sprintf("%d×%d", t.lengths[length], length))
	}
	over := 0
	for _, d := range t.took {
		if d > 2*time.Second {
			over++
		}
	}
	return fmt.Sprintf(
		"p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms, %d over 2 s; of %d pairs %d have a path (%s links), cut by %v",
		ms(t.at(50)),
		ms(t.at(90)),
		ms(t.at(99)),
		ms(t.at(100)),
		over,
		len(t.took),
		found,
		strings.Join(lengths, ", "),
		t.cut,
	)
}
