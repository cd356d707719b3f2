package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Facet counts the items of a list by the value of a field.
type Facet struct {
	Field  string
	Values []ValueCount // most frequent first, then by value
}

// A ValueCount is the number of items with one value.
type ValueCount struct {
	Value string
	Count int
}

// Facets returns the counts for each of the fields, over all pages. It works only for lists that start at the root,
// and takes one round trip for each field. Fields have the names of the enum in the schema, such as TOPICS.
func (p *Page) Facets(ctx context.Context, by []string) ([]Facet, error) {
	if p.from.ID != kg.Root {
		return nil, kg.Invalidf("facets are of root lists only")
	}
	all := make([]Facet, len(by))
	for i, name := range by {
		f, err := p.facetField(kg.FieldName(name))
		if err != nil {
			return nil, err
		}
		if all[i], err = p.from.on.facet(ctx, p.via, f.Name); err != nil {
			return nil, err
		}
		all[i].Field = name
	}
	return all, nil
}

// facetField returns the field that clients call name, if they may count by it.
func (p *Page) facetField(name string) (kg.Field, error) {
	fields := kg.RelationshipFields()
	if !p.via.Links {
		fields = kg.EntityFields(p.via.To)
	}
	f, ok := kg.ClientField(fields, name)
	if !ok || !f.Facet {
		return f, kg.Invalidf("by is %s, which is not something to count by here", name)
	}
	return f, nil
}

// facet returns the counts by the value of a field.
func (f *frontier) facet(ctx context.Context, via kg.Via, field string) (Facet, error) {
	found, err := f.facets.get(field+" "+key(via), func() ([]Facet, error) {
		counts, err := f.countValues(ctx, via, field)
		if err != nil {
			return nil, fmt.Errorf("query: count by %s: %w", field, err)
		}
		if field == "kind" {
			counts = upper(counts)
		}
		return []Facet{facetOf(field, counts)}, nil
	})
	if err != nil {
		return Facet{}, err
	}
	return found[0], nil
}

// countValues returns how many of the items have each value of the field.
func (f *frontier) countValues(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	if f.asOf.Known != "" && via.Links && dependsOnDay(field) {
		return f.countAsOf(ctx, via, field)
	}
	via, err := f.restrict(ctx, via)
	if err != nil {
		return nil, err
	}
	return f.graph.store.Facet(ctx, via, field)
}

// dependsOnDay reports whether later publications change a facet field of relationships.
func dependsOnDay(field string) bool {
	return slices.Contains([]string{"status", "sourceKinds", "bestSource"}, field)
}

// countAsOf counts each value as it was known on that day; one round trip a value.
func (f *frontier) countAsOf(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	all := map[string]int{}
	values, _ := kg.FindField(kg.RelationshipFields(), field)
	for _, v := range values.Values {
		one := via
		op := kg.OneOf
		if values.Type.IsList() {
			op = kg.HasAny
		}
		one.Link = and(via.Link, kg.AllOf{kg.Is(field, op, []string{v})})
		n, err := f.count(ctx, one)
		if err != nil {
			return nil, err
		}
		if n[kg.Root] > 0 {
			all[v] = n[kg.Root]
		}
	}
	return all, nil
}

// upper returns counts by kind, with kinds spelled as the enum spells them.
func upper(counts map[string]int) map[string]int {
	all := make(map[string]int, len(counts))
	for kind, n := range counts {
		all[strings.ToUpper(kind)] = n
	}
	return all
}

// facetOf returns the counts in the order of a facet.
func facetOf(field string, counts map[string]int) Facet {
	facet := Facet{Field: field, Values: []ValueCount{}}
	for v, n := range counts {
		facet.Values = append(facet.Values, ValueCount{v, n})
	}
	slices.SortFunc(facet.Values, func(a, b ValueCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return facet
}
