// Package neo4jstore is a [kg.Store] on Neo4j 5, Community edition. Every entity is
// a node with the label Entity and the label of its kind. Every relationship is a
// Neo4j relationship of the same type. Fields are properties, so people can also query
// the database directly.
//
// Each method of the store has a file of its name. The method takes a statement from the
// directory cypher and fills its blanks.
package neo4jstore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
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

	// ReadTimeout is how long the database may work on a read. Zero means 8 seconds. A
	// context that ends earlier shortens the time.
	ReadTimeout time.Duration
}

// A Store is the graph in a Neo4j database. It implements [kg.Store]. The calls of one
// Store see all or nothing of a Put. Another process may see a part of a Put while the
// Put commits, because the database does not isolate transactions any further.
type Store struct {
	driver   neo4j.DriverWithContext
	members  *members // nil if the address names one server
	database string
	budget   time.Duration // of a read
	running  atomic.Int64  // statements outside of Put
	writing  sync.Mutex    // held by Put
	commits  sync.RWMutex  // read-locked by reads, locked by Put while it commits
	speller  *speller      // of statements of reads

	look      bool // Put looks for what it creates, because a Put found that an ID was taken; guarded by writing
	unplanned int  // things changed since the database was made to plan again; guarded by writing

	open   context.Context // ends with Close, which thereby ends every statement
	close  context.CancelFunc
	asking sync.WaitGroup // goroutines that wait for the answer to a read
}

// Open returns a Store on a database. If the database is empty, Open creates the
// constraints and indexes of the store, and a marker. If the database has nodes and no
// marker, Open does not change it and returns [kg.ErrNotOurs]. If the marker has another
// version, Open returns [kg.ErrSchemaVersion]. If the database does not answer within
// seconds, the error is [kg.ErrUnavailable]. If it refuses the user or the password, the
// error is [ErrRefused]. Close closes the connections.
func Open(ctx context.Context, c Config) (*Store, error) {
	auth := neo4j.NoAuth()
	if c.User != "" {
		auth = neo4j.BasicAuth(c.User, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, auth, configure)
	if err != nil {
		return nil, fmt.Errorf("neo4jstore: %w", err)
	}
	s := &Store{
		driver: driver, members: newMembers(c.URI), database: c.Database, budget: cmp.Or(c.ReadTimeout, readBudget),
		speller: newSpeller(),
	}
	s.open, s.close = context.WithCancel(context.Background())
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.Close(context.WithoutCancel(ctx)))
	}
	return s, nil
}

// configure makes the driver fail early, because a client waits and can ask again. An
// operation of the server has 2.5 seconds, so it must get a connection in less time. It
// gets a new connection, or a connection that another operation returns. Notifications
// are off, because only tests read them.
func configure(c *config.Config) {
	c.MaxConnectionPoolSize = maxConnections
	c.SocketConnectTimeout = 2 * time.Second
	c.ConnectionAcquisitionTimeout = 2 * time.Second
	c.ConnectionLivenessCheckTimeout = 30 * time.Second
	c.MaxTransactionRetryTime = 5 * time.Second
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel
}

// marker is the value by which the store finds its marker node.
const marker = "accordgraph"

// prepare creates the indexes that are missing, and the marker if the database is
// empty.
func (s *Store) prepare(ctx context.Context) error {
	records, err := s.ask(ctx, markerText, object{"store": marker})
	if err != nil {
		return err
	}
	ours, err := isOurs(records[0].Values)
	if err != nil {
		return err
	}
	if records, err = s.ask(ctx, indexNamesText, nil); err != nil {
		return err
	}
	names := texts(records[0].Values[0])
	absent := slices.DeleteFunc(schema(), func(i index) bool { return slices.Contains(names, i.name) })
	if len(absent) > 0 {
		if err := s.create(ctx, absent); err != nil {
			return err
		}
	}
	if ours {
		return nil
	}
	return s.write(ctx, putMetaText, metaParams(nil))
}

// isOurs reports whether this version of the package made the database. The argument r is
// the row of marker.cypher. For an empty database it returns false and no error.
func isOurs(r row) (bool, error) {
	holds, ours, version := r.next().(bool), r.next().(bool), r.number()
	switch {
	case ours:
		if err := kg.CheckForm(version, kg.Form(layout)); err != nil {
			return false, fmt.Errorf("neo4jstore: %w", err)
		}
	case holds:
		return false, fmt.Errorf("neo4jstore: %w: it has nodes and no marker", kg.ErrNotOurs)
	}
	return ours, nil
}

// create creates indexes in one transaction, and waits until the database can use
// them. If the database planned a statement earlier, it would keep a plan without these
// indexes.
func (s *Store) create(ctx context.Context, all []index) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		for _, i := range all {
			if _, err := tx.Run(ctx, i.text, nil); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}, neo4j.WithTxTimeout(writeBudget))
	if err != nil {
		return failure(err)
	}
	return s.write(ctx, awaitText, nil)
}

// Close implements [kg.Store]. It ends the statements whose callers no longer wait.
func (s *Store) Close(ctx context.Context) error {
	s.close()
	s.asking.Wait()
	if err := s.driver.Close(ctx); err != nil {
		return fmt.Errorf("neo4jstore: close: %w", err)
	}
	return nil
}
