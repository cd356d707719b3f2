package prose

import (
	"slices"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// setFlows sets the values that a sentence about a figure needs: payer and payee, who pays and who gets what the figure
// counts; and shareOf, the figure that it is a part of. A value that the request does not see is absent.
func (b book) setFlows(v sayable, l *query.Link, from *query.Node) {
	if l.Type != kg.About || from == nil {
		return
	}
	names := map[string][]name{}
	for _, text := range from.Texts("flows") {
		f, err := kg.ReadFlow(text)
		words := oneLine(f.Name[b.code()])
		if err != nil || words == "" || !l.Shows(f.Seen) {
			continue
		}
		if f.Field == "shareOf" {
			words = b.say("quoted", sayable{"text": quotable(words)})
		}
		names[f.Field] = append(names[f.Field], name{mark(f.ID, words), slices.Contains(f.Plural, b.code())})
	}
	for field, all := range names {
		b.setNames(v, field, all)
	}
}
