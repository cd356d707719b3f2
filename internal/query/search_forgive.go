package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
	"accordgraph/internal/spell"
)

// forgiven adds the results that have all words, some of them in another writing, unless the names or aliases of
// something have the words as they were typed. The names of the last class do not count. If nothing but things of the last
// class have the words as they were typed, letters may be wrong, too. These things then come after everything else: a
// source that writes a name in its own way is not what somebody looks for who writes it so.
func (r *Results) forgiven(ctx context.Context, all []*Result, cut bool) ([]*Result, bool, error) {
	for _, one := range all {
		if one.rank.tier >= inAlias && !one.rank.begins && one.rank.class < lastClass {
			return all, cut, nil
		}
	}
	v, err := r.graph.vocabulary(ctx)
	if err != nil {
		return nil, false, err
	}
	wrong, own := noLetters, slices.ContainsFunc(all, asked)
	if !own {
		wrong = every
	}
	slots := guesses(v, r.words, wrong)
	terms := terms(r.words, slots)
	if len(terms) == 0 || !forgives(slots) {
		return all, cut, nil
	}
	most := forgivenLimits
	if cut {
		most = limits{words: maxForgiven} // so many have the words as typed that the search asks no further questions
	}
	candidates, more, err := r.among(ctx, terms, wholeNames(slots), most)
	if err != nil {
		return nil, false, err
	}
	known := map[kg.ID]bool{}
	for _, one := range all {
		known[one.entity.ID] = true
	}
	f := newFitter(r.words, slots)
	typed := len(all)
	for _, e := range candidates {
		if one := r.fitting(e, f); one != nil && !known[e.ID] {
			all = append(all, one)
		}
	}
	if !own && len(all) > typed {
		for _, one := range all[:typed] {
			one.rank.off, one.rank.tier = spell.TwoLetters, noMatch
		}
	}
	return all, cut || more, nil
}

// asked reports whether somebody may look for this thing who typed its words: it is not of the last class, or the words are
// the whole title of a source or the whole name of an obligation. Nobody looks for a piece of evidence by its label.
func asked(one *Result) bool {
	return one.rank.class < lastClass || one.rank.tier == isName && one.entity.Kind != kg.Evidence
}

// forgives reports whether there is a guess that is not what was typed.
func forgives(all []slot) bool {
	for _, s := range all {
		if s.initial || len(s.guesses) > 0 && s.guesses[len(s.guesses)-1].off > spell.Same {
			return true
		}
	}
	return false
}

// fitting returns the result for an entity that has all words but initials, or nil.
func (r *Results) fitting(e kg.Entity, f *fitter) *Result {
	texts := saidBy(e)
	is := f.fit(e.Kind, texts)
	if len(is.terms) == 0 || !r.asOf.shows(e.Value) {
		return nil
	}
	for _, place := range is.missing {
		if is.off = max(is.off, spell.Written); !f.slots[place].initial {
			return nil
		}
	}
	s := look(e, texts, is.wanted)
	rank := s.rank(e)
	if len(is.missing) > 0 && rank.tier >= startsName && rank.class > 0 {
		rank.tier = inName // only people, bodies, documents and places are called by their names without an initial
	}
	if rank.off = is.off; rank.tier == noMatch || is.off == spell.Same {
		return nil
	}
	if rank.class == lastClass { // a source that writes a name in its own way does not come before who bears it
		rank.off, rank.tier = spell.TwoLetters, min(rank.tier, inEvidence)
	}
	return r.result(e, rank, s, is)
}

// result returns the result for an entity that has words of the query in another writing, or lacks some.
func (r *Results) result(e kg.Entity, rank rank, s sight, is fit) *Result {
	one := &Result{entity: e, rank: rank, Matches: s.matches}
	for _, place := range is.missing {
		one.Ignored = append(one.Ignored, r.as(place, place))
	}
	for _, g := range is.replaced {
		one.replaced = append(one.replaced, replaced{r.as(g.first, g.last), g.words})
	}
	return one
}

// as returns the words of the query from one place to another as they were typed.
func (r *Results) as(first, last int) string {
	return string(r.query[r.words[first].start:r.words[last].end])
}
