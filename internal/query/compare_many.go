package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// MaxTexts is the greatest number of documents in a [CompareManyQuestion].
const MaxTexts = 8

// A CompareManyQuestion asks for a table of documents side by side.
type CompareManyQuestion struct {
	Documents []kg.ID   `arg:"documents"` // 2 to MaxTexts documents, in the order of the columns
	Topics    []string  `arg:"topics"`    // only rows with a clause on one of these topics; if empty, all
	Where     kg.Filter `arg:"where"`     // only alignments that match Where count; nil matches all
	AsOf      AsOf      `arg:"asOf"`
}

// A ComparisonTable is documents side by side.
type ComparisonTable struct {
	Documents []*Node
	Rows      []*ComparisonRow
}

// A ComparisonRow is provisions that answer each other: at most one of each document.
type ComparisonRow struct {
	Topics []string         // every topic of the provisions, in the order of the vocabulary
	Base   *Node            // the provision of the first document that has one; the other cells are compared with it
	First  *Node            // the provision of the oldest document; of several, Base or the first one after Base
	Cells  []ComparisonCell // one for each document
}

// A ComparisonCell is what a document says on the matter of a [ComparisonRow].
type ComparisonCell struct {
	Document  *Node
	Provision *Node // nil if the document has no provision in this row

	// Change is how the provision of the cell compares with the base of the row, as in [Pair] if the base is on the left
	// side. It is "" in the cell of the base. If the cell has no provision, DROPPED means that an alignment says that the
	// document has none, and UNMATCHED that nothing says so.
	Change string
	By     string // one of CellBy; NONE in the cell of the base

	// Into is a provision of the document that answers the base and is in another row. It is nil if the cell has a
	// provision, or if there is none.
	Into *Node

	Link       *Link         // the alignment that decides the cell if By is CURATED
	Via        []ThirdClause // decides the cell if By is THIRD_TEXT; Left is about the base
	Objections []*Node       // to Provision
}

// CellBy are the values of [ComparisonCell.By]: those of [Pair.By], and ROW if other provisions of the row lead from
// the base to the provision of the cell.
var CellBy = append(slices.Clone(PairedBy), "ROW")

// CompareMany returns documents side by side. Each clause of each document is in exactly one row, and so is each part
// of a clause. A row has at most one provision of each document.
//
// CompareMany first compares every two documents as [Graph.Compare] does. Then it makes a row of each provision, and
// joins rows by the pairs of these comparisons, the best pair first. It joins no rows that both have a provision of one
// document. So two provisions are in one row if they are a pair, unless a better pair joined one of them with another
// provision of the same document. They are also in one row if other pairs lead from one to the other. Of two pairs, the
// pair that an alignment decides is better than a pair by third documents, and this pair is better than a pair by words
// and topics. Then the order is as in Compare: two clauses or two parts, the alignment, the score, the IDs. A pair by
// words and topics joins two rows only if every two provisions of the joined row share a topic.
//
// The order of the documents decides the order of the cells and of the rows, and which provision of a row is its base.
// It does not decide which provisions are in one row. Rows are in the order of their bases, which is by document, and
// then by number.
//
// The error is ErrInvalid if there are too few or too many documents, if an ID is not the ID of a document, or if there
// is no such topic.
//
// CompareMany takes at most five round trips: for the documents, the provisions, the alignments, the dropped provisions
// and the objections. It takes another one if an ID was merged.
func (g *Graph) CompareMany(ctx context.Context, q CompareManyQuestion) (*ComparisonTable, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	if _, err := termFilter("topics", kg.HasAny, q.Topics, kg.Topics); err != nil {
		return nil, err
	}
	documents, err := g.texts(ctx, q)
	if err != nil {
		return nil, err
	}
	w, err := crosswalkOf(ctx, documents, q.Where)
	if err != nil {
		return nil, err
	}
	rows, err := w.rows(ctx)
	if err != nil {
		return nil, err
	}
	return &ComparisonTable{documents, onTopics(rows, q.Topics)}, nil
}

// texts returns the documents that the question names.
func (g *Graph) texts(ctx context.Context, q CompareManyQuestion) ([]*Node, error) {
	if n := len(q.Documents); n < 2 || n > MaxTexts {
		return nil, kg.Invalidf("documents has %d different ids, want 2 to %d", n, MaxTexts)
	}
	found, err := g.frontier(q.AsOf).wanted(ctx, q.Documents)
	if err != nil {
		return nil, err
	}
	documents, err := pickAll(found, "documents has", q.Documents, kg.Document)
	if err == nil && len(documents) < 2 {
		err = kg.Invalidf("documents are all %s, want 2 to %d documents", documents[0].ID, MaxTexts)
	}
	return documents, err
}

// onTopics returns the rows that have one of the topics. If there are no topics, it returns all rows.
func onTopics(rows []*ComparisonRow, topics []string) []*ComparisonRow {
	if len(topics) == 0 {
		return rows
	}
	return slices.DeleteFunc(rows, func(r *ComparisonRow) bool {
		return !slices.ContainsFunc(r.Topics, func(t string) bool { return slices.Contains(topics, t) })
	})
}
