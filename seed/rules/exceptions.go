package rules

import (
	_ "embed"
	"fmt"

	"github.com/goccy/go-yaml"

	"accordgraph/internal/kg"
)

// An Exception is a finding that is right as it is.
type Exception struct {
	Rule   string `yaml:"rule" json:"rule"`     // the name of a rule of [All]
	ID     kg.ID  `yaml:"id" json:"id"`         // the entity or relationship of the finding
	Reason string `yaml:"reason" json:"reason"` // why it is right
}

//go:embed exceptions.yaml
var exceptionsFile []byte

// Exceptions returns the exceptions of the data set that comes with the program.
func Exceptions() ([]Exception, error) { return readExceptions(exceptionsFile) }

// readExceptions reads a list of exceptions in YAML. It returns an error if an entry has an unknown key, names no rule
// of [All], has no id or no reason, or is there twice.
func readExceptions(text []byte) (all []Exception, err error) {
	if err := yaml.UnmarshalWithOptions(text, &all, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read exceptions.yaml: %w", err)
	}
	rules, seen := map[string]bool{}, map[string]bool{}
	for _, r := range All() {
		rules[r.Name] = true
	}
	for _, e := range all {
		at := e.Rule + " " + string(e.ID)
		switch {
		case !rules[e.Rule]:
			return nil, fmt.Errorf("exceptions.yaml: there is no rule %q", e.Rule)
		case e.ID == "" || e.Reason == "":
			return nil, fmt.Errorf("exceptions.yaml: %s needs an id and a reason", at)
		case seen[at]:
			return nil, fmt.Errorf("exceptions.yaml: %s is there twice", at)
		}
		seen[at] = true
	}
	return all, nil
}

// ExceptionsFor returns the exceptions whose entity or relationship is in b. Another data set than the bundled one has
// few of them.
func ExceptionsFor(b kg.Batch, all []Exception) (there []Exception) {
	ids := map[kg.ID]bool{}
	for _, e := range b.Entities {
		ids[e.ID] = true
	}
	for _, r := range b.Relationships {
		ids[r.ID] = true
	}
	for _, e := range all {
		if ids[e.ID] {
			there = append(there, e)
		}
	}
	return there
}
