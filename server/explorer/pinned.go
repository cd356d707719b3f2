package explorer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"

	"accordgraph/internal/pin"
)

// pinParameter is the parameter of an address that makes it a permalink.
const pinParameter = "pin"

// How many digits of the revision and of the hash a permalink has. A longer part of either is accepted too.
const (
	pinnedRevision = 12
	pinnedHash     = 16
)

// pinForm is what a pin looks like in an address: the beginning of a revision and of a hash, and the language of the
// page if it is not English.
var pinForm = regexp.MustCompile(`^([0-9a-f]{8,32})-([0-9a-f]{16,64})(?:-(uk))?$`)

// A pinned says what a page was.
type pinned struct {
	revision, hash string // the beginnings of both
	lang           string
}

// parsePin reads the pin of an address.
func parsePin(text string) (pinned, error) {
	found := pinForm.FindStringSubmatch(text)
	if found == nil {
		return pinned{}, &failure{status: 400, key: "badPin"}
	}
	p := pinned{found[1], found[2], "en"}
	if found[3] != "" {
		p.lang = found[3]
	}
	return p, nil
}

// String returns the pin as it is in an address.
func (p pinned) String() string {
	text := p.revision[:min(pinnedRevision, len(p.revision))] + "-" + p.hash[:min(pinnedHash, len(p.hash))]
	if p.lang != "en" {
		text += "-" + p.lang
	}
	return text
}

// pin returns the pin of the page. There is none if an answer was cut, because it may be another the next time, or if
// the data changed while the page was made.
func (p *page) pin() (pinned, bool) {
	if p.Edition.Revision == "" {
		return pinned{}, false
	}
	for _, q := range p.Asked {
		if bytes.Contains(q.data, []byte(`"truncated":{`)) {
			return pinned{}, false
		}
	}
	hash, revisions, err := digest(p.Asked)
	for _, revision := range revisions {
		if revision != p.Edition.Revision {
			return pinned{}, false
		}
	}
	return pinned{p.Edition.Revision, hash, p.Lang}, err == nil
}

// digest returns a hash of the answers to operations, and the revisions that they name. The hash is the same if all
// answers are the same, whatever the revision.
func digest(all []asked) (hash string, revisions []string, err error) {
	type answer struct {
		Name      string
		Variables json.RawMessage
		Fields    map[string]string // the hash of each field of the root
	}
	answers := []answer{}
	for _, q := range all {
		fields, revision, err := withoutEdition(q.data)
		if err != nil {
			return "", nil, fmt.Errorf("explorer: read the answer to %s: %w", q.Name, err)
		}
		if revision != "" {
			revisions = append(revisions, revision)
		}
		hashes := map[string]string{}
		for name, value := range fields {
			if hashes[name], err = pin.Hash(value); err != nil {
				return "", nil, fmt.Errorf("explorer: read the answer to %s: %w", q.Name, err)
			}
		}
		answers = append(answers, answer{q.Name, json.RawMessage(q.Variables), hashes})
	}
	text, err := json.Marshal(answers)
	if err != nil {
		return "", nil, fmt.Errorf("explorer: write answers: %w", err)
	}
	hash, err = pin.Hash(text)
	return hash, revisions, err
}

// editionFields are the fields of the data set that name its edition. Every load changes them.
var editionFields = []string{"revision", "compiledOn", "coversUntil"}

// withoutEdition returns the fields of the root of an answer without the fields that name the edition. It also returns
// the revision that the answer names, or "".
func withoutEdition(data []byte) (fields map[string]json.RawMessage, revision string, err error) {
	if err := json.Unmarshal(data, &fields); err != nil || len(fields["dataset"]) == 0 {
		return fields, "", err
	}
	var set map[string]json.RawMessage
	if err := json.Unmarshal(fields["dataset"], &set); err != nil || set == nil {
		return fields, "", err
	}
	if text, ok := set["revision"]; ok {
		if err := json.Unmarshal(text, &revision); err != nil {
			return nil, "", err
		}
	}
	for _, name := range editionFields {
		delete(set, name)
	}
	fields["dataset"], err = json.Marshal(set)
	return fields, revision, err
}

// withPin returns the permalink of the page: its own address with a pin.
func (p *page) withPin(to pinned) string {
	values := p.request.URL.Query()
	values.Set(pinParameter, to.String())
	return p.Absolute(withParameters(p.request.URL.Path, values))
}

// withoutPin returns an address without its pin.
func withoutPin(address *url.URL) string {
	values := address.Query()
	values.Del(pinParameter)
	return withParameters(address.Path, values)
}

// Unpinned returns the address of this page without its pin.
func (p *page) Unpinned() string { return withoutPin(p.request.URL) }

// Page returns the address of the page of a thing or a relationship.
func (p *page) Page(id string) string { return p.To(addressOf(id)) }
