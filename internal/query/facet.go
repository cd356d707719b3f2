package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Facet is how the things of a list are spread over the values of a field.
type Facet struct {
	Field  string
	Values []ValueCount // most frequent first, then by value
}

// A ValueCount is how many things have a value.
type ValueCount struct {
	Value string
	Count int
}

// Facets returns the counts by each of the fields, over all pages. It is for
// lists that start at the root, and takes a trip a field. Fields are named as
// the enum of the schema spells them, such as TOPICS.
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

func (f *frontier) facet(ctx context.Context, via kg.Via, field string) (Facet, error) {
	found, err := f.facets.get(field+" "+key(via), func() ([]Facet, error) {
		counts, err := f.spread(ctx, via, field)
		if err != nil {
			return nil, fmt.Errorf("query: count by %s: %w", field, err)
		}
		facet := Facet{Field: field, Values: []ValueCount{}}
		for v, n := range counts {
			if field == "kind" {
				v = strings.ToUpper(v) // as the enum spells it
			}
			facet.Values = append(facet.Values, ValueCount{v, n})
		}
		slices.SortFunc(facet.Values, func(a, b ValueCount) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
		return []Facet{facet}, nil
	})
	if err != nil {
		return Facet{}, err
	}
	return found[0], nil
}

// spread counts by the values of a field.
func (f *frontier) spread(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
	if f.asOf.Known != "" && via.Links && changes(field) {
		return f.spreadThen(ctx, via, field)
	}
	via, err := f.restrict(ctx, via)
	if err != nil {
		return nil, err
	}
	return f.graph.store.Facet(ctx, via, field)
}

// changes says whether later publications change a field of relationships that
// can be counted by.
func changes(field string) bool {
	return slices.Contains([]string{"status", "sourceKinds", "bestSource"}, field)
}

// spreadThen counts by what a field was on the day that is known, in a trip a
// value.
func (f *frontier) spreadThen(ctx context.Context, via kg.Via, field string) (map[string]int, error) {
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
