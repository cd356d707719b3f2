package query

import (
	"context"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// near returns the results in all that may be on the page. The degrees are not known yet, so it returns whole groups
// of results that have all else in common: as many as fill the page.
func (r *Results) near(all []*Result) []*Result {
	groups := map[string][]*Result{}
	var order []string
	for _, one := range all {
		group := one.rank.key()[:groupLength]
		if groups[group] == nil {
			order = append(order, group)
		}
		groups[group] = append(groups[group], one)
	}
	slices.Sort(order)
	if r.window.Last {
		slices.Reverse(order)
	}
	var page []*Result
	sure := 0 // how many of them lie between the bounds, whatever their degree
	for _, group := range order {
		low, high := groupOf(r.window.After, "0000"), groupOf(r.window.Before, "9999")
		if group < low || group > high || sure > r.window.Limit {
			continue
		}
		page = append(page, groups[group]...)
		if (r.window.After == kg.Key{} || group > low) && (r.window.Before == kg.Key{} || group < high) {
			sure += len(groups[group])
		}
	}
	return page
}

// groupLength is the length of the beginning of [rank.key] that has no degree in it.
const groupLength = 4

// groupOf returns the group of a place, or none if there is no such place.
func groupOf(place kg.Key, none string) string {
	if len(place.Sort) < groupLength {
		return none
	}
	return place.Sort[:groupLength]
}

// weigh sets the degrees of the results. Nothing joins sources and evidence.
func (r *Results) weigh(ctx context.Context, all []*Result) error {
	var ids []kg.ID
	for _, one := range all {
		if one.entity.Kind.IsEntity() {
			ids = append(ids, one.entity.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	counts, err := r.graph.store.CountTypes(ctx, ids, r.asOf.linkFilter())
	if err != nil {
		return fmt.Errorf("query: count relationships of %d that were found: %w", len(ids), err)
	}
	for _, one := range all {
		for _, n := range counts[one.entity.ID] {
			one.rank.degree += n.Count
		}
	}
	return nil
}
