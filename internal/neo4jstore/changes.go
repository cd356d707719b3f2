package neo4jstore

import (
	"cmp"
	"context"
	"math"

	"accordgraph/internal/kg"
)

// Tip implements [kg.Store].
func (s *Store) Tip(ctx context.Context) (kg.Tip, error) {
	records, err := s.ask(ctx, tipText, object{"store": marker})
	if err != nil || len(records) == 0 {
		return kg.Tip{}, err
	}
	tip := tipOf(records[0].Values[0])
	s.members.raise(tip.Number)
	return tip, nil
}

// tipOf returns the end of the log in a column that put_log.cypher wrote.
func tipOf(column any) kg.Tip {
	log := column.([]any)
	return kg.Tip{Number: log[0].(int64), Puts: log[2].(int64)}
}

// Changes implements [kg.Store].
func (s *Store) Changes(ctx context.Context, q kg.ChangeQuestion) ([]kg.Change, error) {
	numbers, direction := changesAllText, ""
	if len(q.IDs) > 0 {
		numbers = changesAboutText
	}
	if q.Desc {
		direction = "DESC"
	}
	records, err := s.ask(ctx, changesStatement(numbers, direction), object{
		"store": marker, "ids": q.IDs, "limit": q.Limit, "after": q.After, "before": cmp.Or(q.Before, math.MaxInt64),
	})
	if err != nil {
		return nil, err
	}
	var all []kg.Change
	for r := range rowsOf(records) {
		c, err := r.change()
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// CountChanges implements [kg.Store].
func (s *Store) CountChanges(ctx context.Context, ids []kg.ID) (int64, error) {
	if len(ids) == 0 {
		tip, err := s.Tip(ctx)
		return tip.Number, err // there are no gaps
	}
	records, err := s.ask(ctx, countChangesText, object{"ids": ids})
	if err != nil {
		return 0, err
	}
	return records[0].Values[0].(int64), nil
}

func changesStatement(numbers, direction string) string {
	return fill(fill(changesText, "numbers", numbers), "direction", direction)
}

// change reads an entry of the log.
func (r *row) change() (kg.Change, error) {
	return kg.ChangeRow{
		Number: int64(r.number()), ID: r.id(), Before: r.text(), After: r.text(), Day: r.text(),
		Was: r.text(), Is: r.text(), Why: r.text(),
	}.Change()
}
