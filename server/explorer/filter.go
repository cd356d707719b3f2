package explorer

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// onRecord is the value of the parameter by that stands for relationships that nobody has to claim.
const onRecord = "record"

// A filter says which relationships of a thing a page shows. The address has it.
type filter struct {
	Sources  int    // at least this many sources
	By       string // the id of who makes the claims, or onRecord; "" for all
	Disputed bool   // only what something else says otherwise
}

// filterOf reads the filter of an address.
func filterOf(query url.Values) (f filter, err error) {
	if text := query.Get("minSources"); text != "" {
		if f.Sources, err = strconv.Atoi(text); err != nil || !slices.Contains(sourceSteps, f.Sources) {
			return f, badFilter
		}
	}
	if f.By = query.Get("by"); f.By != "" && f.By != onRecord && !isActor(f.By) {
		return f, badFilter
	}
	switch query.Get("disputed") {
	case "":
	case "1":
		f.Disputed = true
	default:
		return f, badFilter
	}
	return f, nil
}

// badFilter is the failure of an address whose filter is wrong.
var badFilter = &failure{status: 400, key: "badFilter"}

// isActor reports whether a text has the form of the id of an actor.
func isActor(text string) bool {
	rest, ok := strings.CutPrefix(text, "actor/")
	return ok && rest != ""
}

// All reports whether the filter leaves nothing out.
func (f filter) All() bool { return f == filter{} }

// where returns the filter as the API takes it, or nil.
func (f filter) where() map[string]any {
	where := map[string]any{}
	if f.Sources > 0 {
		where["minSources"] = f.Sources
	}
	switch f.By {
	case "":
	case onRecord:
		where["assertedBy"] = map[string]any{"isNull": true}
	default:
		where["assertedBy"] = map[string]any{"eq": f.By}
	}
	if f.Disputed {
		where["disputed"] = true
	}
	if len(where) == 0 {
		return nil
	}
	return where
}

// pairs returns the parameters of the filter for an address: names and values in turn.
func (f filter) pairs() []string {
	sources, disputed := "", ""
	if f.Sources > 0 {
		sources = strconv.Itoa(f.Sources)
	}
	if f.Disputed {
		disputed = "1"
	}
	return []string{"minSources", sources, "by", f.By, "disputed", disputed}
}

// A choice is a value of one part of a filter, with the address of the page that has it.
type choice struct {
	Label, Address string
	Chosen         bool
}

// SourceChoices returns the numbers of sources for which a reader can ask.
func (b entityBody) SourceChoices(p *page) (all []choice, err error) {
	w := phrases{page: p}
	for _, n := range sourceSteps {
		f := p.Filter
		f.Sources = n
		all = append(all, p.choice(b, w.count("sourcesAtLeast", n), f))
	}
	return all, w.err
}

// ByChoices returns who makes the claims on the page, and the choices that leave nobody out, or nobody's claims.
func (b entityBody) ByChoices(p *page) (all []choice, err error) {
	w := phrases{page: p}
	tellers := []reference{{Name: w.word("byEverybody")}, {PlainID: onRecord, Name: w.word("onRecord")}}
	tellers = append(tellers, b.Tellers...)
	if by := p.Filter.By; !slices.ContainsFunc(tellers, func(r reference) bool { return r.PlainID == by }) {
		tellers = slices.Insert(tellers, 2, reference{PlainID: by, Name: by})
	}
	for _, teller := range tellers {
		f := p.Filter
		f.By = teller.PlainID
		all = append(all, p.choice(b, teller.Name, f))
	}
	return all, w.err
}

// DisputedChoices returns the choice between everything and what is disputed.
func (b entityBody) DisputedChoices(p *page) (all []choice, err error) {
	w := phrases{page: p}
	for i, key := range []string{"disputedOrNot", "disputed"} {
		f := p.Filter
		f.Disputed = i == 1
		all = append(all, p.choice(b, w.word(key), f))
	}
	return all, w.err
}

// choice returns the choice of a filter on the page of a thing.
func (p *page) choice(b entityBody, label string, f filter) choice {
	return choice{label, p.To("/e/"+b.PlainID, f.pairs()...), f == p.Filter}
}

// tellers returns who makes the claims on the page of a thing, in the order of the claims, each once.
func (t *thing) tellers() (all []reference) {
	for _, g := range t.RelationshipGroups {
		for _, e := range g.Edges {
			by := e.Node.AssertedBy
			if by != nil && !slices.ContainsFunc(all, func(r reference) bool { return r.PlainID == by.PlainID }) {
				all = append(all, *by)
			}
		}
	}
	return all
}
