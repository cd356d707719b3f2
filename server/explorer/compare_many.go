package explorer

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// mostTexts is how many texts a page compares, and mostWhole is how many it compares without a topic: more cost more than a
// page may.
const (
	mostTexts = 8
	mostWhole = 5
)

// manyBody is the body of the page of a comparison of several texts.
type manyBody struct {
	Texts  []reference
	Topic  string   // only rows on this topic; empty for all
	Topics []string // which a reader can choose
	Need   bool     // so many texts are compared a topic at a time, and no topic is chosen
	Rows   []manyRow
}

// manyRow is what each text says on a matter.
type manyRow struct{ Cells []manyCell }

// manyCell is what one text says on the matter of a row.
type manyCell struct {
	Change, By      string
	Provision, Into *clause
	Relationship    *relationship
	Objections      []reference
}

// Base returns the clause with which the others of the row are compared: the first one.
func (r manyRow) Base() *clause {
	for _, c := range r.Cells {
		if c.Provision != nil {
			return c.Provision
		}
	}
	return nil
}

// Whole reports whether the texts can be compared without a topic.
func (b manyBody) Whole() bool { return len(b.Texts) <= mostWhole }

// Alone returns the number of rows in which only one text has a clause.
func (b manyBody) Alone() (n int) {
	for _, r := range b.Rows {
		has := 0
		for _, c := range r.Cells {
			if c.Provision != nil {
				has++
			}
		}
		if has == 1 {
			n++
		}
	}
	return n
}

// compareManyPage is the view of more than two texts side by side. Their ids are in the address.
func compareManyPage(p *page) error {
	ids, err := idsOf(p.request.PathValue("ids"))
	if err != nil {
		return err
	}
	body := &manyBody{Topic: p.request.URL.Query().Get("topic"), Topics: p.topics()}
	if body.Topic != "" && !slices.Contains(body.Topics, body.Topic) {
		return missing
	}
	body.Need = body.Topic == "" && len(ids) > mostWhole
	if err := p.compareMany(body, ids); err != nil {
		return err
	}
	if path := comparison(body.Texts); path != p.request.URL.Path {
		return &redirect{status: http.StatusMovedPermanently, to: p.To(path, "topic", body.Topic)}
	}
	var names []string
	for _, t := range body.Texts {
		names = append(names, t.Name)
	}
	return p.head("many", body, "manyTitle", strings.Join(names, " · "))
}

// compareMany asks for the comparison of the texts with these ids. If a topic is needed
// and none is chosen, it asks for any topic, which costs less than all, and shows no row.
func (p *page) compareMany(body *manyBody, ids []string) error {
	var answer struct {
		Dataset     edition
		Nodes       []*reference
		CompareMany struct{ Rows []manyRow }
	}
	variables := map[string]any{"ids": ids}
	if body.Topic != "" {
		variables["topics"] = []string{body.Topic}
	}
	if body.Need {
		variables["topics"] = body.Topics[:1]
	}
	err := p.ask("CompareMany", variables, &answer)
	p.Edition = answer.Dataset
	var refused *refusal
	if err != nil && !errors.As(err, &refused) {
		return err
	}
	for _, n := range answer.Nodes {
		if n == nil || n.Name == "" {
			return missing
		}
		body.Texts = append(body.Texts, *n)
	}
	if !body.Need {
		body.Rows = answer.CompareMany.Rows
	}
	return err
}

// idsOf returns the ids in an address. Each id has two parts. The error says if there are too few or too many.
func idsOf(path string) (ids []string, err error) {
	parts := strings.Split(path, "/")
	if len(parts)%2 > 0 || len(parts) < 4 {
		return nil, missing
	}
	for pair := range slices.Chunk(parts, 2) {
		if id := strings.Join(pair, "/"); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > mostTexts {
		return nil, &failure{status: http.StatusBadRequest, key: "manyTexts"}
	}
	return ids, nil
}

// referencesTo returns references to things of which only the ids are known.
func referencesTo(ids []string) (all []reference) {
	for _, id := range ids {
		all = append(all, reference{PlainID: id})
	}
	return all
}

// Texts returns the address of the comparison of texts.
func (p *page) Texts(all []reference) string { return p.To(comparison(all)) }

// comparison returns the path of the comparison of texts.
func comparison(all []reference) string {
	path := "/compare"
	for _, t := range all {
		path += "/" + t.PlainID
	}
	return path
}

// topics returns the topics, in the order of their words.
func (p *page) topics() []string {
	all := slices.Sorted(maps.Keys(p.words.labels["Topic"]))
	sortByName(p.Lang, all, func(topic string) string { return p.Label("Topic", topic) })
	return all
}
