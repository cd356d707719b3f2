package main

import (
	"fmt"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// vocabulary has the words of made-up texts.
var vocabulary = strings.Fields(`accord army article bank border bridge capital ceasefire chamber child
	city clause coast commission company consent convoy council court customs deadline demand depot district
	election embassy energy envoy export family forces freedom front fund garrison government grain guarantee
	harbour hospital judge language law ledger line loan market minister mission monitor movement neighbour
	observer office parliament party peace people plan port price prison promise province quarter railway region
	report republic reserve return river road school sea security shelter signature station summit territory
	train treaty troops tunnel union valley village vote water winter withdrawal witness zone`)

// words returns n random words.
func (g *generator) words(n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = one(g, vocabulary)
	}
	return strings.Join(all, " ")
}

// sentence returns a sentence of at least that many words.
func (g *generator) sentence(least int) string {
	s := g.words(least + g.Rand.IntN(least))
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// title returns a name of three words and a number.
func (g *generator) title(n int) string {
	s := g.words(3)
	return fmt.Sprintf("%s%s %d", strings.ToUpper(s[:1]), s[1:], n)
}

// day returns a random day, sometimes only a month or a year.
func (g *generator) day() string {
	s := fmt.Sprintf("%d-%02d-%02d", 1994+g.Rand.IntN(32), 1+g.Rand.IntN(12), 1+g.Rand.IntN(28))
	return s[:[]int{4, 7, 10, 10, 10, 10, 10, 10, 10, 10}[g.Rand.IntN(10)]]
}

// sometimes returns true with that probability in percent.
func (g *generator) sometimes(percent int) bool { return g.Rand.IntN(100) < percent }

// several returns the IDs of 1, 2 or 3 different pieces of evidence.
func (g *generator) several() []string {
	all := g.count[kg.Evidence]
	first, n := g.Rand.Int32N(all), []int32{1, 1, 1, 1, 1, 1, 2, 2, 2, 3}[g.Rand.IntN(10)]
	ids := make([]string, n)
	for i := range n {
		ids[i] = string(g.id(g.first[kg.Evidence] + (first+i*7)%all))
	}
	return ids
}

// claim returns random fields of relationship n, which has type t.
func (g *generator) claim(n int32, t kg.Type) map[string]any {
	status, other := g.status(n)
	f := map[string]any{"status": status, "evidence": g.several()}
	if other >= 0 {
		f["disputes"] = []string{string(g.linkID(other))}
	}
	if g.sometimes(25) {
		f["assertedBy"] = string(g.id(g.pick(kg.Actor)))
	}
	if g.sometimes(30) {
		f["validFrom"] = g.day()
	}
	if g.sometimes(10) {
		f["note"] = g.sentence(8)
	}
	switch t {
	case kg.PartyTo, kg.HoldsOffice:
		f["role"] = one(g, vocabulary)
	case kg.AlignsWith:
		f["alignment"] = one(g, kg.Alignments[:3]) // not the last value, which is for a clause that a document drops
	case kg.DependsOn:
		f["dependence"] = one(g, kg.Dependences)
	case kg.Requires:
		f["requirement"] = one(g, kg.Requirements)
	case kg.Assessed:
		f["verdict"] = one(g, kg.Verdicts)
	case kg.Voted:
		f["vote"] = one(g, kg.Votes)
	case kg.Contains:
		f["order"] = int(n)
	}
	return f
}

// entity makes entity n.
func (g *generator) entity(n int32) kg.Entity {
	g.at(entityStream, uint64(n))
	k, i := g.kind(n)
	e := kg.Entity{ID: g.id(n), Kind: k, Name: g.title(int(i) + 1), Fields: map[string]any{}}
	switch k {
	case kg.Source:
		g.publish(e.Fields)
		return e
	case kg.Evidence:
		g.cite(e.Fields, g.id(g.sources[i]))
		return e
	}
	e.Fields["evidence"] = g.several()
	e.Fields["summary"] = g.sentence(15)
	switch k {
	case kg.Actor, kg.Territory:
		g.describe(&e)
		e.Fields["aliases"] = append(e.Texts("aliases"), surname(int(i)))
	case kg.Proposal, kg.Agreement:
		e.Fields["status"], e.Fields["date"] = one(g, kg.DocumentStatuses), g.day()
	case kg.Provision:
		g.write(&e, i)
	case kg.Objection:
		g.object(e.Fields)
	case kg.Figure:
		e.Fields["measure"], e.Fields["unit"], e.Fields["date"] = one(g, vocabulary), "persons", g.day()
		e.Fields["value"] = float64(g.Rand.IntN(1_000_000))
	default:
		if _, dated := kg.FindField(kg.EntityFields(k), "date"); dated {
			e.Fields["date"] = g.day()
		}
	}
	return e
}

// publish makes a source.
func (g *generator) publish(f map[string]any) {
	f["publisher"] = "The " + one(g, vocabulary)
	f["url"] = "https://example.org/" + strings.ReplaceAll(g.words(4), " ", "-")
	f["language"] = one(g, []string{"en", "uk", "ru", "de", "fr"})
	f["sourceKind"] = one(g, kg.SourceKinds)
	f["reliability"] = one(g, kg.Reliabilities)
	f["date"] = g.day()
}

// cite makes a piece of evidence of a source.
func (g *generator) cite(f map[string]any, source kg.ID) {
	f["source"] = string(source)
	f["locator"] = "page " + strconv.Itoa(1+g.Rand.IntN(300))
	f["basis"] = one(g, kg.EvidenceBases)
	if f["basis"] == "QUOTED" {
		f["quote"] = g.sentence(12)
		return
	}
	f["paraphrase"] = g.sentence(12)
}

// describe makes an actor or a territory.
func (g *generator) describe(e *kg.Entity) {
	e.Fields["country"] = one(g, []string{"DE", "FR", "GB", "NL", "PL", "RU", "TR", "UA", "US"})
	e.Fields["aliases"] = []string{g.words(2)}
	e.Fields["category"] = one(g, kg.ActorCategories)
	if e.Kind == kg.Territory {
		e.Fields["category"] = one(g, kg.TerritoryCategories)
		e.Fields["latitude"], e.Fields["longitude"] = 44+8*g.Rand.Float64(), 22+18*g.Rand.Float64()
	}
}

// write makes provision i.
func (g *generator) write(e *kg.Entity, i int32) {
	document, number := string(g.id(g.places[i].document)), g.clauseNumber(i)
	e.Name = fmt.Sprintf("%s, %s", strings.ReplaceAll(document, "/", " "), number)
	e.Fields["document"], e.Fields["number"] = document, number
	if ahead := g.places[i].ahead; ahead >= 0 {
		e.Fields["partOf"] = string(g.id(g.first[kg.Provision] + ahead))
	}
	e.Fields["wording"] = g.sentence(14)
	e.Fields["topics"] = []string{one(g, kg.Topics)}
}

// object makes an objection.
func (g *generator) object(f map[string]any) {
	f["date"], f["stance"], f["outcome"] = g.day(), one(g, kg.Stances), one(g, kg.Outcomes)
	f["ground"] = g.sentence(10)
	if g.sometimes(60) {
		f["quote"] = g.sentence(10)
	}
}
