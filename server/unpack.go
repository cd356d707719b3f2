package main

import (
	"context"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed/packed"
)

// openUnpacked opens the store that -store names. If this is a SQLite database that does not exist yet, and the bundled
// data set is wanted, it begins as the packed database. Then fill has nothing to do, and nobody reads YAML. The log says
// that the load was today in UTC, as in a store that fill has filled.
func (c config) openUnpacked(ctx context.Context) (kg.Store, error) {
	kind, err := c.storeKind()
	if err != nil || kind != "sqlite" || c.seed != "" {
		return c.open(ctx)
	}
	path, err := c.sqlitePath()
	if err != nil {
		return nil, err
	}
	size, err := packed.Size()
	if err != nil {
		return nil, err
	}
	today := time.Now().UTC().Format(time.DateOnly)
	return sqlitestore.OpenInitial(ctx, path, sqlitestore.Initial{Write: packed.Write, Size: size, Day: today})
}
