package explorer

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// columnsShown is how many actors a table of stances shows if the address names none, and mostColumns how many it shows at
// most.
const (
	columnsShown = 8
	mostColumns  = 12
)

// stancesBody is the body of the page of where actors stand on a text.
type stancesBody struct {
	Of            reference
	Speakers      []speaker // whom a reader can choose
	Actors        []reference
	Whole         []stance // of each actor, on the text as a whole
	Rows          []stanceRow
	Clauses       int // of the text; 0 if none is here
	Hidden        int // how many clauses are not shown because nobody here spoke of them
	Cells, Silent int
	Cut           bool   // the address names more actors than fit
	All, Alone    bool   // all clauses are shown; actors do not speak for others
	AllTo         string // the address with the other value of All
	AloneTo       string // the address with the other value of Alone
}

// Most returns how many actors fit.
func (stancesBody) Most() int { return mostColumns }

// stanceRow is the stances on a clause.
type stanceRow struct {
	Provision clause
	Cells     []stance
}

// stance is where an actor stands.
type stance struct {
	Stance, About string
	Strongest     *relationship
}

// silent is the stance of an actor that said nothing.
var silent = stance{Stance: "SILENT"}

// stanceSigns are the signs of the stances, so that they differ without color.
var stanceSigns = map[string]string{
	"SUPPORTS": "+", "OPPOSES": "✕", "CRITICAL": "−", "CONDITIONAL": "?", "CONTRADICTORY": "±", "ABSTAINS": "○", "SILENT": "·",
}

// Sign returns the sign of the stance.
func (s stance) Sign() string { return stanceSigns[s.Stance] }

// stancesPage is the view of where actors stand on each clause of a text. The parameter actor, which may be there several
// times, names the actors.
func stancesPage(p *page) error {
	var answer struct {
		subject
		Clauses struct{ Provisions struct{ Nodes []reference } }
	}
	if err := p.askAbout("Clauses", map[string]any{}, &answer.subject, &answer); err != nil {
		return err
	}
	query := p.request.URL.Query()
	body := &stancesBody{Of: *answer.Node, All: query.Has("all"), Alone: query.Has("alone")}
	body.AllTo, body.AloneTo = p.toggled("all"), p.toggled("alone")
	var err error
	if body.Speakers, err = p.speakers(body.Of.PlainID, answer.Clauses.Provisions.Nodes); err != nil {
		return err
	}
	named, err := p.chosenActors(query["actor"])
	if err != nil {
		return err
	}
	body.Clauses = len(answer.Clauses.Provisions.Nodes)
	chosen := body.choose(named)
	if len(chosen) > 0 && body.Clauses > 0 {
		if err := p.stances(body, chosen); err != nil {
			return err
		}
	}
	return p.head("stances", body, "stancesTitle", body.Of.Name)
}

// chosenActors returns the ids of the actors that the address names. If it names one by its name, the error leads to the
// address with ids alone.
func (p *page) chosenActors(named []string) (ids []string, err error) {
	byName := false
	for _, text := range named {
		text = strings.TrimSpace(text)
		if text != "" && !strings.Contains(text, "/") {
			byName = true
			if text, err = p.named(text); err != nil {
				return nil, err
			}
		}
		if text != "" && !slices.Contains(ids, text) {
			ids = append(ids, text)
		}
	}
	if !byName {
		return ids, nil
	}
	values := p.request.URL.Query()
	values["actor"] = ids
	return nil, &redirect{status: http.StatusFound, to: p.request.URL.Path + "?" + values.Encode()}
}

// choose returns the ids of the actors that the page shows, and marks them among the speakers.
func (b *stancesBody) choose(ids []string) []string {
	b.Cut = len(ids) > mostColumns
	ids = ids[:min(len(ids), mostColumns)]
	if len(ids) == 0 {
		for _, s := range b.Speakers[:min(len(b.Speakers), columnsShown)] {
			ids = append(ids, s.PlainID)
		}
	}
	for i := range b.Speakers {
		b.Speakers[i].Chosen = slices.Contains(ids, b.Speakers[i].PlainID)
	}
	return ids
}

// stances asks for the stances of the actors with these ids.
func (p *page) stances(body *stancesBody, actors []string) error {
	var answer struct {
		Nodes     []reference
		Positions struct{ Rows []stanceRow }
	}
	variables := map[string]any{"of": body.Of.PlainID, "actors": actors, "rollUp": !body.Alone}
	if err := p.ask("Stances", variables, &answer); err != nil {
		return err
	}
	body.Actors, body.Whole = answer.Nodes, make([]stance, len(actors))
	for _, row := range answer.Positions.Rows {
		body.add(row)
	}
	return nil
}

// add adds the stances on a clause. What an actor said of the text as a whole is not a word on the clause.
func (b *stancesBody) add(row stanceRow) {
	spoken := false
	for i, cell := range row.Cells {
		if cell.About == "DOCUMENT" {
			b.Whole[i], row.Cells[i] = cell, silent
		}
		b.Cells++
		if row.Cells[i].Stance != silent.Stance {
			spoken = true
			continue
		}
		b.Silent++
		if b.Whole[i].Stance == "" {
			b.Whole[i] = silent
		}
	}
	if !spoken && !b.All {
		b.Hidden++
		return
	}
	b.Rows = append(b.Rows, row)
}

// toggled returns the address of this page with a parameter, or without it if it is there.
func (p *page) toggled(name string) string {
	values := p.request.URL.Query()
	if values.Has(name) {
		values.Del(name)
	} else {
		values.Set(name, "1")
	}
	address := url.URL{Path: p.request.URL.Path, RawQuery: values.Encode()}
	return address.String()
}
