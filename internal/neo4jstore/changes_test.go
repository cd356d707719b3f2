package neo4jstore

import (
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestPlansOfTheLog checks the plans of the statements that read and write the log, as TestPlans does.
func TestPlansOfTheLog(t *testing.T) {
	server := neo4jtest.Empty(t)
	s := opened(t, server)
	b := makeBatch(200, 0)
	b.Meta.Revision = "r1"
	load(t, s, b)
	for i := range b.Entities {
		b.Entities[i].Sort += "x"
	}
	b.Meta = &kg.Meta{Revision: "r2"}
	load(t, s, b)
	d := server.Driver(t)
	params := object{"store": marker, "ids": someIDs, "limit": 5, "after": 0, "before": 1000}
	all := []statement{
		{"tip", tipText, params, false},
		{"count changes", countChangesText, params, false},
		{"lock", putLockText, params, false},
		{"held", putHeldText, params, false},
		{"put changes", putChangesText, object{"rows": []any{}}, false},
		{"put log", putLogText, object{"store": marker, "log": []int{201, 2, 2}, "named": true}, false},
	}
	for _, direction := range []string{"", "DESC"} {
		all = append(all,
			statement{"changes " + direction, changesStatement(changesAllText, direction), params, false},
			statement{"changes about " + direction, changesStatement(changesAboutText, direction), params, false},
		)
	}
	for _, st := range all {
		for _, problem := range problems(t, d, st) {
			t.Errorf("%s: %s", st.name, problem)
		}
	}
}
