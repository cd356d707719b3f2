package sqlitestore

import (
	"context"
	"database/sql"
	"slices"

	"accordgraph/internal/kg"
)

// usual is how many hops there is room for, before it is known how many come.
const usual = 6

// Expand implements [kg.Store].
func (s *Store) Expand(ctx context.Context, from []kg.ID, via kg.Via, cut kg.Window) (map[kg.ID][]kg.Hop, error) {
	q, row := s.expansion(from, via, cut)
	all := map[kg.ID][]kg.Hop{}
	err := s.rows(ctx, "expand", q, func(rows *sql.Rows) error {
		id, h, err := row.hop(rows)
		if all[id] == nil {
			all[id] = make([]kg.Hop, 0, min(cut.Limit, usual))
		}
		all[id] = append(all[id], h)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, hops := range all {
		arrange(hops, cut.Order)
	}
	return all, nil
}

func (s *Store) expansion(from []kg.ID, via kg.Via, cut kg.Window) (*query, *scan) {
	links, reached := s.reads.of(via.Step, cut.Want)
	if isRoot(from) {
		return s.root(via, cut), newScan(links, reached)
	}
	return s.hops(unique(from), via, cut), newScan(links, reached)
}

func isRoot(from []kg.ID) bool { return len(from) > 0 && from[0] == kg.Root }

func unique(ids []kg.ID) []kg.ID { return slices.Compact(slices.Sorted(slices.Values(ids))) }

// arrange puts the hops from one entity, which were read as they came, in order.
func arrange(hops []kg.Hop, o kg.Order) {
	slices.SortFunc(hops, func(a, b kg.Hop) int {
		if o.Desc {
			a, b = b, a
		}
		return a.Key(o).Compare(b.Key(o))
	})
}
