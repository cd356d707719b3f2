package seed

import (
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestReadingsAreClaimed holds every OBLIGES and BENEFITS that nobody claims to the words: the clause, or its evidence,
// names the actor. Whatever goes further is a reading, and has a claimant.
func TestReadingsAreClaimed(t *testing.T) {
	all, entities := statements(t)
	claimed, named := 0, 0
	for _, r := range all {
		switch {
		case r.Type != kg.Obliges && r.Type != kg.Benefits:
		case r.Text("assertedBy") != "":
			claimed++
		case isNamed(entities[r.To], words(r, entities)):
			named++
		default:
			t.Errorf("%s has no claimant, and no word of the clause names the actor", r.ID)
		}
	}
	t.Logf("%d claimed, %d named by the words", claimed, named)
}

// words returns the wording of the clause of r and what the evidence of r says, in small letters.
func words(r kg.Relationship, entities map[kg.ID]kg.Entity) string {
	all := []string{entities[r.From].Text("wording")}
	for _, id := range r.Texts("evidence") {
		p := entities[kg.ID(id)]
		all = append(all, p.Text("paraphrase"), p.Text("quote"))
	}
	return strings.ToLower(strings.Join(all, "\n"))
}

// twoSides are the words with which a text of two parties names them.
var twoSides = []string{"both", "each", "neither", "the two", "the parties"}

// isNamed reports whether words name the actor, by a name or an alias, or by a word for both sides of the war.
func isNamed(actor kg.Entity, words string) bool {
	all := append(actor.Texts("aliases"), actor.Name, actor.Text("nameInSentence"))
	if actor.ID == "actor/russia" || actor.ID == "actor/ukraine" {
		all = append(all, twoSides...)
	}
	for _, name := range all {
		if name != "" && strings.Contains(words, strings.TrimPrefix(strings.ToLower(name), "the ")) {
			return true
		}
	}
	return false
}
