package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore"
)

// How long to wait before a store that was unavailable is tried again: longer each
// time, but never so long that anybody notices when it is back.
const (
	firstWait = 100 * time.Millisecond
	lastWait  = 2 * time.Second

	toldEvery = 30 * time.Second // that we wait
)

// await opens the store, fills it if it is empty, and hands it to l. It tries until
// it can, ctx ends, or it is clear that trying again will not help: the database
// refuses the password, holds something else, or the data set has mistakes.
func (c config) await(ctx context.Context, l *late, log *slog.Logger) error {
	start, told := time.Now(), time.Time{}
	for wait := firstWait; ; wait = min(2*wait, lastWait) {
		store, meta, err := c.filled(ctx)
		if err == nil {
			l.arrive(store)
			log.Info("ready", "revision", meta.Revision, "ms", time.Since(start).Milliseconds())
			return nil
		}
		if ctx.Err() != nil || !passes(err) {
			return err
		}
		if time.Since(told) > toldEvery {
			told = time.Now()
			log.Warn("waiting for the store", "err", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}

// passes says whether what went wrong may be over soon.
func passes(err error) bool {
	unavailable := errors.Is(err, kg.ErrUnavailable) && !errors.Is(err, neo4jstore.ErrRefused)
	return unavailable || errors.Is(err, context.DeadlineExceeded)
}

// filled returns the store with the data in it, or closes it.
func (c config) filled(ctx context.Context) (kg.Store, kg.Meta, error) {
	store, err := c.open(ctx)
	if err != nil {
		return nil, kg.Meta{}, err
	}
	meta, err := c.fill(ctx, store)
	if err != nil {
		return nil, meta, errors.Join(err, store.Close(context.WithoutCancel(ctx)))
	}
	return store, meta, nil
}
