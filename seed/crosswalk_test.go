package seed

import (
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// textWords are how notes name a text, by the last part of its id, in English and in Ukrainian.
var textWords = map[string][2]string{
	"african-peace-mission":          {"African", "африканськ"},
	"berlin-statement":               {"Berlin statement", "Берлінськ"},
	"budapest-memorandum":            {"Memorandum", "меморандум"},
	"burgenstock-communique":         {"communiqué", "омюніке"},
	"china-brazil-six":               {"understanding", "порозумін"},
	"e3-28":                          {"European", "вропейськ"},
	"eu-24":                          {"24 points", "24 пункт"},
	"geneva-19":                      {"text of Geneva", "женевськ"},
	"istanbul-communique":            {"communiqué", "омюніке"},
	"istanbul-draft-treaty":          {"draft", "роєкт"},
	"minsk-2":                        {"Minsk II", "Мінськ"},
	"paris-declaration":              {"Paris declaration", "Паризьк"},
	"peace-formula":                  {"formula", "ормул"},
	"russia-memorandum-2025":         {"Russia's memorandum", "еморандум"},
	"ua-us-20":                       {"20 points", "20 пункт"},
	"uk-france-ukraine-letter":       {"declaration of intent", "декларацією про наміри"},
	"ukraine-memorandum-2025":        {"Ukraine's memorandum", "еморандум"},
	"ukrainian-european-reply":       {"reply", "ідповід"},
	"unga-support-for-lasting-peace": {"resolution", "езолюці"},
	"us-28":                          {"28 points", "28 пункт"},
	"us-paris-paper":                 {"US paper", "окумент"},
}

// TestAlignmentsNameTheirTexts holds every ALIGNS_WITH to both of its ends: a note says which text it speaks of, a
// difference has a note, and what each clause says has a passage among the evidence.
func TestAlignmentsNameTheirTexts(t *testing.T) {
	all, entities := statements(t)
	compared := 0
	for _, r := range all {
		if r.Type != kg.AlignsWith {
			continue
		}
		compared++
		alignment := r.Text("alignment")
		if r.Text("note") == "" && alignment != "" && alignment != "SAME" {
			t.Errorf("%s is %s, and no note says how they differ", r.ID, alignment)
		}
		for i, key := range []string{"note", "noteUk"} {
			if note := r.Text(key); note != "" && !namesText(note, r, i) {
				t.Errorf("%s: the %s names neither text: %s", r.ID, key, note)
			}
		}
		for _, end := range []kg.ID{r.From, r.To} {
			if e := entities[end]; e.Kind == kg.Provision && !shares(e.Texts("evidence"), r.Texts("evidence")) {
				t.Errorf("%s has no evidence of what %s says", r.ID, end)
			}
		}
	}
	if compared == 0 {
		t.Error("no alignment was compared")
	}
}

// namesText reports whether the note names the text of an end of r by its word in the language.
func namesText(note string, r kg.Relationship, language int) bool {
	for _, end := range []kg.ID{r.From, r.To} {
		text := strings.Split(string(end), "/")[1]
		if word := textWords[text][language]; word != "" && strings.Contains(note, word) {
			return true
		}
	}
	return false
}

// shares reports whether a and b have an item in common.
func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
