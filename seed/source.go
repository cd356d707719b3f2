package seed

import (
	"io/fs"
	"regexp"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"accordgraph/internal/kg"
)

// dataset reads what the data set is as a whole.
func (r *reader) dataset(fsys fs.FS) {
	root := r.parse(fsys, "dataset.yaml")
	if root == nil {
		return
	}
	if _, ok := root.(*ast.MappingNode); !ok {
		r.wrong(placeOf("dataset.yaml", root), "is not a mapping of keys to values")
		return
	}
	e := r.entry("dataset.yaml", root)
	e.need("title", "description", "licence", "licenceUrl", "compiledOn")
	m := kg.Meta{Title: e.text("title"), Description: e.text("description"), Licence: e.text("licence"), LicenceURL: e.text("licenceUrl")}
	if m.LicenceURL != "" && !isURL(m.LicenceURL) {
		r.wrong(e.at("licenceUrl"), "licenceUrl %q is not an http or https address", shown(m.LicenceURL))
	}
	m.CompiledOn = e.day("compiledOn")
	e.done()
	r.meta = m
}

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// sources reads the documents that evidence is taken from.
func (r *reader) sources(fsys fs.FS) {
	last := ""
	for _, e := range r.list(fsys, "sources.yaml") {
		r.source(e, &last)
	}
}

func (r *reader) source(e *entry, last *string) {
	e.need("id", "title", "kind", "reliability")
	id := e.word("id")
	if !slugForm.MatchString(id.text) {
		if id.text != "" {
			r.wrong(id.place, "id %q is not made of a-z, 0-9 and - such as p6", shown(id.text))
		}
		return
	}
	e.ordered(last, kg.Natural(id.text))
	title := e.word("title")
	e.check(kg.Field{Name: "name"}, title)
	fields := e.fields(without(kg.EntityFields(kg.Source), "sourceKind", "summary", "aliases", "externalIds"))
	kind := e.word("kind")
	e.check(kg.Field{Name: "kind", Type: kg.Enum, Values: kg.SourceKinds}, kind)
	fields["sourceKind"] = kind.text
	e.done()
	r.add(&entity{Entity: kg.Entity{ID: "source/" + kg.ID(id.text), Kind: kg.Source, Name: title.text, Fields: fields}, at: e.place})
}

// without returns those fields that people write by their names, but for those
// given: the others are derived, follow from the id, or have a key of their own.
func without(fields []kg.Field, names ...string) []kg.Field {
	otherwise := []string{"id", "kind", "name", "type", "source", "target", "evidence", "document", "partOf", "into", "order", "disputes"}
	return slices.DeleteFunc(slices.Clone(fields), func(f kg.Field) bool {
		return f.Derived || slices.Contains(otherwise, f.Name) || slices.Contains(names, f.Name)
	})
}
