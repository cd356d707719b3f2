package main

import (
	_ "embed"
	"encoding/json"
	"strings"
)

// The questions of throughput. The statements objections.cypher and territories.cypher return the same data.
const (
	oneQuery       = `query One($id: ID!) { node(id: $id) { id ... on Provision { number wording } } }`
	twoLevelsQuery = `{ provisions(first: 20) { edges { node { id number wording
  objections(first: 10) { edges { relationship { id status sourceCount` + evidenceMark + ` } node { id name date } } }
} } } }`
	wideQuery = `{ provisions(first: 20) { edges { node { id number wording
  territories(first: 10) { edges { relationship { id status sourceCount` + evidenceMark + ` } node { id name
    provisions(first: 5) { edges { relationship { id status sourceCount` + evidenceMark + ` } node { id number } } } } } }
} } } }`

	evidenceMark  = "/*evidence*/"
	evidenceQuery = " evidence { id source { title } }"
)

var (
	//go:embed objections.cypher
	objectionsText string
	//go:embed territories.cypher
	territoriesText string
)

const (
	oneText = `MATCH (p:Entity {id: $id}) RETURN [p.id, p.number, p.wording] AS row`
	// evidenceText stands for a variable with evidenceOf where the relationship is.
	evidenceText = `COLLECT {
  UNWIND %.evidence AS e
  MATCH (x:Entity {id: e}) MATCH (s:Entity {id: x.source})
  RETURN [x.id, s.name]
}`
)

// A variant is a question of throughput, in GraphQL and in Cypher.
type variant struct {
	name      string
	query     string                    // in GraphQL
	statement string                    // in Cypher: returns one record with one value
	byID      bool                      // the question has the variable id
	alone     bool                      // also ask with one client
	read      func(value any) any       // returns the answer as structs, from the value of the statement
	decode    func([]byte) (any, error) // returns the answer as structs, from its JSON
}

// newVariant returns a variant whose answers have the type R.
func newVariant[R any](name, query, statement string, read func(value any) R) variant {
	return variant{
		name: name, query: query, statement: statement,
		read: func(value any) any { return read(value) },
		decode: func(text []byte) (any, error) {
			var r R
			err := json.Unmarshal(text, &r)
			return r, err
		},
	}
}

// variants returns the questions. Each of the wider ones is there with evidence and without.
func variants() []variant {
	one := newVariant("point", oneQuery, oneText, readOne)
	one.byID = true
	two := newVariant("two levels", plain(twoLevelsQuery), bareOf(objectionsText, false), readPage(readClause))
	two.alone = true
	return []variant{
		one,
		two,
		newVariant("two levels with evidence", evidenced(twoLevelsQuery), bareOf(objectionsText, true), readPage(readClause)),
		newVariant("wide", plain(wideQuery), bareOf(territoriesText, false), readPage(readReach)),
		newVariant("wide with evidence", evidenced(wideQuery), bareOf(territoriesText, true), readPage(readReach)),
	}
}

// plain returns a query without the evidence, and evidenced with it.
func plain(query string) string { return strings.ReplaceAll(query, evidenceMark, "") }

func evidenced(query string) string { return strings.ReplaceAll(query, evidenceMark, evidenceQuery) }

// bareOf returns a statement with the evidence of the relationships in it, or with null instead.
func bareOf(text string, evidence bool) string {
	for _, link := range []string{"l", "m"} {
		column := "null"
		if evidence {
			column = strings.ReplaceAll(evidenceText, "%", link)
		}
		text = strings.ReplaceAll(text, "/*evidence of "+link+"*/", column)
	}
	return text
}

// slug returns the name of the question in addresses and file names.
func (v variant) slug() string { return strings.ReplaceAll(v.name, " ", "-") }

// body returns the request for GraphQL. The id counts if the question has this variable.
func (v variant) body(id string) []byte {
	if !v.byID {
		return question(v.query)
	}
	return newRequest(v.query, map[string]any{"id": id}).body
}
