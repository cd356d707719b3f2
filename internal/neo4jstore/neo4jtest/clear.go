package neo4jtest

import (
	"context"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// deleteAll deletes all relationships, then all nodes, in transactions of 10,000 rows
// each. It deletes relationships first, because deleting a node with many relationships
// would need a large transaction.
func deleteAll(ctx context.Context, d neo4j.DriverWithContext) error {
	for _, statement := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS",
	} {
		if err := run(ctx, d, statement); err != nil {
			return err
		}
	}
	return nil
}

// reset makes the database like a new one.
func reset(ctx context.Context, d neo4j.DriverWithContext) error {
	if err := deleteAll(ctx, d); err != nil {
		return err
	}
	// Dropping a constraint drops its index.
	if err := drop(ctx, d, "CONSTRAINT", "SHOW CONSTRAINTS YIELD name"); err != nil {
		return err
	}
	if err := drop(ctx, d, "INDEX", "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"); err != nil {
		return err
	}
	return run(ctx, d, "CALL db.clearQueryCaches()")
}

// drop drops each constraint or index whose name the query returns.
func drop(ctx context.Context, d neo4j.DriverWithContext, what, query string) error {
	names, err := column(ctx, d, query)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := run(ctx, d, "DROP "+what+" "+quote(name)); err != nil {
			return err
		}
	}
	return nil
}

// quote returns name as an identifier of Cypher.
func quote(name string) string {
	return "`" + strings.ReplaceAll(name, "`", "``") + "`"
}

// column returns the first column of the answer, which must consist of strings.
func column(ctx context.Context, d neo4j.DriverWithContext, query string) ([]string, error) {
	session := d.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer session.Close(ctx)
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return nil, err
	}
	var values []string
	for result.Next(ctx) {
		values = append(values, result.Record().Values[0].(string))
	}
	return values, result.Err()
}

// run runs a statement in a transaction of its own and ignores its answer.
func run(ctx context.Context, d neo4j.DriverWithContext, statement string) error {
	session := d.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer session.Close(ctx)
	result, err := session.Run(ctx, statement, nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
