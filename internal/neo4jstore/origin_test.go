package neo4jstore

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// TestTransactionsNameTheirOrigin reads the metadata of its own transaction.
func TestTransactionsNameTheirOrigin(t *testing.T) {
	s := empty(t)
	for _, origin := range []kg.Origin{
		{Operation: "Title", Request: "r-1"},
		{Operation: strings.Repeat("x", 256), Request: strings.Repeat("y", 256)},
	} {
		records, err := s.ask(kg.WithOrigin(t.Context(), origin),
			"SHOW TRANSACTIONS YIELD metaData, currentQuery"+
				" WHERE currentQuery STARTS WITH 'SHOW TRANSACTIONS' RETURN metaData", nil)
		if err != nil || len(records) != 1 {
			t.Fatal(len(records), err)
		}
		want := map[string]any{"app": "accordgraph", "operation": origin.Operation, "request": origin.Request}
		if diff := cmp.Diff(want, records[0].Values[0]); diff != "" {
			t.Errorf("want -, got +:\n%s", diff)
		}
	}
}
