package model

import (
	"cmp"

	"accordgraph/internal/kg"
)

func (e entity) Name(lang string) string { return e.TextIn(lang, "name") }

func (e entity) Summary(lang string) *string { return optional(e.TextIn(lang, "summary")) }

func (e entity) Note(lang string) *string { return optional(e.TextIn(lang, "note")) }

// TextsIn returns the fields whose text somebody wrote in the language.
func (e entity) TextsIn(lang string) []string { return e.Written(lang, kg.EntityFields(e.Node.Kind)) }

func (d document) ShortName(lang string) *string { return optional(d.TextIn(lang, "shortName")) }

func (p Provision) Wording(lang string) string { return p.TextIn(lang, "wording") }

// Title returns the title of the clause, or its name if it has none.
func (p Provision) Title(lang string) string {
	return cmp.Or(p.TextIn(lang, "title"), p.Name(lang))
}

func (o Obligation) Object(lang string) string { return o.TextIn(lang, "object") }

func (r Relationship) Note(lang string) *string { return optional(r.TextIn(lang, "note")) }

// TextsIn returns the fields whose text somebody wrote in the language.
func (r Relationship) TextsIn(lang string) []string { return r.Written(lang) }

func (o Objection) Ground(lang string) *string { return optional(o.TextIn(lang, "ground")) }
