package graph_test

import (
	"slices"
	"testing"

	"accordgraph/internal/kg"
)

// putLoads puts the fixture in two loads. The second one adds Bob's objection to point 10, corrects the wording of point 2
// of the plan, and removes the statement that South is part of North. So the log has five entries:
//
//	1  the data set, for everything of the first load
//	2  provision/plan/2, whose wording changed
//	3  relationship/objects-to/objection/how/provision/plan/10, added
//	4  relationship/part-of/territory/south/territory/north, removed
//	5  the data set
func putLoads(t *testing.T, s kg.Store) {
	t.Helper()
	const added = "relationship/objects-to/objection/how/provision/plan/10"
	now, before := fixture(), fixture()
	before.Relationships = slices.DeleteFunc(before.Relationships, func(r kg.Relationship) bool { return r.ID == added })
	wrong := link(kg.PartOf, "territory/south", "territory/north")
	before.Relationships = append(before.Relationships, wrong)
	for i, e := range before.Entities {
		if e.ID == "provision/plan/2" {
			before.Entities[i].Fields["wording"] = "The army goes."
		}
	}
	before.Meta.Changelog = before.Meta.Changelog[1:]
	kg.Complete(&before)
	before.Day = "2025-12-01"
	now.Remove, now.Day, now.Why = []kg.ID{wrong.ID}, "2025-12-02", now.Meta.Changelog[:1]
	put(t, s, before)
	put(t, s, now)
}
