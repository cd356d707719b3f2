package main

import (
	"fmt"
	"maps"
	"os"

	"accordgraph/graph"
	"accordgraph/server/dataset"
	"accordgraph/server/explorer"
	"accordgraph/server/follow"
)

// readTrustedDocuments reads the file that -trusted-documents names. It returns the operations
// in the file, the operations of the pages, of the feeds and of /data/, by their ids. The server answers no other
// operations. If the flag is not given, it returns nil, and the server answers all operations.
func (c config) readTrustedDocuments() (map[string]string, error) {
	if c.trustedDocuments == "" {
		return nil, nil
	}
	file, err := os.Open(c.trustedDocuments)
	if err != nil {
		return nil, fmt.Errorf("-trusted-documents: %w", err)
	}
	defer file.Close()
	documents, err := graph.ReadTrustedDocuments(file)
	if err != nil {
		return nil, fmt.Errorf("-trusted-documents %s:\n%w", c.trustedDocuments, err)
	}
	for _, o := range explorer.Operations() {
		documents[o.ID] = o.Text
	}
	for _, o := range dataset.Operations(graph.Schema()) {
		documents[o.ID] = o.Text
	}
	maps.Copy(documents, follow.Documents())
	return documents, nil
}
