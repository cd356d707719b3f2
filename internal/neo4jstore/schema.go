package neo4jstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// marker is what the marker node is known by.
const marker = "accordgraph"

// layout names how nodes and relationships are kept: their labels, and what properties
// they have beside those of fields. A test notices when it changes.
const layout = "neo4j 1"

// prepare makes an empty database ours, or makes what is missing in one that is.
func (s *Store) prepare(ctx context.Context) error {
	records, err := s.ask(ctx, heldText, map[string]any{"store": marker})
	if err != nil {
		return err
	}
	ours, err := isOurs(records[0].Values)
	if err != nil {
		return err
	}
	if records, err = s.ask(ctx, indexNamesText, nil); err != nil {
		return err
	}
	names := texts(records[0].Values[0])
	missing := slices.DeleteFunc(schema(), func(i index) bool { return slices.Contains(names, i.name) })
	if len(missing) > 0 {
		if err := s.create(ctx, missing); err != nil {
			return err
		}
	}
	if ours {
		return nil
	}
	return s.write(ctx, putMetaText, metaParams(nil))
}

// isOurs says whether the row of held.cypher is of a database of ours or, without an
// error, of an empty one.
func isOurs(held row) (bool, error) {
	holds, ours, version := held.next().(bool), held.next().(bool), held.number()
	switch {
	case ours:
		if err := kg.CheckForm(version, kg.Form(layout)); err != nil {
			return false, fmt.Errorf("neo4jstore: %w", err)
		}
	case holds:
		return false, fmt.Errorf("neo4jstore: %w: nodes, and no marker of ours", kg.ErrNotOurs)
	}
	return ours, nil
}

// metaParams are those of put_meta.cypher. The meta is JSON, or nil.
func metaParams(meta any) object {
	return object{"store": marker, "meta": meta, "version": kg.Form(layout)}
}

// create makes indexes in one transaction and waits until they can be used: a
// statement that is planned before that keeps its plan.
func (s *Store) create(ctx context.Context, all []index) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		for _, i := range all {
			if _, err := tx.Run(ctx, i.text, nil); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}, neo4j.WithTxTimeout(writeBudget))
	if err != nil {
		return failure(err)
	}
	return s.write(ctx, awaitText, nil)
}

func (s *Store) write(ctx context.Context, text string, params map[string]any) error {
	ctx, cancel := context.WithTimeout(ctx, writeBudget+grace)
	defer cancel()
	if _, err := s.run(ctx, neo4j.AccessModeWrite, writeBudget, text, params); err != nil {
		return failure(err)
	}
	return nil
}

// An index is one of what makes reads cheap, or the constraint that it serves.
type index struct{ name, text string }

// schema returns all of them: the ids are unique; every list can be read in its
// order, also where a field that says so is held to one value; and so can what
// hangs off an entity by one type of relationship.
func schema() []index {
	all := []index{
		uniqueNode("Dataset", "store"),
		uniqueNode("Entity", "id"),
		{"search", fill(indexSearchText, "labels", kindNames())},
	}
	for _, k := range append(kg.Kinds(), kg.Merged, kg.Document, kg.Any) {
		for _, order := range orders(k) {
			all = append(all, indexNode(k, order, "id"))
			for _, f := range kg.EntityFields(k) {
				if f.Index {
					all = append(all, indexNode(k, f.Name, order, "id"))
				}
			}
		}
	}
	for _, t := range kg.Types() {
		all = append(all, uniqueRelationship(t), indexRelationship(t, kg.Out), indexRelationship(t, kg.In))
	}
	return all
}

// orders returns the properties by which lists of kind k are ordered.
func orders(k kg.Kind) []string {
	all := []string{"sort"}
	for _, f := range kg.EntityFields(k) {
		if f.Sort {
			all = append(all, "sort_"+f.Name)
		}
	}
	return all
}
