package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore"
)

// The pauses between attempts to open a store that is unavailable. Each pause is twice the
// pause before it, up to lastPause. That pause is so short that nobody notices the delay
// when the store is available again.
const (
	firstPause = 100 * time.Millisecond
	lastPause  = 2 * time.Second

	warnEvery = 30 * time.Second // the time between warnings while the server waits for the store
)

// openInto opens the store, fills it if it is empty, and makes p use it. It runs at the same
// time as the HTTP server. If the store is unavailable, openInto tries again until it
// succeeds or ctx ends. It returns an error at once if another attempt cannot succeed. This
// is so if the database refuses the password, if the database belongs to another program, or
// if the data set has mistakes.
func (c config) openInto(ctx context.Context, p *pendingStore, log *slog.Logger) error {
	start, warned := time.Now(), time.Time{}
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		store, meta, err := c.openFilled(ctx)
		if err == nil {
			p.set(store)
			log.Info("ready", "revision", meta.Revision, "ms", time.Since(start).Milliseconds())
			return nil
		}
		if ctx.Err() != nil || !isTemporary(err) {
			return err
		}
		if time.Since(warned) > warnEvery {
			warned = time.Now()
			log.Warn("waiting for the store", "err", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// isTemporary reports whether another attempt to open the store may succeed.
func isTemporary(err error) bool {
	unavailable := errors.Is(err, kg.ErrUnavailable) && !errors.Is(err, neo4jstore.ErrRefused)
	return unavailable || errors.Is(err, context.DeadlineExceeded)
}

// openFilled opens the store, and fills the store if it is empty. If openFilled cannot fill
// the store, it closes the store again.
func (c config) openFilled(ctx context.Context) (kg.Store, kg.Meta, error) {
	store, err := c.openUnpacked(ctx)
	if err != nil {
		return nil, kg.Meta{}, err
	}
	meta, err := c.fill(ctx, store)
	if err != nil {
		return nil, meta, errors.Join(err, store.Close(context.WithoutCancel(ctx)))
	}
	return store, meta, nil
}
