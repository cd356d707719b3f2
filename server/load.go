package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"accordgraph/internal/load"
	"accordgraph/seed"
)

// loadFolder is the command "server load DIR". It changes the store until the store holds
// exactly the data set in DIR, and writes how many items it added, changed and removed. If
// the data set has mistakes, loadFolder changes nothing.
func loadFolder(ctx context.Context, c config, stdout io.Writer) (err error) {
	b, err := seed.Read(os.DirFS(c.dir))
	if err != nil {
		return fmt.Errorf("nothing was loaded, the data set has mistakes:\n%w", err)
	}
	if b.History, err = seed.History(os.DirFS(c.dir), b); err != nil {
		return fmt.Errorf("nothing was loaded: %w", err)
	}
	store, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(context.WithoutCancel(ctx))) }()
	difference, err := load.Load(ctx, store, b)
	if err != nil {
		return err
	}
	n := difference.Counts
	_, err = fmt.Fprintf(stdout, "revision %s: %d added, %d changed, %d removed\n",
		b.Meta.Revision, n.Added, n.Changed, n.Removed)
	return err
}
