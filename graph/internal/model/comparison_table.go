package model

import (
	"context"

	"accordgraph/internal/query"
)

// A ComparisonTable shows documents side by side.
type ComparisonTable struct{ table *query.ComparisonTable }

// CompareMany resolves the field compareMany.
func CompareMany(ctx context.Context, g *query.Graph) (*ComparisonTable, error) {
	t, err := answer(ctx, g.CompareMany)
	if err != nil {
		return nil, err
	}
	return &ComparisonTable{t}, nil
}

// Documents returns the documents, in the order of the cells.
func (t ComparisonTable) Documents() []Document { return several[Document](t.table.Documents) }

// Rows returns every clause of the documents, in rows.
func (t ComparisonTable) Rows() []ComparisonRow { return comparisonRows(t.table.Rows) }

// comparisonRows returns the views of the rows.
func comparisonRows(rows []*query.ComparisonRow) []ComparisonRow {
	all := make([]ComparisonRow, len(rows))
	for i, r := range rows {
		all[i] = ComparisonRow{r}
	}
	return all
}

// A ComparisonRow shows clauses that answer each other.
type ComparisonRow struct{ row *query.ComparisonRow }

// Topics returns all topics of the clauses.
func (r ComparisonRow) Topics() []string { return r.row.Topics }

// Base returns the clause with which every other cell is compared.
func (r ComparisonRow) Base() Provision { return view(r.row.Base).(Provision) }

// First returns the clause of the document with the earliest date.
func (r ComparisonRow) First() Provision { return view(r.row.First).(Provision) }

// Cells returns one cell for each document.
func (r ComparisonRow) Cells() []ComparisonCell {
	all := make([]ComparisonCell, len(r.row.Cells))
	for i, c := range r.row.Cells {
		all[i] = ComparisonCell{c}
	}
	return all
}

// A ComparisonCell shows what one document says on the matter of a row.
type ComparisonCell struct{ query.ComparisonCell }

// Document returns the document.
func (c ComparisonCell) Document() Document { return view(c.ComparisonCell.Document).(Document) }

// Provision returns the clause, or nil.
func (c ComparisonCell) Provision() *Provision { return one[Provision](c.ComparisonCell.Provision) }

// Change returns how the clause compares with the base of the row, or nil in the cell of the base.
func (c ComparisonCell) Change() *string { return optional(c.ComparisonCell.Change) }

// Into returns the clause of the document that is in another row, or nil.
func (c ComparisonCell) Into() *Provision { return one[Provision](c.ComparisonCell.Into) }

// Relationship returns the alignment that decides the cell, or nil.
func (c ComparisonCell) Relationship() *Relationship { return relationship(c.Link) }

// Via returns the clauses of third documents that decide the cell.
func (c ComparisonCell) Via() []ThirdClause { return thirdClauses(c.ComparisonCell.Via) }

// Objections returns the objections to the clause.
func (c ComparisonCell) Objections() []Objection {
	return several[Objection](c.ComparisonCell.Objections)
}
