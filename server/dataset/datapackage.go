package dataset

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// A tableField is a column as Table Schema has it (https://specs.frictionlessdata.io/table-schema).
type tableField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description,omitempty"`
}

// foreignKey is a column whose values are ids of another table.
type foreignKey struct {
	Fields    string `json:"fields"`
	Reference struct {
		Resource string `json:"resource"`
		Fields   string `json:"fields"`
	} `json:"reference"`
}

// schema returns the schema of a table.
func (t table) schema() map[string]any {
	fields, keys := []tableField{}, []foreignKey{}
	for _, c := range t.columns {
		fields = append(fields, tableField{c.name, c.typeName(), c.about})
		if c.refers != "" && !c.list {
			k := foreignKey{Fields: c.name}
			k.Reference.Resource, k.Reference.Fields = c.refers, "id"
			keys = append(keys, k)
		}
	}
	s := map[string]any{"fields": fields, "missingValues": []string{""}, "foreignKeys": keys}
	if !slices.Contains(t.key, "field") { // a part of a primary key is never empty
		s["primaryKey"] = t.key
	}
	return s
}

// typeName returns the type of a column. A date may be partial and a list is one cell, so they are texts.
func (c column) typeName() string {
	if c.list {
		return "string"
	}
	if name, plain := plainTypes[c.sort]; plain {
		return name
	}
	return "string"
}

// plainTypes maps sorts that are no texts to their types.
var plainTypes = map[sort]string{integer: "integer", number: "number", boolean: "boolean"}

// writeTables writes the datapackage.json of the zip, which has a resource for each CSV file.
func (m *maker) writeTables(w io.Writer) error { return m.writePackage(w, m.tableResources("")) }

// writeDataPackage writes datapackage.json: the data files, and each table of the zip.
func (m *maker) writeDataPackage(w io.Writer) error {
	resources := []any{}
	for _, f := range m.files {
		if f.Data {
			resources = append(resources, map[string]any{
				"name": strings.ReplaceAll(f.Name, ".", "-"), "type": "file", "path": f.Name, "description": f.About,
				"mediatype": f.MediaType, "bytes": f.Bytes, "hash": "sha256:" + f.SHA256,
			})
		}
	}
	return m.writePackage(w, append(resources, m.tableResources("accordgraph.zip")...))
}

// tableResources returns a resource for each CSV file, which may be in a zip.
func (m *maker) tableResources(zip string) (all []any) {
	for _, t := range m.tables {
		r := map[string]any{
			"profile": "tabular-data-resource", "name": t.name, "path": t.name + ".csv", "description": t.about,
			"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": t.schema(),
		}
		if zip == "" {
			r["bytes"], r["hash"] = m.csv[t.name].Bytes, "sha256:"+m.csv[t.name].SHA256
		} else {
			r["path"], r["compression"], r["innerpath"] = zip, "zip", t.name+".csv"
		}
		all = append(all, r)
	}
	return all
}

// writePackage writes a description of resources (https://specs.frictionlessdata.io/data-package).
func (m *maker) writePackage(w io.Writer, resources []any) error {
	licence := map[string]any{"title": m.Licence}
	if id := spdx(m.Licence); id != "" {
		licence["name"] = id
	}
	if m.LicenceURL != "" {
		licence["path"] = m.LicenceURL
	}
	description := map[string]any{
		"profile": "data-package", "name": "accordgraph", "title": m.Title, "description": m.Description, "version": m.Revision,
		"licenses": []any{licence}, "resources": resources,
		"contributors": []any{map[string]string{"title": m.editors(), "role": "author"}},
	}
	if m.address() != "" {
		description["homepage"] = m.address()
	}
	return writeJSON(w, description)
}

// writeJSON writes a value as JSON for people, with < > & as they are.
func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
