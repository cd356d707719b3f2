package explorer

import "accordgraph/internal/draw"

// stanceTones are the tones of the stances; all others are plain.
var stanceTones = map[string]draw.Tone{
	"SUPPORTS": draw.Accord, "OPPOSES": draw.Odds, "CRITICAL": draw.Odds, "CONTRADICTORY": draw.Odds,
}

// matrix returns the picture of the stances of a page: a row for the text as a whole, and one for each clause that the page
// shows.
func (p *page) matrix(b *stancesBody, width float64) (draw.Picture, error) {
	whole, err := p.W("wholeText")
	if err != nil {
		return draw.Picture{}, err
	}
	columns := make([]draw.Item, len(b.Actors))
	for i, actor := range b.Actors {
		columns[i] = draw.Item{Kind: actor.Kind, Name: actor.Name, Href: p.E(actor.PlainID)}
	}
	l := legend{title: p.Title, address: p.asked("actor", "alone", "all"), below: true}
	rows := []draw.MatrixRow{p.matrixRow(draw.Entry{Item: draw.Item{Kind: b.Of.Kind, Name: whole, Href: p.E(b.Of.PlainID)}}, b.Whole, b, &l)}
	for _, row := range b.Rows {
		clause := draw.Item{Kind: "PROVISION", Name: row.Provision.Brief().Text, Href: p.E(row.Provision.PlainID)}
		rows = append(rows, p.matrixRow(draw.Entry{Item: clause, Lead: row.Provision.Number}, row.Cells, b, &l))
	}
	if l.note, err = p.N("silentCells", b.Silent, b.Cells); err != nil {
		return draw.Picture{}, err
	}
	caption, err := p.captionOf(l, width)
	return draw.Matrix(columns, rows, caption), err
}

// matrixRow returns a row of the picture. It adds what its cells claim to the legend.
func (p *page) matrixRow(head draw.Entry, stances []stance, b *stancesBody, l *legend) draw.MatrixRow {
	row := draw.MatrixRow{Entry: head}
	for i, s := range stances {
		cell := draw.Cell{Sign: s.Sign(), Word: p.Label("Position", s.Stance), Tone: stanceTones[s.Stance], Weak: s.Strongest == nil}
		if s.Stance == "" {
			cell.Sign, cell.Word = "", ""
		}
		if s.Strongest != nil {
			cell.Href = p.L(s.Strongest.PlainID)
			cell.Name = b.Actors[i].Name + ": " + cell.Word + ". " + head.Name
			l.claims = append(l.claims, *s.Strongest)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}
