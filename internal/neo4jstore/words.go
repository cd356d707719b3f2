package neo4jstore

import (
	"context"

	"accordgraph/internal/kg"
)

// Words implements [kg.Store]. The database sends the searched texts of all entities.
func (s *Store) Words(ctx context.Context) ([]string, error) {
	all := columns{kind: kg.Any}
	for _, f := range kg.SearchedFields() {
		all.entity = append(all.entity, f.Name)
	}
	records, err := s.askWithin(ctx, longBudget, wordsText, object{"entity": all.entity})
	if err != nil {
		return nil, err
	}
	words := kg.Lexicon{}
	for _, record := range records {
		r := row(record.Values[0].([]any))
		words.Add(r.entity(all))
	}
	return words.Sorted(), nil
}
