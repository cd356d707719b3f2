package explorer

import (
	"net/url"
	"slices"
	"strconv"
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
	if f.By = query.Get("by"); f.By != "" && f.By != onRecord && !isID(f.By) {
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

// isID reports whether a text has the form of the id of an actor.
func isID(text string) bool { return len(text) > len("actor/") && text[:len("actor/")] == "actor/" }

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
	for _, n := range sourceSteps {
		f := p.Filter
		f.Sources = n
		label, wrong := p.N("sourcesAtLeast", n)
		if wrong != nil {
			err = wrong
		}
		all = append(all, choice{label, p.filtered(b.PlainID, f), n == p.Filter.Sources})
	}
	return all, err
}

// ByChoices returns who makes the claims on the page, and the choices that leave nobody out, or nobody's claims.
func (b entityBody) ByChoices(p *page) ([]choice, error) {
	everybody, err := p.W("byEverybody")
	if err != nil {
		return nil, err
	}
	record, err := p.W("onRecord")
	if err != nil {
		return nil, err
	}
	ids, labels := []string{"", onRecord}, []string{everybody, record}
	if by := p.Filter.By; by != "" && by != onRecord && !slices.ContainsFunc(b.Tellers, func(r reference) bool { return r.PlainID == by }) {
		ids, labels = append(ids, by), append(labels, by)
	}
	for _, teller := range b.Tellers {
		ids, labels = append(ids, teller.PlainID), append(labels, teller.Name)
	}
	var all []choice
	for i, id := range ids {
		f := p.Filter
		f.By = id
		all = append(all, choice{labels[i], p.filtered(b.PlainID, f), id == p.Filter.By})
	}
	return all, nil
}

// DisputedChoices returns the choice between everything and what is disputed.
func (b entityBody) DisputedChoices(p *page) (all []choice, err error) {
	for i, key := range []string{"disputedOrNot", "disputed"} {
		f := p.Filter
		f.Disputed = i == 1
		label, wrong := p.W(key)
		if wrong != nil {
			err = wrong
		}
		all = append(all, choice{label, p.filtered(b.PlainID, f), f.Disputed == p.Filter.Disputed})
	}
	return all, err
}

// filtered returns the address of the page of a thing with a filter.
func (p *page) filtered(id string, f filter) string { return p.To("/e/"+id, f.pairs()...) }

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
