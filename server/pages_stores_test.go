package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/seed"
)

// bothStores are the addresses of pages that both stores have to send alike: one of each sort of page, and one of each kind
// of thing.
var bothStores = []string{
	"/", "/?lang=uk", "/about", "/changes", "/compare", "/search?q=crimea", "/search?q=крим&lang=uk",
	"/e/actor/russia", "/e/actor/ukraine?lang=uk", "/e/actor/russia.svg", "/e/proposal/us-28", "/e/proposal/us-28?known=2025-11-21",
	"/e/agreement/budapest-memorandum", "/e/provision/us-28/21a", "/e/territory/crimea?lang=uk", "/e/event/invasion-of-ukraine",
	"/e/obligation/us-28/3/b", "/e/figure/force-cap-600000", "/e/source/ap-28-points", "/e/actor/russia?minSources=2",
	"/e/actor/russia?by=record&disputed=1", "/e/actor/russia?type=CLAIMS&direction=OUT",
	"/link/claims/actor/russia/territory/crimea", "/link/weakens/provision/us-28/7/provision/budapest-memorandum/1",
	"/path?from=actor/donald-trump&to=agreement/budapest-memorandum", "/compare/proposal/us-28/proposal/e3-28",
	"/timeline?about=agreement/minsk-2", "/obligations/proposal/us-28", "/embed/e/territory/crimea",
	"/votes", "/votes/agreement/unga-es-11-3", "/fulfilment/agreement/minsk-2?lang=uk", "/fulfilment/agreement/minsk-2?known=2016-01-01",
	"/sources/source/p6", "/stances/proposal/us-28", "/stances/proposal/us-28?actor=actor/poland&known=2025-11-22",
	"/lineage/provision/us-28/6", "/lineage/provision/us-28/6?known=2025-11-21",
	"/compare/proposal/us-28/proposal/e3-28/proposal/eu-24",
	"/conflicts/proposal/us-28", "/suggest?q=budapest", "/sources/source/c1",
}

// TestPagesOnBothStores compares pages of the bundled data on SQLite and on Neo4j, byte for byte, and the round trips to the
// store of each page with testdata/pages/trips.txt. With KG_TEST_LONG it also compares a fiftieth of all pages.
func TestPagesOnBothStores(t *testing.T) {
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	var drawn []string // more addresses, which take Neo4j minutes to plan
	if neo4jtest.Long() {
		drawn = slices.DeleteFunc(addresses(batch), func(address string) bool { return drawnOf(address, batch.Meta.Revision)%50 != 0 })
	}
	sqlite := sqliteServer(t)
	var trips strings.Builder
	t.Run("trips", func(t *testing.T) {
		for _, address := range bothStores {
			_, n := paged(t, sqlite+address)
			fmt.Fprintf(&trips, "%2d %s\n", n, address)
		}
		holdTrips(t, trips.String())
	})
	t.Run("neo4j", func(t *testing.T) {
		neo4j := neo4jServer(t)
		if slices.Contains(drawn, "/data/") {
			waitForFiles(t, sqlite)
			waitForFiles(t, neo4j)
		}
		var pages errgroup.Group // Neo4j plans a statement on one core, and there are some hundred statements
		pages.SetLimit(runtime.NumCPU())
		for _, address := range append(bothStores, drawn...) {
			pages.Go(func() error {
				want, least := paged(t, sqlite+address)
				got, n := paged(t, neo4j+address)
				if !bytes.Equal(got, want) {
					t.Errorf("%s differs (-sqlite +neo4j):\n%s", address, cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")))
				}
				if n != least {
					t.Errorf("%s takes %d trips on SQLite and %d on Neo4j", address, least, n)
				}
				return nil
			})
		}
		_ = pages.Wait() // every page says by itself what is wrong
	})
}

var update = flag.Bool("update", false, "rewrite what testdata wants")

// holdTrips compares the round trips of pages with the golden.
func holdTrips(t *testing.T, got string) {
	const file = "testdata/pages/trips.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// paged returns a page, and the number of round trips that it took to the store. Looking up the revision does not count,
// because that is done once a second and not once a page. A database that still plans may take too long at first.
func paged(t *testing.T, address string) ([]byte, int) {
	t.Helper()
	reply, err := http.Get(address)
	for again := 0; again < 20 && err == nil && reply.StatusCode == http.StatusServiceUnavailable; again++ {
		reply.Body.Close()
		reply, err = http.Get(address)
	}
	if err != nil {
		t.Error(err)
		return nil, 0
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(reply.Body)
	if err != nil || reply.StatusCode != http.StatusOK {
		t.Errorf("%s is %s: %v", address, reply.Status, err)
	}
	n := 0
	for _, trip := range strings.Split(reply.Trailer.Get("Trips"), "; ") {
		if trip != "" && !strings.HasPrefix(trip, "meta ") {
			n++
		}
	}
	return body, n
}
