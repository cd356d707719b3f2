package dataset

import (
	"cmp"
	"fmt"
	"io"
)

// crateVersion is the version of RO-Crate that the description is of (https://w3id.org/ro/crate/1.3).
const crateVersion = "https://w3id.org/ro/crate/1.3"

// A node is an object of a graph in JSON-LD.
type node = map[string]any

// ref returns a reference to a node.
func ref(id string) node { return node{"@id": id} }

// writeCrate writes ro-crate-metadata.json. The addresses of the files are relative, so it describes the files here and in
// a folder that somebody saved them in.
func (m *maker) writeCrate(w io.Writer) error {
	parts, graph := []any{}, []any{}
	for _, f := range m.files {
		parts = append(parts, ref(f.Name))
		graph = append(graph, node{
			"@id": f.Name, "@type": "File", "name": f.Name, "description": f.About, "encodingFormat": f.MediaType,
			"contentSize": fmt.Sprint(f.Bytes), "sha256": f.SHA256,
		})
	}
	root := node{
		"@id": "./", "@type": "Dataset", "name": m.Title, "description": cmp.Or(m.Description, m.Title), "version": m.Revision,
		"identifier": ref("#revision"), "hasPart": parts, "author": ref("#editors"), "publisher": ref("#editors"),
	}
	if m.LicenceURL != "" {
		root["license"] = ref(m.LicenceURL)
		graph = append(graph, node{
			"@id": m.LicenceURL, "@type": "CreativeWork", "name": m.Licence,
			"description": "The licence of the data is " + m.Licence + ".",
		})
	} else {
		root["license"] = m.Licence
	}
	if day := cmp.Or(m.CompiledOn, m.CoversUntil); day != "" {
		root["datePublished"] = day
	}
	if m.address() != "" {
		root["url"] = m.address()
	}
	return writeJSON(w, node{
		"@context": crateVersion + "/context",
		"@graph": append([]any{
			node{
				"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": ref("./"), "conformsTo": ref(crateVersion),
			},
			root,
			node{
				"@id": "#revision", "@type": "PropertyValue", "name": "revision", "propertyID": "revision", "value": m.Revision,
			},
			node{"@id": "#editors", "@type": "Organization", "name": m.editors()},
		}, graph...),
	})
}
