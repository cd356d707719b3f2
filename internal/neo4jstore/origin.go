package neo4jstore

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// withOrigin adds the [kg.Origin] of ctx to a transaction as its metadata. The database
// shows the metadata in its query log and in SHOW TRANSACTIONS. It refuses metadata with
// more than 2,048 characters.
func withOrigin(ctx context.Context) func(*neo4j.TransactionConfig) {
	o := kg.OriginOf(ctx)
	if o == (kg.Origin{}) {
		return func(*neo4j.TransactionConfig) {}
	}
	return neo4j.WithTxMetadata(map[string]any{"app": marker, "operation": o.Operation, "request": o.Request})
}
