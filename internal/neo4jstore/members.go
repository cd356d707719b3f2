package neo4jstore

import (
	"context"
	"maps"
	"strings"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// A database with an address such as neo4j://… may have several servers. The driver spreads reads over these members. A
// member may lack the last Puts for some time, for example because a cluster copies them, or because somebody loads the
// members one after another. The store therefore compares the numbers of their logs:
//
//   - Whoever has seen a number through this Store never gets an answer from a member whose log ends before it. The Store
//     knows the numbers that Tip and Put saw; Tip is called once a second.
//   - For a request with a [kg.Reading], each read says exactly which numbers it may have seen.
//
// Bookmarks would not do: they name transactions of one cluster, and members may also be databases of their own.

// memberTries is how often a read looks for a member that has the data. The driver takes the members in turn, so each of
// three members is asked at least twice.
const memberTries = 6

// memberPause is how long a read waits before it tries again, times the number of tries: 0.3 s in all.
const memberPause = 20 * time.Millisecond

// members is what a Store knows about the servers of its database.
type members struct {
	mu      sync.Mutex
	floor   int64            // the greatest number that anyone saw
	numbers map[string]int64 // the number of each member's log, as it was last read, by address; never changed in place
	reads   map[string]int64 // how many reads each member answered
}

// newMembers returns nil if the address names one server, whatever it holds.
func newMembers(uri string) *members {
	if !strings.HasPrefix(uri, "neo4j") {
		return nil
	}
	return &members{numbers: map[string]int64{}, reads: map[string]int64{}}
}

// raise notes that somebody saw the data at this number.
func (m *members) raise(number int64) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.floor = max(m.floor, number)
}

// known returns the number before which no read may see the data, and the numbers of the members. Logs only grow, so a
// read that begins later sees at least these numbers.
func (m *members) known() (floor int64, numbers map[string]int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.floor, m.numbers
}

// answered notes that a member answered a read.
func (m *members) answered(address string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.reads[address]++
}

// learn notes the number of a member.
func (m *members) learn(address string, number int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if number > m.numbers[address] {
		m.numbers = maps.Clone(m.numbers)
		m.numbers[address] = number
	}
}

// Reads returns how many reads each member of the database answered, by address. It returns nil if the address of the
// database names one server.
func (s *Store) Reads() map[string]int64 {
	if s.members == nil {
		return nil
	}
	s.members.mu.Lock()
	defer s.members.mu.Unlock()
	return maps.Clone(s.members.reads)
}

// readMembers runs a read-only statement on a member that has the data which the request needs. It returns [kg.Behind]
// if it finds none. While all members have the data, a read without a Reading takes one round trip.
func (s *Store) readMembers(
	ctx context.Context, budget time.Duration, text string, params map[string]any,
) ([]*neo4j.Record, error) {
	reading, behind := kg.ReadingOf(ctx), kg.Behind{}
	for try := range memberTries {
		if try > 0 {
			select {
			case <-time.After(time.Duration(try) * memberPause):
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
		floor, numbers := s.members.known()
		read := s.readKnown
		if reading != nil || try > 0 { // a second try learns the number of the member, which may have grown
			read = s.readExactly
		}
		if reading != nil {
			floor = max(floor, reading.Least)
		}
		a, err := read(ctx, budget, text, params)
		switch {
		case err != nil:
			return nil, err
		case max(a.from, numbers[a.member]) >= floor:
			s.members.answered(a.member)
			s.members.raise(a.to)
			if reading != nil {
				reading.Saw(a.to)
			}
			return a.records, nil
		}
		behind = kg.Behind{Least: floor, Have: max(behind.Have, a.from, numbers[a.member])}
	}
	return nil, behind
}

// A memberAnswer is what a member answered. The data were not older than the number from, and not newer than the number
// to. Both are 0 if they are not known.
type memberAnswer struct {
	records  []*neo4j.Record
	member   string // its address
	from, to int64
}

// readKnown runs a statement in one round trip, and does not ask for numbers.
func (s *Store) readKnown(
	ctx context.Context, budget time.Duration, text string, params map[string]any,
) (a memberAnswer, err error) {
	var by neo4j.ResultSummary
	if a.records, by, err = s.runBy(ctx, neo4j.AccessModeRead, budget, text, params); err == nil {
		a.member = by.Server().Address()
	}
	return a, err
}

// readExactly runs a statement between two reads of the log's end, in one transaction, so on one member.
func (s *Store) readExactly(
	ctx context.Context, budget time.Duration, text string, params map[string]any,
) (a memberAnswer, err error) {
	s.running.Add(1)
	defer s.running.Add(-1)
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	tx, err := session.BeginTransaction(ctx, withOrigin(ctx), neo4j.WithTxTimeout(budget))
	if err != nil {
		return a, err
	}
	defer tx.Close(ctx)
	if a.from, _, err = endOfLog(ctx, tx); err != nil {
		return a, err
	}
	result, err := tx.Run(ctx, text, params)
	if err != nil {
		return a, err
	}
	if a.records, err = result.Collect(ctx); err != nil {
		return a, err
	}
	if a.to, a.member, err = endOfLog(ctx, tx); err != nil {
		return a, err
	}
	s.members.learn(a.member, a.from)
	return a, nil
}

// endOfLog returns the number of the last entry of the log, and the address of the member that said so. The number is 0
// if nothing was ever loaded.
func endOfLog(ctx context.Context, tx neo4j.ExplicitTransaction) (number int64, member string, err error) {
	result, err := tx.Run(ctx, tipText, object{"store": marker})
	if err != nil {
		return 0, "", err
	}
	records, by, err := collected(ctx, result)
	if err != nil {
		return 0, "", err
	}
	if len(records) > 0 {
		number = tipOf(records[0].Values[0]).Number
	}
	return number, by.Server().Address(), nil
}
