package prose_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/prose"
	"accordgraph/internal/query"
	"accordgraph/seed"
)

// anID finds the id of an entity or a relationship in a sentence.
var anID = regexp.MustCompile(`\b(` + strings.Join(idPrefixes(), "|") + `)/[a-z0-9]`)

func idPrefixes() []string {
	all := []string{"relationship"}
	for _, k := range kg.Kinds() {
		all = append(all, k.IDPrefix())
	}
	return all
}

// rules are what no sentence of the bundled data has.
var rules = map[string]*regexp.Regexp{
	"two pairs of brackets":                     regexp.MustCompile(`[(\[].*[(\[]`),
	"an id":                                     anID,
	"words that only the editors understand":    regexp.MustCompile(`(?i)the article\b|notes at hand|from memory|at hand`),
	"a doubled space, comma or full stop":       regexp.MustCompile(`  |,,|[^.]\.\.$|[^.]\.\. |;;|: :| [,.;:]`),
	"a place for a value":                       regexp.MustCompile(`[{}]`),
	"no full stop at its end":                   regexp.MustCompile(`[^.!?”»]$`),
	"no capital at its beginning":               regexp.MustCompile(`^\p{Ll}`),
	"a mark of the program":                     regexp.MustCompile(`[\x00-\x1f]`),
	"quotation marks within quotation marks":    regexp.MustCompile(`“[^”]*["“]|«[^»]*["«]`),
	"a role that no phrase says":                regexp.MustCompile(`in the role “|у ролі «`),
	"a day after another number":                regexp.MustCompile(`\d \d{1,2} \p{L}+ \d{4}`),
	"since with a verb of the present":          regexp.MustCompile(`\b(is|are|heads|leads|controls) [^.]*\bsince (\w+ ){0,2}\d{4}\.`),
	"a note that is no sentence":                regexp.MustCompile(`\. (In part|In steps|As of|With|Without|Again|For|Of|By)\b[^.,:]*\.$|As of [^.,]*:`),
	"a pronoun that is not who disputes":        regexp.MustCompile(`(this|otherwise)\. (It|He|She|They) `),
	"a name with the word unnamed in its place": regexp.MustCompile(`\(unnamed\)`),
}

// Every sentence of the bundled data reads as a person would say it, as far as a program can tell.
func TestSentencesOfTheBundledData(t *testing.T) {
	links := bundledLinks(t)
	for _, lang := range prose.Languages() {
		for _, l := range links {
			s, err := prose.Say(t.Context(), l, string(lang))
			if err != nil {
				t.Fatal(err)
			}
			for what, rule := range rules {
				if rule.MatchString(s.Text()) {
					t.Errorf("%s in %s has %s: %s", l.ID, lang, what, s.Text())
				}
			}
			checkParts(t, l, s)
		}
	}
}

// checkParts checks that both ends of l are in the parts of s, and that the note and the dispute are in its text.
func checkParts(t *testing.T, l *query.Link, s prose.Statement) {
	t.Helper()
	named := map[kg.ID]bool{}
	for _, p := range s.Parts {
		named[p.Entity] = true
		if p.Text == "" || p.Text != strings.TrimSpace(p.Text) && p.Entity != "" {
			t.Errorf("%s has the part %q", l.ID, p.Text)
		}
		if p.Entity != "" && !strings.ContainsFunc(p.Text, unicode.IsLetter) {
			t.Errorf("%s has the words %q for %s", l.ID, p.Text, p.Entity)
		}
	}
	if !named[l.From] || !named[l.To] {
		t.Errorf("%s does not link both its ends: %+v", l.ID, s.Parts)
	}
	if !strings.HasSuffix(s.Text(), s.Note) || !strings.Contains(s.Text(), s.Dispute) {
		t.Errorf("%s does not contain %q and %q: %s", l.ID, s.Note, s.Dispute, s.Text())
	}
}

// saidFields are the texts of entities and relationships that sentences say and that people write in both languages.
var saidFields = []string{"name", "title", "object", "ground"}

// Whatever a sentence says is in Ukrainian too: whoever writes a name or a note in English writes it in Ukrainian.
func TestBundledSentencesAreInUkrainian(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range b.Entities {
		for _, field := range saidFields {
			named := slices.Contains(kg.MainKinds(), e.Kind) && (field != "name" || e.Kind != kg.Obligation)
			if named && e.Text(field) != "" && e.Text(field+"Uk") == "" {
				t.Errorf("%s has no %sUk: %s", e.ID, field, e.Text(field))
			}
		}
	}
	for _, r := range b.Relationships {
		if r.Text("note") != "" && r.Text("noteUk") == "" {
			t.Errorf("%s has no noteUk: %s", r.ID, r.Text("note"))
		}
	}
}

// bundledLinks returns all links of the bundled data.
func bundledLinks(t *testing.T) (all []*query.Link) {
	t.Helper()
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	var store kgtest.Memory
	if err := store.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	args := query.Args{"first": kg.MaxPage}
	for {
		page, err := query.New(&store).Relationships(args)
		if err != nil {
			t.Fatal(err)
		}
		edges, err := page.Edges(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range edges {
			all = append(all, e.Relationship)
		}
		info, err := page.Info(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !info.HasNextPage {
			return all
		}
		args["after"] = *info.EndCursor
	}
}
