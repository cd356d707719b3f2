package main

import (
	"fmt"
	"os"

	"accordgraph/graph"
)

// library returns the only documents that are answered, by their ids, or nil if all
// are.
func (c config) library() (map[string]string, error) {
	if c.documents == "" {
		return nil, nil
	}
	file, err := os.Open(c.documents)
	if err != nil {
		return nil, fmt.Errorf("-documents: %w", err)
	}
	defer file.Close()
	documents, err := graph.ReadDocuments(file)
	if err != nil {
		return nil, fmt.Errorf("-documents %s:\n%w", c.documents, err)
	}
	return documents, nil
}
