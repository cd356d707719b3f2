package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"accordgraph/internal/kg"
	loader "accordgraph/internal/load"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
)

// data returns the data set that an empty store is filled with.
func (c config) data() fs.FS {
	if c.seed != "" {
		return os.DirFS(c.seed)
	}
	return seed.Bundled()
}

// open opens the store. It never changes a database that holds something else.
func (c config) open(ctx context.Context) (kg.Store, error) {
	kind, err := c.storeKind()
	if err != nil {
		return nil, err
	}
	if kind == "neo4j" {
		s, err := neo4jstore.Open(ctx, neo4jstore.Config{URI: c.store, User: c.neo4jUser, Password: c.neo4jPassword, Database: "neo4j"})
		if errors.Is(err, neo4jstore.ErrRefused) {
			err = fmt.Errorf("%w; set KG_NEO4J_USER and KG_NEO4J_PASSWORD", err)
		}
		return s, err
	}
	path := strings.TrimPrefix(c.store, "sqlite:")
	if path == "" {
		if path, err = c.cached(); err != nil {
			return nil, err
		}
	}
	return sqlitestore.Open(ctx, path)
}

// cached returns the file in the user's cache that is for this very data: another
// data set, or another version of it, has another name.
func (c config) cached() (string, error) {
	mark, err := seed.Fingerprint(c.data())
	if err != nil {
		return "", err
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache folder, name a file with -store sqlite:PATH: %w", err)
	}
	dir = filepath.Join(dir, "accordgraph")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	return filepath.Join(dir, mark+".db"), nil
}

// fill loads the data set into the store if it is empty, and else leaves it.
func (c config) fill(ctx context.Context, store kg.Store) (kg.Meta, error) {
	m, err := store.Meta(ctx)
	if err != nil || m.Revision != "" {
		return m, err
	}
	b, err := seed.Read(c.data())
	if err != nil {
		return m, fmt.Errorf("the data set has mistakes:\n%w", err)
	}
	if _, err := loader.Load(ctx, store, b); err != nil {
		return m, err
	}
	return *b.Meta, nil
}

// load makes the store hold what is in a folder, and says what changed.
func load(ctx context.Context, c config, stdout io.Writer) (err error) {
	b, err := seed.Read(os.DirFS(c.dir))
	if err != nil {
		return fmt.Errorf("nothing was loaded, the data set has mistakes:\n%w", err)
	}
	store, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(context.WithoutCancel(ctx))) }()
	difference, err := loader.Load(ctx, store, b)
	if err != nil {
		return err
	}
	n := difference.Counts()
	_, err = fmt.Fprintf(stdout, "revision %s: %d added, %d changed, %d removed\n", b.Meta.Revision, n.Added, n.Changed, n.Removed)
	return err
}

// check reports every mistake of the data set in a folder or, if there are none,
// what its editor looks at.
func check(c config, stdout io.Writer) error {
	b, err := seed.Read(os.DirFS(c.dir))
	if err != nil {
		return fmt.Errorf("the data set has mistakes:\n%w", err)
	}
	_, err = fmt.Fprintf(stdout, "revision %s: %d entities, %d relationships, no mistakes\n%s", b.Meta.Revision, len(b.Entities), len(b.Relationships), seed.ReportOf(b))
	return err
}
