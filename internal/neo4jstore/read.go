package neo4jstore

import (
	"context"
	"encoding/json"
	"fmt"

	"accordgraph/internal/kg"
)

// Entities implements [kg.Store].
func (s *Store) Entities(ctx context.Context, ids []kg.ID, w kg.Want) (map[kg.ID]kg.Entity, error) {
	return kg.ReadByKind(ids, func(k kg.Kind) (map[kg.ID]kg.Entity, error) { return s.entities(ctx, ids, k, w) })
}

// entities reads entities with the fields that the kind has. The kind of each entity
// comes from its row.
func (s *Store) entities(ctx context.Context, ids []kg.ID, k kg.Kind, w kg.Want) (map[kg.ID]kg.Entity, error) {
	all := columns{kind: kg.Any, entity: entityColumns(k, w, true)}
	records, err := s.ask(ctx, entitiesText, object{"ids": ids, "entity": all.entity})
	if err != nil {
		return nil, err
	}
	found := make(map[kg.ID]kg.Entity, len(ids))
	for r := range rowsOf(records) {
		e := r.entity(all)
		found[e.ID] = e
	}
	return found, nil
}

// Relationships implements [kg.Store]. If the ids name a single type, it looks them up in the index of this type. Then it
// looks for the missing ids in all types. So an ID that names nothing takes a second round trip.
func (s *Store) Relationships(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	found := make(map[kg.ID]kg.Relationship, len(ids))
	if named := byTypeNamed(ids); len(named) == 1 {
		for t, some := range named {
			if err := s.relationships(ctx, []kg.Type{t}, some, found); err != nil {
				return nil, err
			}
		}
	}
	return found, s.relationships(ctx, kg.Types(), missing(ids, found), found)
}

// relationships looks for the ids among the relationships of these types, and adds what it finds to found. Without ids
// it takes no round trip.
func (s *Store) relationships(
	ctx context.Context, types []kg.Type, ids []kg.ID, found map[kg.ID]kg.Relationship,
) error {
	if len(ids) == 0 {
		return nil
	}
	all := columns{relationship: relationshipColumns(kg.Want{})}
	records, err := s.ask(ctx, relationshipsStatement(types), object{"ids": ids, "relationship": all.relationship})
	if err != nil {
		return err
	}
	for r := range rowsOf(records) {
		l := r.ended(all)
		found[l.ID] = l
	}
	return nil
}

func relationshipsStatement(types []kg.Type) string {
	return fill(relationshipsText, "types", typeNames(types))
}

// missing returns the ids that found does not have.
func missing[T any](ids []kg.ID, found map[kg.ID]T) []kg.ID {
	var all []kg.ID
	for _, id := range ids {
		if _, ok := found[id]; !ok {
			all = append(all, id)
		}
	}
	return all
}

// Meta implements [kg.Store].
func (s *Store) Meta(ctx context.Context) (kg.Meta, error) {
	var m kg.Meta
	records, err := s.ask(ctx, metaText, object{"store": marker})
	if err != nil || len(records) == 0 || records[0].Values[0] == nil {
		return m, err
	}
	if err := json.Unmarshal([]byte(records[0].Values[0].(string)), &m); err != nil {
		return kg.Meta{}, fmt.Errorf("neo4jstore: meta: %w", err)
	}
	return m, nil
}

// Digests implements [kg.Store].
func (s *Store) Digests(ctx context.Context) (map[kg.ID]string, error) {
	records, err := s.askWithin(ctx, longBudget, digestsText, nil)
	if err != nil {
		return nil, err
	}
	all := make(map[kg.ID]string, len(records))
	for _, r := range records {
		all[kg.ID(r.Values[0].(string))] = r.Values[1].(string)
	}
	return all, nil
}
