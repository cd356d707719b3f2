package probe

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// kinds maps the name of an argument or an input field to the kind of the things whose ids it
// has: a key of Maker.IDs. A name with the name of its field before it counts only there. A name
// that is not in the map has ids of actors.
var kinds = map[string]string{
	"document":   "Proposal",
	"documents":  "Proposal",
	"against":    "Agreement", // not the document itself
	"a":          "Proposal",
	"b":          "Proposal",
	"of":         "Proposal",
	"with":       "Agreement",
	"provisions": "Provision",
	"to":         "Provision",

	"votes.document":      "to VOTED Agreement",
	"fulfilment.document": "to ASSESSED Agreement",
}

// samples maps the name of each scalar without ids to a value.
var samples = map[string]string{
	"Int": "2", "Float": "1.5", "Boolean": "true", "String": `"peace"`, "Date": `"2025-11-21"`, "PartialDate": `"2025-11"`,
}

// sampleTexts maps arguments of type String that need a text of their own to it. The text of verify is nearly a quote of
// the bundled data.
var sampleTexts = map[string]string{"verify.text": `"none of their weapons will ever get used"`}

// Sample returns one value of type t that makes sense for an argument or a field of that name.
func (m *Maker) Sample(t *ast.Type, name string) string {
	if t.Elem != nil && t.Elem.Name() == "ID" {
		return m.twoIDs(name)
	}
	if t.Elem != nil {
		return "[" + m.Sample(t.Elem, name) + "]"
	}
	switch def := m.Schema.Types[t.Name()]; {
	case def.Kind == ast.Enum:
		return def.EnumValues[0].Name
	case def.Kind == ast.InputObject:
		return object(m.sampleFields(def))
	case def.Name == "ID" && name == "b": // not the id of the argument a
		return m.idsFor(name)[1]
	case def.Name == "ID":
		return m.idsFor(name)[0]
	default:
		return cmp.Or(sampleTexts[m.field+"."+name], samples[def.Name])
	}
}

// sampleFields returns the required fields of an input object. If nothing is required, it
// returns the first field of another type.
func (m *Maker) sampleFields(def *ast.Definition) map[string]string {
	with := map[string]string{}
	for _, f := range def.Fields {
		if f.Type.NonNull && f.DefaultValue == nil {
			with[f.Name] = m.Sample(f.Type, f.Name)
		}
	}
	for _, f := range def.Fields {
		if len(with) == 0 && f.Type.Name() != def.Name {
			with[f.Name] = m.Sample(f.Type, f.Name)
		}
	}
	return with
}

// idsFor returns ids for an argument or an input field of that name.
func (m *Maker) idsFor(name string) []string {
	return m.IDs[cmp.Or(kinds[m.field+"."+name], kinds[name], "Actor")]
}

// twoIDs returns a list of two ids, because some questions need two things.
func (m *Maker) twoIDs(name string) string {
	ids := m.idsFor(name)
	return "[" + strings.Join(ids[:min(len(ids), 2)], " ") + "]"
}

// idsOf returns ids of some things of each kind, as texts of GraphQL. Together, these things
// have relationships of every type and direction, with things of every kind, that any thing of the
// kind has. One of them has evidence of a field, if any thing of the kind has it. The key "to VOTED
// Agreement" has two agreements to which a VOTED leads, and so on for each type and kind.
func idsOf(b kg.Batch) map[string][]string {
	joins := map[kg.ID]map[string]bool{}
	join := func(id kg.ID, what string) {
		if joins[id] == nil {
			joins[id] = map[string]bool{}
		}
		joins[id][what] = true
	}
	for _, r := range b.Relationships {
		join(r.From, "from "+string(r.Type)+" to "+string(r.To.Kind()))
		join(r.To, "to "+string(r.Type)+" from "+string(r.From.Kind()))
	}
	for _, e := range b.Entities {
		if len(e.FieldEvidence()) > 0 {
			join(e.ID, "evidence of a field")
		}
	}
	all, covered := map[string][]string{"Relationship": {strconv.Quote(string(b.Relationships[0].ID))}}, map[string]bool{}
	entities := slices.Clone(b.Entities)
	slices.SortStableFunc(entities, func(x, y kg.Entity) int { return len(joins[y.ID]) - len(joins[x.ID]) })
	for _, r := range b.Relationships {
		k, id := "to "+string(r.Type)+" "+string(r.To.Kind()), strconv.Quote(string(r.To))
		if len(all[k]) < 2 && !slices.Contains(all[k], id) {
			all[k] = append(all[k], id)
		}
	}
	for _, e := range entities {
		k, adds := string(e.Kind), len(all[string(e.Kind)]) < 2
		for what := range joins[e.ID] {
			adds = adds || !covered[k+what]
			covered[k+what] = true
		}
		if adds {
			all[k] = append(all[k], strconv.Quote(string(e.ID)))
		}
	}
	all["Document"] = slices.Concat(all["Proposal"], all["Agreement"])
	all["Entity"] = slices.Concat(all["Actor"][:1], all["Document"][:1], all["Provision"][:1])
	all["Node"] = slices.Concat(all["Entity"], all["Evidence"][:1], all["Relationship"])
	return all
}
