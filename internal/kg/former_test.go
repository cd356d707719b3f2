package kg_test

import (
	"testing"

	"accordgraph/internal/kg"
)

func TestFormerIDsHaveACurrentID(t *testing.T) {
	f := kg.Former{
		"actor/thread": "actor/kross", "actor/thread-2": "actor/other", "provision/old/2": "provision/new/14",
		"source/june": "source/summer",
	}
	for id, want := range map[kg.ID]kg.ID{
		"actor/thread":          "actor/kross",
		"actor/threads":         "actor/threads",
		"source/june":           "source/summer",
		"evidence/june":         "evidence/june",
		"evidence/june/page-1":  "evidence/summer/page-1",
		"evidence/junes/page-1": "evidence/junes/page-1",
		"relationship/raised/actor/thread/objection/a":         "relationship/raised/actor/kross/objection/a",
		"relationship/raised/actor/thread-2/objection/a":       "relationship/raised/actor/other/objection/a",
		"relationship/repeats/provision/old/2/provision/old/2": "relationship/repeats/provision/new/14/provision/new/14",
		"relationship/opposes/actor/thread/actor/thread/key":   "relationship/opposes/actor/kross/actor/kross/key",
		"relationship/contains/proposal/old/provision/old/21":  "relationship/contains/proposal/old/provision/old/21",
	} {
		if got := f.Current(id); got != want {
			t.Errorf("%s is now %s, want %s", id, got, want)
		}
	}
}
