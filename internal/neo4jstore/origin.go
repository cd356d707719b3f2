package neo4jstore

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// named names the origin of ctx in what the database tells of a transaction: its
// query log, and SHOW TRANSACTIONS. It refuses more than 2,048 characters.
func named(ctx context.Context) func(*neo4j.TransactionConfig) {
	o := kg.OriginOf(ctx)
	if o == (kg.Origin{}) {
		return func(*neo4j.TransactionConfig) {}
	}
	return neo4j.WithTxMetadata(map[string]any{"app": marker, "operation": o.Operation, "request": o.Request})
}
