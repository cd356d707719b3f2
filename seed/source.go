package seed

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"accordgraph/internal/kg"
)

// dataset reads the description of the data set as a whole.
func (r *reader) dataset() {
	root := r.files.parse(datasetFile)
	if root == nil {
		return
	}
	if _, ok := root.(*ast.MappingNode); !ok {
		r.wrong(placeOf(datasetFile, root), "is not a mapping of keys to values")
		return
	}
	e := newEntry(r.notes, datasetFile, root)
	r.meta = kg.Meta{
		Title: e.text("title"), Description: e.text("description"),
		Licence: e.text("licence"), LicenceURL: e.text("licenceUrl"), CompiledOn: e.text("compiledOn"),
		CoversUntil: e.text("coversUntil"),
	}
	e.done()
	w := e.written(nil)
	r.metaAt = &w
}

// sources reads the sources, which are the published documents that evidence is taken from.
func (r *reader) sources() {
	last := ""
	for _, e := range r.files.list(sourcesFile) {
		r.source(e, &last)
	}
}

// sourceFields maps each key of a source in sources.yaml to its field, if their names differ.
var sourceFields = map[string]string{"title": "name", "kind": "sourceKind"}

func (r *reader) source(e *entry, last *string) {
	e.need("id")
	id := e.word("id")
	if !isSlug(id.text) {
		if id.text != "" {
			r.wrong(id.place, "id %q is not made of a-z, 0-9 and - such as p6", shown(id.text))
		}
		return
	}
	e.ordered(last, kg.Natural(id.text))
	title := e.text("title")
	fields := e.fields(without(kg.EntityFields(kg.Source), "sourceKind", "summary", "aliases", "externalIds"))
	if kind := e.text("kind"); kind != "" {
		fields["sourceKind"] = kind
	}
	for _, former := range e.distinct("formerIds") {
		if !isSlug(former.text) {
			r.wrong(former.place, "formerIds %q is not made of a-z, 0-9 and - such as p6", shown(former.text))
			continue
		}
		r.merged("source/"+kg.ID(former.text), former, "source/"+kg.ID(id.text))
	}
	e.done()
	r.add(&entity{
		Entity:  kg.Entity{ID: "source/" + kg.ID(id.text), Kind: kg.Source, Name: title, Fields: fields},
		written: e.written(sourceFields),
	})
}

// isSlug reports whether s can be a part of an id.
func isSlug(s string) bool { return s != "" && kg.Slug(s) == s }

// without returns the fields whose keys in an entry are the names of the fields. It leaves out the
// fields in names, the derived fields, and the fields that follow from the id or that the reader
// reads one by one.
func without(fields []kg.Field, names ...string) []kg.Field {
	otherwise := []string{
		"id", "kind", "name", "type", "source", "target", "evidence", "fieldEvidence", "document", "partOf", "provision", "into", "order",
		"disputes",
	}
	return slices.DeleteFunc(slices.Clone(fields), func(f kg.Field) bool {
		return f.Derived || f.Computed || slices.Contains(otherwise, f.Name) || slices.Contains(names, f.Name)
	})
}
