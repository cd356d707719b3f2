package follow

import (
	"context"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"accordgraph/internal/kg"
)

// A countingStore counts how often the end of its log and its log are read.
type countingStore struct {
	kg.Store
	tips, changes atomic.Int64
}

func (s *countingStore) Tip(ctx context.Context) (kg.Tip, error) {
	s.tips.Add(1)
	return s.Store.Tip(ctx)
}

func (s *countingStore) Changes(ctx context.Context, q kg.ChangeQuestion) ([]kg.Change, error) {
	s.changes.Add(1)
	return s.Store.Changes(ctx, q)
}

// TestIdle counts what 500 idle followers cost: one reading of the end of the log a second for all together, and nothing
// else. When all have left, nothing is read.
func TestIdle(t *testing.T) {
	const followers = 500
	store := &countingStore{Store: twice(t)}
	server := httptest.NewServer(over(store, Options{}))
	t.Cleanup(server.Close)
	var stops []func()
	for range followers {
		l, stop := listen(t, server, "/changes.sse?after=3")
		l.ids(1) // it has what there is, and is idle now
		stops = append(stops, stop)
	}
	tips, changes, from := store.tips.Load(), store.changes.Load(), time.Now()
	for store.tips.Load() < tips+3 { // wakes after each reading, whatever the speed of the machine
		<-time.After(100 * time.Millisecond)
	}
	took := time.Since(from)
	if n := store.changes.Load() - changes; n != 0 {
		t.Errorf("%d idle followers read the log %d times", followers, n)
	}
	if n, most := store.tips.Load()-tips, int64(took/time.Second)+2; n > most {
		t.Errorf("%d idle followers read the end of the log %d times in %v, want at most %d", followers, n, took, most)
	}
	fill(t, store.Store, "2025-12-03", world("The army goes.", true))
	for _, stop := range stops {
		stop()
	}
	server.CloseClientConnections()
	server.Close() // waits until all answers have ended
	tips = store.tips.Load()
	<-time.After(2500 * time.Millisecond)
	if n := store.tips.Load() - tips; n > 1 { // one reading may have been under way
		t.Errorf("nobody follows, and the end of the log is read %d times", n)
	}
}
