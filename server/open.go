package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
	"accordgraph/seed/packed"
)

// data returns the files of the data set for an empty store. They are in the folder that
// -seed names, or bundled with the program.
func (c config) data() fs.FS {
	if c.seed != "" {
		return os.DirFS(c.seed)
	}
	return seed.Bundled()
}

// open opens the store that -store names: Neo4j, a SQLite file, or the SQLite file in
// the user's cache folder. It never changes a database of another program.
func (c config) open(ctx context.Context) (kg.Store, error) {
	kind, err := c.storeKind()
	if err != nil {
		return nil, err
	}
	if kind == "neo4j" {
		s, err := neo4jstore.Open(ctx, c.neo4j())
		if errors.Is(err, neo4jstore.ErrRefused) {
			err = fmt.Errorf("%w; set KG_NEO4J_USER and KG_NEO4J_PASSWORD", err)
		}
		return s, err
	}
	path, err := c.sqlitePath()
	if err != nil {
		return nil, err
	}
	return sqlitestore.Open(ctx, path)
}

// sqlitePath returns the path of the SQLite file that -store names, or of the one in the user's cache folder.
func (c config) sqlitePath() (string, error) {
	if path := strings.TrimPrefix(c.store, "sqlite:"); path != "" {
		return path, nil
	}
	return c.cacheFile()
}

// neo4j returns the configuration of the Neo4j store.
func (c config) neo4j() neo4jstore.Config {
	return neo4jstore.Config{URI: c.store, User: c.neo4jUser, Password: c.neo4jPassword, Database: c.neo4jDatabase}
}

// cacheFile returns the path of the SQLite file in the user's cache folder. The path contains a hash of the data set and
// the form of the tables, so each version of a data set has its own file, and no file of an earlier program is refused.
func (c config) cacheFile() (string, error) {
	hash, err := c.fingerprint()
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
	return filepath.Join(dir, fmt.Sprintf("%s-%08x.db", hash, sqlitestore.Form())), nil
}

// fingerprint returns the name of the data set for an empty store. It reads no files of the bundled data set.
func (c config) fingerprint() (string, error) {
	if c.seed == "" {
		return packed.Fingerprint(), nil
	}
	return seed.Fingerprint(c.data())
}

// fill loads the data set into the store if the store is empty. It returns the
// description of the data in the store after that.
func (c config) fill(ctx context.Context, store kg.Store) (kg.Meta, error) {
	m, err := store.Meta(ctx)
	if err != nil || m.Revision != "" {
		return m, err
	}
	b, err := seed.Read(c.data())
	if err != nil {
		return m, fmt.Errorf("the data set has mistakes:\n%w", err)
	}
	if b.History, err = seed.History(c.data(), b); err != nil {
		return m, err
	}
	if _, err := load.Load(ctx, store, b); err != nil {
		return m, err
	}
	return *b.Meta, nil
}
