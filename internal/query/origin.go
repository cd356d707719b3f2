package query

import (
	"context"

	"accordgraph/internal/kg"
)

// A NewSinceQuestion asks which provisions of a document are new, and which have forerunners in earlier documents.
type NewSinceQuestion struct {
	Document kg.ID     `arg:"document"`
	Where    kg.Filter `arg:"where"` // only relationships that match Where count; nil matches all
	AsOf     AsOf      `arg:"asOf"`
}

// A ProvisionOrigin is a provision with its forerunners.
type ProvisionOrigin struct {
	Provision *Node

	// Forerunners are the steps of the lineage of Provision whose texts have the demand and are earlier than the document
	// of Provision. They are in the order of the lineage, so the earliest is first.
	Forerunners []*LineageStep
}

// Since returns the date of the earliest document with the demand, or "" if there is no forerunner.
func (o *ProvisionOrigin) Since() string {
	if len(o.Forerunners) == 0 {
		return ""
	}
	return o.Forerunners[0].Document.Text("date")
}

// NewSince returns each provision of a document with its forerunners: texts of earlier documents with the same demand.
// They are the steps of the lineage of the provision ([Node.Lineage]) that neither drop the demand nor are opposed to it.
// A document is earlier if its date is over before the date of the other document begins. So a document without a date
// is no forerunner, and has none. Provisions are in the order of the document.
//
// The error is ErrInvalid if Document is not the ID of a document.
//
// NewSince takes eight round trips: for the document, its provisions, and six for their lineage. Another round trip is
// needed if the ID was merged.
func (g *Graph) NewSince(ctx context.Context, q NewSinceQuestion) (all []*ProvisionOrigin, err error) {
	if q, err = withDefaults(q); err != nil {
		return nil, err
	}
	found, err := g.frontier(q.AsOf).wanted(ctx, []kg.ID{q.Document})
	if err != nil {
		return nil, err
	}
	document, err := pick(found, "document is", q.Document, kg.Document)
	if err != nil {
		return nil, err
	}
	provisions, err := document.provisions(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range provisions {
		steps, err := p.lineage(ctx, q.Where)
		if err != nil {
			return nil, err
		}
		all = append(all, &ProvisionOrigin{p, forerunners(document, steps)})
	}
	return all, nil
}

// forerunners returns the steps that have the demand and are earlier than document.
func forerunners(document *Node, steps []*LineageStep) (all []*LineageStep) {
	date := document.Text("date")
	for _, s := range steps {
		if date != "" && s.isDemand() && dateOf(s.Document) < kg.FirstDay(date) {
			all = append(all, s)
		}
	}
	return all
}
