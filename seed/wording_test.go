package seed

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestPlacesAreNamed holds every AFFECTS that nobody claims to the words: the clause, or its evidence, names the place.
// That a clause touches a place that it does not name is a reading, and has a claimant.
func TestPlacesAreNamed(t *testing.T) {
	b, entities := statements(t)
	compared := 0
	for _, r := range b {
		if r.Type != kg.Affects || r.Text("assertedBy") != "" {
			continue
		}
		compared++
		if place := entities[r.To]; !placeIsNamed(place, words(r, entities)) {
			t.Errorf("%s has no claimant, and no word of the clause names %s", r.ID, place.Name)
		}
	}
	if compared == 0 {
		t.Error("no AFFECTS was compared")
	}
}

// placeIsNamed reports whether words name the place, by its name or an alias. An oblast may be named without that word.
func placeIsNamed(place kg.Entity, words string) bool {
	return slices.ContainsFunc(append(place.Texts("aliases"), place.Name), func(name string) bool {
		name = strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(name), " oblast"), "the ")
		return strings.Contains(words, name)
	})
}

// TestObjectionsSayWhatGoesAgainstWhat holds every objection to several clauses to one ground a clause: a note says
// which part of the ground speaks of which clause. Clauses of one point, and a whole text, share a ground.
func TestObjectionsSayWhatGoesAgainstWhat(t *testing.T) {
	b, _ := statements(t)
	against := map[kg.ID][]kg.Relationship{}
	for _, r := range b {
		if r.Type == kg.ObjectsTo && strings.HasPrefix(string(r.To), "provision/") {
			against[r.From] = append(against[r.From], r)
		}
	}
	several := 0
	for objection, all := range against {
		if len(points(all)) < 2 || oneGround[objection] {
			continue
		}
		several++
		for _, r := range all {
			if r.Text("note") == "" {
				t.Errorf("%s: %s goes against several points; no note says why against this one", r.ID, objection)
			}
		}
	}
	if several == 0 {
		t.Error("no objection to several points was compared")
	}
}

// oneGround are the objections whose one ground is the same for each of their points.
var oneGround = map[kg.ID]bool{
	"objection/united24-on-guarantees": true, // both points are about the guarantees
}

// points returns the points of the clauses that the relationships lead to. Parts of a point count as the point.
func points(all []kg.Relationship) map[string]bool {
	points := map[string]bool{}
	for _, r := range all {
		points[strings.TrimRight(string(r.To), "abcdef")] = true
	}
	return points
}

// nothingFound finds what a note says that nobody found, and searched the day of the search.
var (
	nothingFound = regexp.MustCompile(`(?i)\bno\b[^.]*\bfound\b|\bfound no\b|\bnot found\b|\bas was found\b`)
	searched     = regexp.MustCompile(`search on \d{1,2} \p{L}+ \d{4}`)
)

// TestNothingFoundHasItsDay holds every note that says that nothing was found to the day of the search. What was not
// found may be there the day after.
func TestNothingFoundHasItsDay(t *testing.T) {
	b, entities := statements(t)
	dated := 0
	check := func(id kg.ID, note string) {
		switch {
		case !nothingFound.MatchString(note):
		case searched.MatchString(note):
			dated++
		default:
			t.Errorf("%s: the note says that nothing was found, and not on which day: %s", id, note)
		}
	}
	for _, r := range b {
		check(r.ID, r.Text("note"))
	}
	for id, e := range entities {
		check(id, e.Text("note"))
	}
	if dated == 0 {
		t.Error("no note was compared")
	}
}

// statements returns the relationships of the bundled data set, and its entities by id.
func statements(t *testing.T) ([]kg.Relationship, map[kg.ID]kg.Entity) {
	t.Helper()
	b, entities := bundled(t), map[kg.ID]kg.Entity{}
	for _, e := range b.Entities {
		entities[e.ID] = e
	}
	return b.Relationships, entities
}

// ofEditors are words that only the editors understand: the article that the data set began with, and their own notes.
// "The article 5" of a treaty is none of them.
var ofEditors = regexp.MustCompile(`(?i)\b(seed article|the article($|[^\w ]| [^\d\W])|notes at hand|from memory)`)

// TestNoWordsOfEditors holds all texts of the bundled data, those of evidence and sources among them, to words that a
// reader understands who has never seen the editors' notes.
func TestNoWordsOfEditors(t *testing.T) {
	b := bundled(t)
	check := func(id kg.ID, fields map[string]any) {
		for field, value := range fields {
			if text, ok := value.(string); ok && ofEditors.MatchString(text) {
				t.Errorf("%s, %s: %s", id, field, text)
			}
		}
	}
	for _, e := range b.Entities {
		check(e.ID, e.Fields)
	}
	for _, r := range b.Relationships {
		check(r.ID, r.Fields)
	}
	if !ofEditors.MatchString("Reported by the article.") || ofEditors.MatchString("under the article 5 of it") {
		t.Error("the words are matched wrongly")
	}
}
