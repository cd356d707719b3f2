package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var errEnded = errors.New("the server has ended")

// await waits until the server runs a query. It returns an error if the server does not
// answer within limit, refuses the user, or has ended. The function alive reports whether
// the server still runs. If alive is nil, await does not check that.
func (s *Server) await(ctx context.Context, limit time.Duration, alive func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	d, err := s.open()
	if err != nil {
		return err
	}
	defer d.Close(context.WithoutCancel(ctx))
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		err := answer(ctx, d)
		if err == nil {
			return nil
		}
		if refused(err) {
			return fmt.Errorf("%s: %w", s.URI, err)
		}
		if alive != nil && !alive() {
			return errEnded
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: no answer within %v: %w", s.URI, limit, err)
		case <-tick.C:
		}
	}
}

// answer runs one query. It gives up after ten seconds.
func answer(ctx context.Context, d neo4j.DriverWithContext) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	return run(ctx, d, "RETURN 1")
}

func refused(err error) bool {
	var e *neo4j.Neo4jError
	return errors.As(err, &e) && strings.HasPrefix(e.Code, "Neo.ClientError.Security.")
}
