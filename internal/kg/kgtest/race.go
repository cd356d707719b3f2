package kgtest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"accordgraph/internal/kg"
)

// The size of a Race.
const (
	raceRounds = 12 // Puts of each loader that succeed
	raceThings = 40 // things that each of these Puts changes
)

// Race has a loader write through each of the stores, which share one empty database, while readers follow the log
// through each of them. It checks that no reader ever sees an entry before the one before it, that readers who ask only
// for some things miss none of them, and that each thing was what it had become.
func Race(t *testing.T, stores ...kg.Store) {
	put(t, stores[0], at("start", entity(kg.Event, "hub")))
	var loaders, readers sync.WaitGroup
	done := make(chan struct{})
	found := make([][]kg.Change, 2*len(stores))
	for i, s := range stores {
		loaders.Go(func() { raceLoader(t, s, i) })
		for j, ids := range [][]kg.ID{nil, {"actor/e0", "actor/e7", "relationship/e39"}} {
			readers.Go(func() { found[2*i+j] = raceReader(t, s, ids, done) })
		}
	}
	loaders.Wait()
	close(done)
	readers.Wait()
	all := changes(t, stores[0])
	chains(t, all)
	for i := range stores {
		same(t, "a reader of everything", nil, found[2*i], all)
		some, err := stores[i].Changes(t.Context(), kg.ChangeQuestion{
			IDs: []kg.ID{"actor/e0", "actor/e7", "relationship/e39"}, Limit: len(all),
		})
		same(t, "a reader of some", err, found[2*i+1], some)
		if len(some) < raceRounds {
			t.Errorf("%d entries about some things, want at least %d", len(some), raceRounds)
		}
	}
	tip, err := stores[0].Tip(t.Context())
	same(t, "Puts", err, tip.Puts, int64(1+raceRounds*len(stores)))
}

// raceLoader puts batches that expect the state that it has read, until enough of them have succeeded.
func raceLoader(t *testing.T, s kg.Store, loader int) {
	for round := 0; round < raceRounds; {
		tip, err := s.Tip(t.Context())
		if err != nil {
			t.Error(err)
			return
		}
		b := raceBatch(loader, round)
		b.Expect = &tip.Puts
		switch err := s.Put(t.Context(), b); {
		case errors.Is(err, kg.ErrConflict):
		case errors.Is(err, kg.ErrUnavailable): // the other loader had the lock for longer than a Put waits, on a slow machine
		case err != nil:
			t.Error(err)
			return
		default:
			round++
		}
	}
}

// raceBatch changes the same things in every round of every loader. Every third round removes a part of them.
func raceBatch(loader, round int) kg.Batch {
	name := fmt.Sprint("loader ", loader, ", round ", round)
	b := at(name)
	for i := range raceThings {
		e := entity(kg.Actor, fmt.Sprint("e", i), "note", name)
		r := link(kg.About, fmt.Sprint("e", i), "event/hub", e.ID, "note", name)
		if round%3 == 2 && i%7 == 0 {
			b.Remove = append(b.Remove, e.ID, r.ID)
			continue
		}
		b.Entities, b.Relationships = append(b.Entities, e), append(b.Relationships, r)
	}
	return b
}

// raceReader follows the log until done is closed and it has read everything. It asks for everything if ids is empty.
func raceReader(t *testing.T, s kg.Store, ids []kg.ID, done <-chan struct{}) (all []kg.Change) {
	last := int64(0)
	for {
		ended := false
		select {
		case <-done:
			ended = true
		default:
		}
		more, err := s.Changes(context.WithoutCancel(t.Context()), kg.ChangeQuestion{After: last, IDs: ids, Limit: 50})
		if err != nil {
			t.Error(err)
			return all
		}
		for _, c := range more {
			if len(ids) == 0 && c.Number != last+1 {
				t.Errorf("a reader sees entry %d after entry %d", c.Number, last)
			}
			last = c.Number
		}
		all = append(all, more...)
		if ended && len(more) == 0 {
			return all
		}
	}
}

// chains checks that each thing was what it had become, and that each revision before is the last revision after.
func chains(t *testing.T, all []kg.Change) {
	t.Helper()
	is, revision := map[kg.ID]kg.Thing{}, ""
	for _, c := range all {
		if c.ID != kg.Root {
			same(t, fmt.Sprint("what ", c.ID, " was in entry ", c.Number), nil, c.Was, is[c.ID])
		}
		same(t, fmt.Sprint("the revision before entry ", c.Number), nil, c.Before, revision)
		is[c.ID] = c.Is
		if c.ID == kg.Root {
			revision = c.After
		}
	}
}
