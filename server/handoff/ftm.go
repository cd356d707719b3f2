package handoff

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"regexp"
	"strings"
)

// schemata maps kinds and categories of actors to schemata of FollowTheMoney (https://followthemoney.tech/explorer).
// Kinds that it does not know are notes.
var schemata = map[string]string{
	"ACTOR": "LegalEntity", "TERRITORY": "Address", "EVENT": "Event", "PROPOSAL": "Document", "AGREEMENT": "Document",
	"PERSON": "Person", "COMPANY": "Company", "ORGANISATION": "Organization", "MEDIA": "Organization",
	"STATE": "PublicBody", "STATE_BODY": "PublicBody", "PROPOSED_BODY": "Organization",
}

// ftmProperties maps columns of entities to properties of every schema.
var ftmProperties = map[string]string{
	"label": "name", "kind": "keywords", "aliases": "alias", "country": "country", "summary": "summary", "note": "notes",
	"wording": "description", "quote": "description",
}

// An ftmEntity is a line of a file of FollowTheMoney.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// set adds the values of a property that are not empty.
func (f ftmEntity) set(property string, values ...string) {
	for _, v := range values {
		if v != "" {
			f.Properties[property] = append(f.Properties[property], v)
		}
	}
}

// writeFTM writes entities of FollowTheMoney 4, each on a line. A relationship is an UnknownLink, because
// FollowTheMoney knows other types; its role is the type. Sources are documents, which prove it.
func writeFTM(w io.Writer, e *export) error {
	n := e.network()
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, v := range n.nodes {
		if err := out.Encode(n.ftmThing(e.nodes, v)); err != nil {
			return err
		}
	}
	proofs, err := n.writeSources(out)
	if err != nil {
		return err
	}
	for _, v := range n.edges {
		if err := out.Encode(ftmLink(v, proofs[v.text(edgeID)])); err != nil {
			return err
		}
	}
	return nil
}

// ftmThing returns an entity.
func (n *network) ftmThing(columns []column, v row) ftmEntity {
	schema := schemata[v.text(nodeKind)]
	if of, known := schemata[textOf(n.categories[v.text(nodeID)])]; known && v.text(nodeKind) == "ACTOR" {
		schema = of
	}
	if schema == "" {
		schema = "Note"
	}
	f := ftmEntity{ftmID(v.text(nodeID)), schema, map[string][]string{}}
	for i, c := range columns {
		if property := ftmProperties[c.name]; property != "" {
			f.set(property, texts(v[i])...)
		}
		if c.name == "date" && (schema == "Event" || schema == "Document") {
			f.set("date", v.text(i))
		}
	}
	if schema == "Address" {
		f.set("full", v.text(nodeLabel))
	}
	return f
}

// texts returns a value as a list of texts.
func texts(v any) (all []string) {
	if list, is := v.([]any); is {
		for _, item := range list {
			all = append(all, textOf(item))
		}
		return all
	}
	return []string{textOf(v)}
}

// writeSources writes the sources of the evidence, and returns the ids of the sources of each relationship.
func (n *network) writeSources(out *json.Encoder) (map[string][]string, error) {
	proofs, written := map[string][]string{}, map[string]bool{}
	for _, p := range n.evidence {
		link, id := textOf(p[0]), ftmID(textOf(p[6]))
		proofs[link] = append(proofs[link], id)
		if written[id] {
			continue
		}
		written[id] = true
		f := ftmEntity{id, "Document", map[string][]string{}}
		for i, property := range map[int]string{7: "title", 8: "publisher", 9: "date", 10: "sourceUrl", 11: "language"} {
			f.set(property, textOf(p[i]))
		}
		f.set("name", textOf(p[7]))
		if err := out.Encode(f); err != nil {
			return nil, err
		}
	}
	return proofs, nil
}

// ftmLink returns a relationship.
func ftmLink(v row, proofs []string) ftmEntity {
	f := ftmEntity{ftmID(v.text(edgeID)), "UnknownLink", map[string][]string{}}
	f.set("subject", ftmID(v.text(edgeSource)))
	f.set("object", ftmID(v.text(edgeTarget)))
	f.set("role", v.text(edgeType))
	f.set("status", v.text(edgeStatus))
	if v[edgeDisputed] == true {
		f.set("status", "another relationship says otherwise")
	}
	f.set("startDate", v.text(edgeValidFrom))
	f.set("endDate", v.text(edgeValidTo))
	f.set("date", v.text(edgeKnownFrom))
	f.set("recordId", v.text(edgeID))
	if by := v.text(edgeClaimant); by != "" {
		f.set("summary", "claimed by "+v.text(edgeClaimantName)+" ("+by+")")
	}
	f.set("summary", v.text(edgeNote))
	f.set("description", texts(v[edgeQuotes])...)
	f.set("description", texts(v[edgeSourceList])...)
	f.set("proof", proofs...)
	return f
}

// plainFTM matches ids that keep their letters.
var plainFTM = regexp.MustCompile(`^[a-z0-9]([a-z0-9/-]*[a-z0-9])?$`)

// ftmID returns an id of FollowTheMoney, which has letters, digits, dots and hyphens alone. Two ids never become one.
func ftmID(id string) string {
	if plainFTM.MatchString(id) {
		return strings.ReplaceAll(id, "/", ".")
	}
	sum := sha256.Sum256([]byte(id))
	return "x." + hex.EncodeToString(sum[:])
}
