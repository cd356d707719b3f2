package dataset

import (
	"cmp"
	"fmt"
	"io"
)

// croissantVersion is the version of Croissant that the description is of (https://docs.mlcommons.org/croissant). Version
// 1.1 wants a hash of each file in a zip, and its reader then looks for these files outside the zip.
const croissantVersion = "http://mlcommons.org/croissant/1.0"

// croissantContext is the context that the format wants in each description.
var croissantContext = func() node {
	context := node{
		"@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/", "dct": "http://purl.org/dc/terms/",
		"cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/", "conformsTo": "dct:conformsTo",
		"data":     node{"@id": "cr:data", "@type": "@json"},
		"dataType": node{"@id": "cr:dataType", "@type": "@vocab"},
		"examples": node{"@id": "cr:examples", "@type": "@json"},
	}
	for _, name := range []string{
		"citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format",
		"includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex",
		"repeated", "replace", "samplingRate", "separator", "source", "subField", "transform",
	} {
		context[name] = "cr:" + name
	}
	return context
}()

// writeCroissant writes croissant.json: the data files, the CSV files in the zip, and the columns of each.
func (m *maker) writeCroissant(w io.Writer) error {
	objects, sets := []any{}, []any{}
	for _, f := range m.files {
		if f.Data {
			objects = append(objects, node{
				"@type": "cr:FileObject", "@id": f.Name, "name": f.Name, "description": f.About,
				"contentUrl": m.address() + f.Name, "encodingFormat": f.MediaType, "contentSize": fmt.Sprintf("%d B", f.Bytes), "sha256": f.SHA256,
			})
		}
	}
	for _, t := range m.tables {
		objects = append(objects, node{
			"@type": "cr:FileObject", "@id": t.name + ".csv", "name": t.name + ".csv", "description": t.about,
			"contentUrl": t.name + ".csv", "containedIn": ref("accordgraph.zip"), "encodingFormat": "text/csv",
		})
		sets = append(sets, t.recordSet())
	}
	description := node{
		"@context": croissantContext, "@type": "sc:Dataset", "conformsTo": croissantVersion, "name": m.Title,
		"description": cmp.Or(m.Description, m.Title), "version": m.Revision, "license": cmp.Or(m.LicenceURL, m.Licence),
		"creator": node{"@type": "sc:Organization", "name": m.editors()}, "citeAs": m.citation(),
		"distribution": objects, "recordSet": sets, "isLiveDataset": false,
	}
	if day := cmp.Or(m.CompiledOn, m.CoversUntil); day != "" {
		description["datePublished"] = day
	}
	if m.address() != "" {
		description["url"] = m.address()
	}
	return writeJSON(w, description)
}

// recordSet returns the columns of a table. It does not say which columns refer to other tables, because readers of Croissant
// then leave out rows that refer to nothing.
func (t table) recordSet() node {
	fields := []any{}
	for _, c := range t.columns {
		fields = append(fields, node{
			"@type": "cr:Field", "@id": t.name + "/" + c.name, "name": t.name + "/" + c.name,
			"description": cmp.Or(c.about, c.name), "dataType": c.croissantType(),
			"source": node{"fileObject": ref(t.name + ".csv"), "extract": node{"column": c.name}},
		})
	}
	return node{"@type": "cr:RecordSet", "@id": t.name, "name": t.name, "description": t.about, "field": fields}
}

// croissantType returns the type of a column. A list is one text, and a date may be partial.
func (c column) croissantType() string {
	if c.list {
		return "sc:Text"
	}
	return cmp.Or(map[sort]string{integer: "sc:Integer", number: "sc:Float", boolean: "sc:Boolean"}[c.sort], "sc:Text")
}
