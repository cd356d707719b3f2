package rules

import (
	"fmt"

	"accordgraph/internal/kg"
)

// generalKnowledge finds evidence that no page supports. A reader cannot check it. It names how many facts rest on it.
func generalKnowledge(d *dataset) (all []Finding) {
	facts := map[kg.ID]int{}
	for _, ids := range d.facts() {
		for _, id := range ids {
			facts[id]++
		}
	}
	for _, e := range d.ofKind(kg.Evidence) {
		if e.Text("basis") == "GENERAL_KNOWLEDGE" {
			all = append(all, Finding{e.ID, fmt.Sprintf("%d facts cite it: find a page, or leave out what no page says", facts[e.ID])})
		}
	}
	return all
}

// weakSourceAlone finds facts that rest on one published source, which is a re-publisher or an outlet of a party to the
// war.
func weakSourceAlone(d *dataset) (all []Finding) {
	for _, fact := range d.factIDs() {
		published := map[kg.ID]kg.Entity{}
		for _, id := range d.facts()[fact] {
			if s := d.source(id); s.Text("reliability") != "UNSOURCED" {
				published[s.ID] = s
			}
		}
		for id, s := range published {
			if len(published) == 1 && s.Text("reliability") == "WEAK" {
				all = append(all, Finding{fact, fmt.Sprintf("only %s has it: find a primary page or an established outlet", id)})
			}
		}
	}
	return all
}

// uncitedSource finds sources on which no fact rests. A list of sources that were not used makes the data look better
// supported than it is.
func uncitedSource(d *dataset) (all []Finding) {
	cited := map[kg.ID]bool{}
	for _, ids := range d.facts() {
		for _, id := range ids {
			cited[d.source(id).ID] = true
		}
	}
	for _, e := range d.ofKind(kg.Source) {
		if !cited[e.ID] {
			all = append(all, Finding{e.ID, "cite it, or remove it"})
		}
	}
	return all
}

// sourceWithoutAddress finds published sources without an address. It names how many quotes are from the source: nobody
// can check the words.
func sourceWithoutAddress(d *dataset) (all []Finding) {
	quotes := map[kg.ID]int{}
	for _, e := range d.ofKind(kg.Evidence) {
		if e.Text("quote") != "" {
			quotes[d.source(e.ID).ID]++
		}
	}
	for _, e := range d.ofKind(kg.Source) {
		if e.Text("url") == "" && e.Text("sourceKind") != "COMPILER" {
			all = append(all, Finding{e.ID, fmt.Sprintf("find its address; quotes that are from it: %d", quotes[e.ID])})
		}
	}
	return all
}
