package query

import (
	"context"

	"accordgraph/internal/kg"
)

// A crosswalk is some documents with their provisions, and what the data set says about how these provisions answer
// provisions of other documents.
type crosswalk struct {
	documents  []*Node
	provisions [][]*Node         // of each document, in its order
	edges      map[kg.ID][]*Edge // maps a provision to its alignments with provisions
	drops      [][]*Link         // for each document, the alignments that say that it drops a provision
}

// alignments are what the data set says about how the provisions of two documents answer each other and provisions of
// third documents.
type alignments struct {
	direct []*Link           // between the two documents
	third  map[kg.ID][]*Edge // maps a provision to the edges to provisions of third documents
	drops  []*Link           // from one of the two documents to a provision of any document that it drops
}

// crosswalkOf returns a crosswalk of the documents, which must be on one frontier. It uses only alignments that match
// where; nil matches all. It takes three round trips: for provisions, for their alignments, and for what the documents
// drop.
func crosswalkOf(ctx context.Context, documents []*Node, where kg.Filter) (*crosswalk, error) {
	w := &crosswalk{documents: documents, edges: map[kg.ID][]*Edge{}}
	aligned := kg.Via{Step: kg.EitherWay(kg.Provision, kg.AlignsWith), Link: and(where, kg.AllOf{standing()})}
	for _, d := range documents {
		provisions, err := d.provisions(ctx)
		if err != nil {
			return nil, err
		}
		w.provisions = append(w.provisions, provisions)
	}
	for _, provisions := range w.provisions {
		for _, p := range provisions {
			edges, err := p.walk(ctx, aligned)
			if err != nil {
				return nil, err
			}
			w.edges[p.ID] = edges
		}
	}
	return w, w.addDrops(ctx, where)
}

// addDrops adds the alignments that say that one of the documents drops a provision.
func (w *crosswalk) addDrops(ctx context.Context, where kg.Filter) error {
	via := kg.Via{
		Step: kg.Outgoing(kg.Provision, kg.AlignsWith),
		Link: and(where, kg.AllOf{standing(), kg.Is("alignment", kg.Equal, "DROPPED")}),
	}
	for _, d := range w.documents {
		edges, err := d.walk(ctx, via)
		if err != nil {
			return err
		}
		drops := make([]*Link, len(edges))
		for i, e := range edges {
			drops[i] = e.Relationship
		}
		w.drops = append(w.drops, drops)
	}
	return nil
}

// pairs returns the pairs of the documents with two indexes; see [Graph.Compare].
func (w *crosswalk) pairs(a, b int) []Pair {
	return pairUp(w.provisions[a], w.provisions[b], w.between(a, b))
}

// between returns the alignments of the documents with two indexes.
func (w *crosswalk) between(a, b int) alignments {
	all := alignments{third: map[kg.ID][]*Edge{}}
	for _, i := range []int{a, b} {
		for _, p := range w.provisions[i] {
			for _, e := range w.edges[p.ID] {
				switch kg.ID(e.Node.Text("document")) {
				case w.documents[a].ID:
				case w.documents[b].ID:
					all.direct = append(all.direct, e.Relationship)
				default:
					all.third[p.ID] = append(all.third[p.ID], e)
				}
			}
		}
		all.drops = append(all.drops, w.drops[i]...)
	}
	return all
}
