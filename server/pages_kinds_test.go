package main

import (
	"cmp"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// eachKind returns the address of a page of each sort: the best-connected thing of each kind, and pages of their own.
func eachKind(b kg.Batch) []string {
	all := []string{
		"/", "/search", "/search?q=crimea", "/about", "/changes", "/compare", "/path",
		"/e/actor/russia?type=PARTY_TO&direction=OUT", "/e/actor/nobody", "/data/",
		"/link/claims/actor/russia/territory/crimea", "/compare/proposal/us-28/proposal/e3-28",
		"/path?from=proposal/us-28&to=agreement/budapest-memorandum", "/timeline?about=proposal/us-28",
		"/obligations/proposal/us-28", "/conflicts/proposal/us-28",
		"/votes/agreement/unga-es-11-3", "/sources/source/c1", "/sources/source/its9ja", "/fulfilment/agreement/minsk-2",
		"/stances/proposal/us-28", "/lineage/provision/us-28/6", "/embed/e/territory/crimea", "/e/actor/russia?view=web", "/e/proposal/us-28?view=fan", "/e/proposal/us-28?known=2025-11-21",
		"/e/actor/russia?pin=" + b.Meta.Revision[:12] + "-0123456789abcdef", "/e/actor/nobody?pin=" + b.Meta.Revision[:12] + "-0123456789abcdef",
		"/pin?query={dataset{title}}&pin=" + b.Meta.Revision[:12] + "-0123456789abcdef",
	}
	seen := map[kg.Kind]bool{kg.Merged: true}
	for _, e := range bestConnected(b) {
		if !seen[e.Kind] {
			seen[e.Kind] = true
			all = append(all, "/e/"+string(e.ID))
		}
	}
	return all
}

// bestConnected returns all entities, those with most relationships first.
func bestConnected(b kg.Batch) []kg.Entity {
	degree := map[kg.ID]int{}
	for _, r := range b.Relationships {
		degree[r.From]++
		degree[r.To]++
	}
	return slices.SortedFunc(slices.Values(b.Entities), func(a, b kg.Entity) int {
		return cmp.Or(degree[b.ID]-degree[a.ID], strings.Compare(string(a.ID), string(b.ID)))
	})
}
