package prose_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/prose"
	"accordgraph/internal/query"
)

// spokenEntity returns an entity. The fields are names and values in turn.
func spokenEntity(id kg.ID, kind kg.Kind, name string, fields ...any) kg.Entity {
	return kg.Entity{ID: id, Kind: kind, Name: name, Fields: spokenFields(fields)}
}

// spokenLink returns a relationship. The fields are names and values in turn.
func spokenLink(t kg.Type, from, to kg.ID, key string, fields ...any) kg.Relationship {
	id := kg.RelationshipID(t, from, to, key)
	return kg.Relationship{ID: id, Type: t, From: from, To: to, Fields: spokenFields(fields)}
}

func spokenFields(fields []any) map[string]any {
	all := map[string]any{}
	for i := 0; i < len(fields); i += 2 {
		all[fields[i].(string)] = fields[i+1]
	}
	return all
}

// spoken returns the entities that the links of these tests join.
func spoken() []kg.Entity {
	return []kg.Entity{
		spokenEntity("actor/a", kg.Actor, "Atlantis"), spokenEntity("actor/b", kg.Actor, "Brobdingnag"),
		spokenEntity("actor/c", kg.Actor, "the Chronicle"),
		spokenEntity("actor/u", kg.Actor, "Utopia"), spokenEntity("actor/odd", kg.Actor, "  {to}\n[x]\t\u0007Inc. "),
		spokenEntity("proposal/p", kg.Proposal, "Nine points"),
		spokenEntity("agreement/g", kg.Agreement, "Treaty of Nowhere"),
		spokenEntity("provision/p/1", kg.Provision, "Nine points, point 1"),
		spokenEntity("provision/g/2", kg.Provision, "Treaty of Nowhere, article 2"),
		spokenEntity("provision/ended/1", kg.Provision, "Old Treaty, article 1", "standing", "ended"),
		spokenEntity("provision/proposed/1", kg.Provision, "Plan, point 1", "standing", "proposed"),
		spokenEntity("provision/political/1", kg.Provision, "Statement, point 1", "standing", "political"),
		spokenEntity("provision/q/1", kg.Provision, "Q, point 1", "document", "proposal/q", "label", "point 1",
			"nameInSentence", "point 1 of Q", "labelUk", "пункт 1", "nameInSentenceUk", "пункт 1 документа «К»"),
		spokenEntity("provision/q/2", kg.Provision, "Q, point 2", "document", "proposal/q", "label", "point 2",
			"nameInSentence", "point 2 of Q", "labelUk", "пункт 2", "nameInSentenceUk", "пункт 2 документа «К»"),
		spokenEntity("actor/n", kg.Actor, "the League", "category", "ORGANISATION", "nameUk", "Організація народів"),
		spokenEntity("territory/t", kg.Territory, "Thule"),
		spokenEntity("objection/o", kg.Objection, "Utopia: not like this"),
		spokenEntity("event/e", kg.Event, "Atlantis sinks"),
		spokenEntity("actor/k", kg.Actor, "Compiler", "category", "COMPILER"),
		spokenEntity("source/s", kg.Source, "Points leaked",
			"publisher", "Gazette", "date", "2025-11-20", "url", "https://gazette.example/1"),
		spokenEntity("source/bare", kg.Source, "A thread"),
		spokenEntity("source/k", kg.Source, "General knowledge", "date", "2025-11"),
		spokenEntity("evidence/q", kg.Evidence, "", "source", "source/s",
			"locator", "point 1", "quote", "Peace now.", "paraphrase", "unused", "basis", "QUOTED"),
		spokenEntity("evidence/says", kg.Evidence, "", "source", "source/s",
			"paraphrase", "Thule is taken. Is it?", "basis", "SECOND_HAND"),
		spokenEntity("evidence/k", kg.Evidence, "", "source", "source/k",
			"locator", "Thule", "paraphrase", "Far north.", "basis", "GENERAL_KNOWLEDGE"),
		spokenEntity("evidence/j", kg.Evidence, "", "source", "source/bare", "basis", "COMPILER_JUDGEMENT"),
		spokenEntity("evidence/lost", kg.Evidence, "", "source", "source/none"),
		spokenEntity("evidence/bare", kg.Evidence, ""),
	}
}

// linksOf returns links for all of the relationships, in the order of their IDs.
func linksOf(ctx context.Context, t *testing.T, all ...kg.Relationship) []*query.Link {
	t.Helper()
	var store kgtest.Memory
	if err := store.Put(t.Context(), kg.Batch{Entities: spoken(), Relationships: all}); err != nil {
		t.Fatal(err)
	}
	page, err := query.New(&store).Relationships(query.Args{"first": kg.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	edges, err := page.Edges(ctx)
	if err != nil {
		t.Fatal(err)
	}
	links := make([]*query.Link, len(edges))
	for i, e := range edges {
		links[i] = e.Relationship
	}
	return links
}

func TestSentence(t *testing.T) {
	for _, c := range []struct {
		link   kg.Relationship
		en, uk string
	}{
		{
			spokenLink(kg.Obliges, "provision/ended/1", "actor/u", ""),
			"Old Treaty, article 1 obliged Utopia.",
			"За положенням «Old Treaty, article 1», поки документ діяв, зобов’язання лежало на учаснику Utopia.",
		}, {
			spokenLink(kg.Benefits, "provision/ended/1", "actor/u", ""),
			"Old Treaty, article 1 benefited Utopia.",
			"Дія положення «Old Treaty, article 1» була на користь учасника Utopia.",
		}, {
			spokenLink(kg.Affects, "provision/ended/1", "territory/t", ""),
			"Old Treaty, article 1 affected Thule.",
			"Дія положення «Old Treaty, article 1» стосувалася території «Thule».",
		}, {
			spokenLink(kg.Obliges, "provision/proposed/1", "actor/u", ""),
			"Plan, point 1 would oblige Utopia.",
			"За положенням «Plan, point 1», якби документ набув чинності, зобов’язання лежало б на учаснику Utopia.",
		}, {
			spokenLink(kg.Benefits, "provision/proposed/1", "actor/u", ""),
			"Plan, point 1 would benefit Utopia.",
			"Дія положення «Plan, point 1» була б на користь учасника Utopia.",
		}, {
			spokenLink(kg.Affects, "provision/proposed/1", "territory/t", ""),
			"Plan, point 1 would affect Thule.",
			"Дія положення «Plan, point 1» стосувалася б території «Thule».",
		}, {
			spokenLink(kg.Obliges, "provision/political/1", "actor/u", ""),
			"Statement, point 1 commits Utopia politically.",
			"За положенням «Statement, point 1» політичне зобов’язання має Utopia.",
		}, {
			spokenLink(kg.Benefits, "provision/political/1", "actor/u", ""),
			"Statement, point 1 benefits Utopia.",
			"Положення «Statement, point 1» — на користь учасника Utopia.",
		}, {
			spokenLink(kg.Proposed, "actor/a", "proposal/p", "", "role", "drafter", "validFrom", "2025-11-20"),
			"Atlantis drafted Nine points on 20 November 2025.",
			"Atlantis готує документ «Nine points» 20 листопада 2025 року.",
		}, {
			spokenLink(kg.Proposed, "actor/a", "proposal/p", "", "validFrom", "2025-11"),
			"Atlantis proposed Nine points in November 2025.",
			"Atlantis пропонує документ «Nine points» у листопаді 2025 року.",
		}, {
			spokenLink(kg.Controls, "actor/a", "territory/t", "", "validFrom", "2014-03", "validTo", "2015"),
			"Atlantis controlled Thule, in whole or in part, from March 2014 to 2015.",
			"Atlantis контролює територію «Thule» повністю або частково з березня 2014 року до 2015 року.",
		}, {
			spokenLink(kg.Controls, "actor/a", "territory/t", "", "validFrom", "2014", "note", "Small parts\nof it."),
			"Atlantis has controlled Thule, in whole or in part, since 2014. Small parts of it.",
			"Atlantis контролює територію «Thule» повністю або частково з 2014 року. Примітка англійською: Small parts of it.",
		}, {
			spokenLink(kg.HoldsOffice, "actor/c", "actor/u", "", "role", "Chancellor", "validTo", "2025-11"),
			"The Chronicle was Chancellor of Utopia until November 2025.",
			"The Chronicle — канцлер учасника Utopia до листопада 2025 року.",
		}, {
			spokenLink(kg.PartyTo, "actor/a", "agreement/g", "", "role", "signed, later withdrew", "validFrom", "2000-01-20"),
			"Atlantis signed Treaty of Nowhere on 20 January 2000 and later withdrew.",
			"Atlantis підписує документ «Treaty of Nowhere» 20 січня 2000 року, а згодом відкликає підпис.",
		}, {
			spokenLink(kg.HoldsOffice, "actor/c", "actor/u", ""),
			"The Chronicle holds office in Utopia.",
			"The Chronicle обіймає посаду в учаснику Utopia.",
		}, {
			spokenLink(kg.AlignsWith, "provision/p/1", "provision/g/2", "", "alignment", "OPPOSED"),
			"Nine points, point 1 says the opposite of Treaty of Nowhere, article 2.",
			"Положення «Nine points, point 1» каже протилежне тому, що каже положення «Treaty of Nowhere, article 2».",
		}, {
			spokenLink(kg.DependsOn, "provision/p/1", "provision/g/2", "", "dependence", "VOIDED_BY", "note", "On a breach."),
			"Treaty of Nowhere, article 2 can void Nine points, point 1. On a breach.",
			"Положення «Treaty of Nowhere, article 2» може позбавити чинності положення «Nine points, point 1». Примітка англійською: On a breach.",
		}, {
			spokenLink(kg.DependsOn, "provision/q/2", "provision/q/1", "", "dependence", "SEQUENCE"),
			"Point 2 of Q comes only after point 1.",
			"Пункт 2 документа «К» настає лише після пункту 1.",
		}, {
			spokenLink(kg.MemberOf, "actor/a", "actor/n", ""),
			"Atlantis is a member of the League.",
			"Atlantis — член Організації народів.",
		}, {
			spokenLink(kg.Raised, "actor/a", "objection/o", "", "assertedBy", "actor/a"),
			"Atlantis raised the objection “Utopia: not like this”.",
			"Atlantis висуває заперечення «Utopia: not like this».",
		}, {
			spokenLink(kg.Requires, "provision/p/1", "actor/u", "", "requirement", "RATIFICATION"),
			"Nine points, point 1 requires ratification by Utopia.",
			"Положення «Nine points, point 1» потребує ратифікації, яку має здійснити Utopia.",
		}, {
			spokenLink(kg.Assessed, "actor/a", "provision/p/1", "", "verdict", "NOT_DONE", "validFrom", "2022-02"),
			"Atlantis said in February 2022 that Nine points, point 1 had not been carried out.",
			"Atlantis каже у лютому 2022 року, що положення «Nine points, point 1» не виконано.",
		}, {
			spokenLink(kg.Voted, "actor/a", "proposal/p", "", "vote", "ABSTAINED", "validFrom", "2022-03-02"),
			"Atlantis abstained from the vote on Nine points on 2 March 2022.",
			"Atlantis утримується під час голосування щодо документа «Nine points» 2 березня 2022 року.",
		}, {
			spokenLink(kg.Recognises, "actor/a", "territory/t", "", "note", "Holds that it is its own."),
			"Atlantis took a position on the status of Thule. Holds that it is its own.",
			"Atlantis висловлює позицію щодо статусу території «Thule». Примітка англійською: Holds that it is its own.",
		}, {
			spokenLink(kg.Violated, "actor/a", "agreement/g", "", "assertedBy", "actor/u", "validFrom", "2014"),
			"According to Utopia, Atlantis violated Treaty of Nowhere in 2014.",
			"Utopia стверджує: Atlantis порушує документ «Treaty of Nowhere» у 2014 році.",
		}, {
			spokenLink(kg.PartyTo, "actor/odd", "agreement/g", "", "status", "STATED"),
			"{to} [x] Inc. is party to Treaty of Nowhere.",
			"{to} [x] Inc. — сторона документа «Treaty of Nowhere».",
		}, {
			spokenLink(kg.About, "event/e", "actor/a", "", "assertedBy", "actor/none", "status", "DISPUTED"),
			"According to actor/none, the event “Atlantis sinks” involves Atlantis. This is disputed.",
			"Actor/none стверджує: подія «Atlantis sinks» стосується учасника Atlantis. Це твердження оспорюють.",
		}, {
			spokenLink(kg.Claims, "actor/a", "territory/t", "",
				"status", "RETRACTED", "assertedBy", "actor/a", "knownTo", "2015-02"),
			"Atlantis claims Thule. This was withdrawn in February 2015.",
			"Atlantis претендує на територію «Thule». Це твердження відкликано у лютому 2015 року.",
		}, {
			spokenLink(kg.Weakens, "provision/p/1", "provision/g/2", "", "assertedBy", "actor/k"),
			"In the editors’ judgement, Nine points, point 1 weakens Treaty of Nowhere, article 2.",
			"На думку редакторів, положення «Nine points, point 1» послаблює положення «Treaty of Nowhere, article 2».",
		}, {
			spokenLink(kg.Supersedes, "proposal/p", "agreement/g", "", "validFrom", "2025-11-20"),
			"Nine points replaced Treaty of Nowhere on 20 November 2025.",
			"Документ «Nine points» замінює документ «Treaty of Nowhere» 20 листопада 2025 року.",
		}, {
			spokenLink(kg.Claims, "actor/a", "territory/t", "", "status", "SUPERSEDED"),
			"Atlantis claims Thule. This was overtaken.",
			"Atlantis претендує на територію «Thule». Це твердження втратило актуальність.",
		},
	} {
		for lang, want := range map[string]string{"en": c.en, "uk": c.uk} {
			for range 2 { // the sentence is the same each time
				got, err := prose.Sentence(t.Context(), linksOf(t.Context(), t, c.link)[0], lang)
				if err != nil || got != want {
					t.Errorf("%s in %s: %v\n got %s\nwant %s", c.link.ID, lang, err, got, want)
				}
			}
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	l := linksOf(t.Context(), t, spokenLink(kg.About, "event/e", "actor/a", ""))[0]
	_, sentence := prose.Sentence(t.Context(), l, "fr")
	_, notes := prose.Footnotes(t.Context(), l, "fr")
	_, words := prose.Write(t.Context(), nil, "fr")
	for _, err := range []error{sentence, notes, words} {
		if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), `lang is "fr", want en or uk`) {
			t.Errorf("got %v", err)
		}
	}
}

// A sentence names those who say otherwise. A withdrawn claim disputes nothing.
func TestDisputesNameWhoSaysOtherwise(t *testing.T) {
	id := func(key string) string { return string(kg.RelationshipID(kg.Claims, "actor/a", "territory/t", key)) }
	claim := func(key string, fields ...any) kg.Relationship {
		return spokenLink(kg.Claims, "actor/a", "territory/t", key, fields...)
	}
	links := linksOf(
		t.Context(), t,
		claim("1", "disputes", []string{id("2"), id("3"), id("4"), id("5"), id("6")}),
		claim("2", "assertedBy", "actor/u"), claim("3", "assertedBy", "actor/b"),
		claim("4", "assertedBy", "actor/u"), claim("5", "sources", []string{"source/bare", "source/s"}),
		claim("6", "assertedBy", "actor/c", "status", "RETRACTED"),
		claim("7", "disputes", []string{id("6")}),
	)
	for i, want := range map[int]string{
		0: "Atlantis claims Thule. Utopia and Brobdingnag dispute this, and A thread and Gazette say otherwise.",
		6: "Atlantis claims Thule.",
	} {
		if got, err := prose.Sentence(t.Context(), links[i], "en"); err != nil || got != want {
			t.Errorf("got %s, %v\nwant %s", got, err, want)
		}
	}
	want := "Atlantis претендує на територію «Thule». Utopia та Brobdingnag заперечують це, а A thread та Gazette повідомляють інше."
	if got, err := prose.Sentence(t.Context(), links[0], "uk"); err != nil || got != want {
		t.Errorf("got %s, %v\nwant %s", got, err, want)
	}
}

func TestFootnotes(t *testing.T) {
	l := linksOf(t.Context(), t, spokenLink(kg.About, "event/e", "actor/a", "", "evidence", []string{
		"evidence/q", "evidence/says", "evidence/k", "evidence/j", "evidence/lost", "evidence/bare", "evidence/none",
	}))[0]
	for lang, want := range map[string][]string{
		"en": {
			"Gazette, “Points leaked”, 20 November 2025, point 1: “Peace now”. https://gazette.example/1",
			"Gazette, “Points leaked”, 20 November 2025: Thule is taken. Is it? (second hand, seen in a re-publisher or in part). https://gazette.example/1",
			"“General knowledge”, November 2025, Thule: Far north (general knowledge, no page seen).",
			"“A thread” (compiler's judgement).",
			"“source/none”.",
			"“evidence/bare”.",
		},
		"uk": {
			"Gazette, «Points leaked», 20 листопада 2025, point 1: «Peace now». https://gazette.example/1",
			"Gazette, «Points leaked», 20 листопада 2025: Thule is taken. Is it? (з других рук, бачено в передруку або частково). https://gazette.example/1",
			"«General knowledge», листопад 2025, Thule: Far north (загальновідоме, сторінку не бачено).",
			"«A thread» (судження укладача).",
			"«source/none».",
			"«evidence/bare».",
		},
	} {
		got, err := prose.Footnotes(t.Context(), l, lang)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	}
}

// All links of a page share one round trip for each kind of question.
func TestWords(t *testing.T) {
	var trips query.Trips
	ctx := query.WithTrips(t.Context(), &trips)
	other := string(kg.RelationshipID(kg.Claims, "actor/u", "territory/t", ""))
	links := linksOf(
		ctx, t,
		spokenLink(kg.About, "event/e", "actor/a", "", "evidence", []string{"evidence/k", "evidence/q"}),
		spokenLink(kg.Claims, "actor/a", "territory/t", "", "assertedBy", "actor/c",
			"disputes", []string{other}, "evidence", []string{"evidence/j", "evidence/q"}),
		spokenLink(kg.Claims, "actor/u", "territory/t", "",
			"assertedBy", "actor/u", "evidence", []string{"evidence/q", "evidence/q"}),
		spokenLink(kg.PartyTo, "actor/a", "agreement/g", ""),
	)
	got, err := prose.Write(ctx, links, "en")
	if err != nil {
		t.Fatal(err)
	}
	want := `The event “Atlantis sinks” involves Atlantis. [1][2]
According to the Chronicle, Atlantis claims Thule. Utopia disputes this. [2][3]
Utopia claims Thule. [2]
Atlantis is party to Treaty of Nowhere.

[1] “General knowledge”, November 2025, Thule: Far north (general knowledge, no page seen).
[2] Gazette, “Points leaked”, 20 November 2025, point 1: “Peace now”. https://gazette.example/1
[3] “A thread” (compiler's judgement).`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
	// The entities, in no fixed order: ends, ends of disputing relationships, claimants, evidence, sources.
	wantTrips := []string{
		"entities 2", "entities 2", "entities 3", "entities 3", "entities 5",
		"expand relationships 1", "relationships 1",
	}
	if diff := cmp.Diff(wantTrips, trips.List()); diff != "" {
		t.Error(diff)
	}
	if p, err := prose.Write(t.Context(), nil, "uk"); err != nil || p.String() != "" {
		t.Errorf("no links are %q, %v", p, err)
	}
}

// Entities that a step led to are not fetched again.
func TestSentenceKnowsBothEndsOfAStep(t *testing.T) {
	var store kgtest.Memory
	all := []kg.Relationship{spokenLink(kg.Raised, "actor/u", "objection/o", "")}
	if err := store.Put(t.Context(), kg.Batch{Entities: spoken(), Relationships: all}); err != nil {
		t.Fatal(err)
	}
	var trips query.Trips
	ctx := query.WithTrips(t.Context(), &trips)
	page, err := query.New(&store).List(kg.Objection, nil)
	if err != nil {
		t.Fatal(err)
	}
	objections, err := page.Edges(ctx)
	if err != nil {
		t.Fatal(err)
	}
	page, err = objections[0].Node.Relationships(nil)
	if err != nil {
		t.Fatal(err)
	}
	raised, err := page.Edges(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got, err := prose.Sentence(ctx, raised[0].Relationship, "en")
	if err != nil || got != "Utopia raised the objection “Utopia: not like this”." || trips.Len() != 2 {
		t.Errorf("got %s, %v in %v", got, err, trips.List())
	}
}
