package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

func TestSlowLog(t *testing.T) {
	var log bytes.Buffer
	s := slowLog{time.Second, slog.New(slog.NewJSONHandler(&log, nil))}
	s.Observe(t.Context(), web.Record{Operation: "Quick", Took: time.Second - 1})
	if log.Len() > 0 {
		t.Errorf("what is quick is in the log: %s", &log)
	}
	s.Observe(t.Context(), web.Record{
		Operation: "Slow",
		Document:  "ab12",
		Code:      "OK",
		Request:   "r-1",
		Cost:      420,
		Took:      time.Second,
		Trips: []query.Trip{
			{Method: "expand", What: "OUT [RAISED] Actor", For: 3, Rows: 20, Took: 900 * time.Millisecond},
			{Method: "meta", For: 1, Rows: 1, Took: 2 * time.Millisecond},
		},
	})
	var got map[string]any
	if err := json.Unmarshal(log.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	delete(got, "time")
	want := map[string]any{
		"level": "WARN", "msg": "slow", "name": "Slow", "document": "ab12", "ms": 1000.0,
		"code": "OK", "cost": 420.0, "rows": 21.0, "id": "r-1",
		"trips": []any{"expand OUT [RAISED] Actor: 20 rows for 3 in 900 ms", "meta: 1 rows for 1 in 2 ms"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}
