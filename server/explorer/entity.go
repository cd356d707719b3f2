package explorer

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
)

// eachGroup is how many relationships of each type and direction the page of a thing shows at most, and mostShown is how
// many it shows of all. With 30, the page of the best-connected thing has less than 24 kB.
const (
	eachGroup = 7
	mostShown = 30
)

// thing is an entity, a source or a piece of evidence.
type thing struct {
	Typename                           string `json:"__typename"`
	PlainID, Kind, Name, Summary, Note string
	Aliases, TextsIn                   []string
	KnownFrom                          string
	Evidence                           []passage
	RelationshipGroups                 []group
	Category, DocumentStatus, Binding  string
	Date, InForceFrom, Ended           string
	Provisions                         struct {
		TotalCount int
		Nodes      []clause
	}
	Judged                             struct{ TotalCount int } // clauses on which somebody gave a verdict
	Number, Title, Wording             string
	Topics, Acts                       []string
	Document, PartOf, Provision        *reference
	Force, Object, Condition, Deadline string
	Stance, Ground, Quote, Outcome     string
	Measure, Unit                      string
	Value                              *float64

	Publisher, URL, Language, Genre, Reliability, SourceNote string
	Passages                                                 struct {
		TotalCount int
		Nodes      []passage
	}
	Paraphrase, Locator, Basis string
	Source                     *publication
}

// group is the first relationships of one type and direction.
type group struct {
	Type, Direction string
	TotalCount      int
	Edges           []edge
}

// Anchor returns the id of the group on its page.
func (g group) Anchor() string { return strings.ToLower(g.Type + "-" + g.Direction) }

// More returns how many relationships of the group are not on the page.
func (g group) More() int { return g.TotalCount - len(g.Edges) }

// entityBody is the body of the page of a thing.
type entityBody struct {
	thing
	Facts   []fact
	Tellers []reference // who makes the claims on the page
	Groups  []group     // without the clauses of a document, which are a table
}

// English reports whether the text of a field is in English although the page is not.
func (b entityBody) English(field string) bool {
	return !slices.Contains(b.TextsIn, field)
}

// Heading returns the title of a clause, if it says more than the name.
func (b entityBody) Heading() string { return b.drawnTitle() }

// entityPage is the view of a thing. With the parameters type and direction, it is the view of all relationships of the
// thing with them.
func entityPage(p *page) error {
	id := strings.TrimSuffix(p.request.PathValue("id"), p.Ending)
	if strings.Contains(id, "@") || id == "" {
		return missing
	}
	if p.request.URL.Query().Get("type") != "" {
		return groupPage(p, id)
	}
	node, err := p.thing(id)
	if err != nil {
		return err
	}
	p.Template, p.Title, p.Description = "entity", node.Name, cmp.Or(node.Summary, node.Wording, node.Ground, node.Name)
	body := entityBody{thing: *node, Facts: p.facts(node), Groups: node.listed(), Tellers: node.tellers()}
	if len(node.RelationshipGroups) > 0 {
		err = p.draw(node)
	}
	p.Body = body
	return err
}

// thing asks for a thing. If the page has the claims of one actor, each comes with what others say otherwise.
func (p *page) thing(id string) (*thing, error) {
	var answer struct {
		Dataset edition
		Node    *thing
	}
	var err error
	if p.Filter, err = filterOf(p.request.URL.Query()); err != nil {
		return nil, err
	}
	err = p.ask("Entity", map[string]any{
		"id": p.Days.of(id), "each": eachGroup, "where": p.Filter.where(), "others": p.Filter.By != "",
	}, &answer)
	if err != nil {
		return nil, err
	}
	p.Edition = answer.Dataset
	if err := p.at(answer.Node, id); err != nil {
		return nil, err
	}
	answer.Node.complete()
	share(answer.Node.RelationshipGroups, mostShown)
	return answer.Node, nil
}

// at checks that a node is a thing, and that the page is at its address. If not, the error leads to the right address.
func (p *page) at(node *thing, id string) error {
	switch {
	case node == nil && !p.Days.Today():
		return unknownThen
	case node == nil:
		return missing
	case node.Typename == "Relationship":
		return &redirect{status: http.StatusMovedPermanently, to: p.L(node.PlainID)}
	case node.PlainID != id:
		return &redirect{http.StatusMovedPermanently, p.E(node.PlainID)}
	}
	return nil
}

// complete fills in the kind and the name of a source or a piece of evidence, which are no entities of the contract.
func (t *thing) complete() {
	switch t.Typename {
	case "Source":
		t.Kind, t.Name, t.Note = "SOURCE", t.Title, t.SourceNote
		t.speak()
	case "Evidence":
		t.Kind, t.Name = "EVIDENCE", t.Source.Title+", "+t.Locator
	}
}

// speak sets the language of the passages of a source.
func (t *thing) speak() {
	for i := range t.Passages.Nodes {
		t.Passages.Nodes[i].spoken = t.Language
	}
}

// share shortens groups until they have at most that many relationships together: those with most are shortened first. Each
// group has at least one.
func share(groups []group, most int) {
	for longest := eachGroup; longest > 1; longest-- {
		sum := 0
		for _, g := range groups {
			sum += len(g.Edges)
		}
		for i := len(groups) - 1; i >= 0 && sum > most; i-- {
			if g := &groups[i]; len(g.Edges) == longest {
				g.Edges, sum = g.Edges[:longest-1], sum-1
			}
		}
	}
}

// listed returns the groups that are not shown as a table of clauses.
func (t *thing) listed() (listed []group) {
	for _, g := range t.RelationshipGroups {
		if g.Type != "CONTAINS" || g.Direction != "OUT" || t.Provisions.Nodes == nil {
			listed = append(listed, g)
		}
	}
	return listed
}
