package seed

import (
	"maps"
	"slices"
	"strconv"

	"accordgraph/internal/kg"
)

// voteFile reads rows of a roll call.
func (r *reader) voteFile(file string) {
	last := ""
	for _, e := range r.files.list(file) {
		r.voteRow(e, &last)
	}
}

// voteFields maps each key of a row of a roll call to the field of the relationships that it makes.
var voteFields = map[string]string{"document": "target", "date": "validFrom"}

// voteRow reads one row of a roll call: many actors that voted the same way, on the same evidence. Each actor makes one
// relationship of type VOTED.
func (r *reader) voteRow(e *entry, last *string) {
	e.need("document", "vote", "date", "actors", "evidence")
	document, vote := e.word("document"), e.word("vote")
	e.ordered(last, kg.Natural(document.text)+"\x00"+strconv.Itoa(slices.Index(kg.Votes, vote.text)+1))
	fields := map[string]any{"status": "STATED", "vote": vote.text}
	for field, text := range map[string]string{"validFrom": e.text("date"), "note": e.text("note"), "noteUk": e.text("noteUk")} {
		if text != "" {
			fields[field] = text
		}
	}
	if evidence := r.evidence(e); evidence != nil {
		fields["evidence"] = evidence
	}
	actors := e.distinct("actors")
	e.done()
	w := e.written(voteFields)
	w.isMade = true
	for _, name := range actors {
		if !isSlug(name.text) {
			r.wrong(name.place, "actors has %q, want the id of an actor without actor/, such as ukraine", shown(name.text))
			continue
		}
		l := kg.Relationship{Type: kg.Voted, From: "actor/" + kg.ID(name.text), To: kg.ID(document.text)}
		l.ID, l.Fields = kg.RelationshipID(l.Type, l.From, l.To, ""), maps.Clone(fields)
		r.addLink(&link{l, w.placed(name.place)})
	}
}

// placed returns w for a thing that is written at another place of the same entry.
func (w written) placed(at place) written { w.at = at; return w }
