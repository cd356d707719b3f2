// Package neo4jstore is a [kg.Store] on Neo4j 5 Community. Every entity is a node
// with the label Entity and that of its kind, every relationship one of its type,
// and fields are properties, so that people can also ask the database itself.
package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"accordgraph/internal/kg"
)

var _ kg.Store = (*Store)(nil)

// Config says where the database is.
type Config struct {
	URI            string // such as bolt://127.0.0.1:7687 or neo4j+s://example.org
	User, Password string // no authentication if User is empty
	Database       string // such as neo4j; the user's home database if empty
}

// A Store keeps the graph in a Neo4j database. What is written through it is seen
// by it as a whole or not at all; another process may see a Put while it is being
// committed, as the database isolates statements no further.
type Store struct {
	driver   neo4j.DriverWithContext
	database string
	underWay atomic.Int64 // statements of their own
	writing  sync.Mutex   // held by Put
	commits  sync.RWMutex // held by reads, and by Put while it commits

	open   context.Context // ends with Close, and what is asked with it
	close  context.CancelFunc
	asking sync.WaitGroup
}

// Open returns a Store on a database. One that holds nothing gets the constraints
// and indexes that the store relies on, and a marker; one that holds something but
// no marker is left as it is, and Open returns [kg.ErrNotOurs], or
// [kg.ErrSchemaVersion] if the marker is of another version. A database that does
// not answer within seconds is [kg.ErrUnavailable], one that does not let us in
// [ErrRefused]. Close closes the connections it opens.
func Open(ctx context.Context, c Config) (*Store, error) {
	auth := neo4j.NoAuth()
	if c.User != "" {
		auth = neo4j.BasicAuth(c.User, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, auth, configure)
	if err != nil {
		return nil, fmt.Errorf("neo4jstore: %w", err)
	}
	s := &Store{driver: driver, database: c.Database}
	s.open, s.close = context.WithCancel(context.Background())
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.Close(context.WithoutCancel(ctx)))
	}
	return s, nil
}

// configure sets the driver up to fail soon: whoever asks waits, and may ask again.
// An operation of the server has 2.5 seconds, so a connection must be had in less:
// new, or back from another operation.
// Tests look at notifications; here nobody would.
func configure(c *config.Config) {
	c.MaxConnectionPoolSize = maxConnections
	c.SocketConnectTimeout = 2 * time.Second
	c.ConnectionAcquisitionTimeout = 2 * time.Second
	c.ConnectionLivenessCheckTimeout = 30 * time.Second
	c.MaxTransactionRetryTime = 5 * time.Second
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel
}

// Close implements [kg.Store]. It ends the statements that nobody waits for any more.
func (s *Store) Close(ctx context.Context) error {
	s.close()
	s.asking.Wait()
	if err := s.driver.Close(ctx); err != nil {
		return fmt.Errorf("neo4jstore: close: %w", err)
	}
	return nil
}
