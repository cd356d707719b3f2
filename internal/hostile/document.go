package hostile

import (
	"fmt"
	"strings"
)

// bodies returns requests whose bodies are not GraphQL over HTTP.
func bodies() []Request {
	raw := func(name, body string, codes ...string) Request { return Request{Name: name, Body: body, Codes: codes} }
	return []Request{
		raw("an empty body", "", BadRequest),
		raw("a body of null", "null", BadRequest, Invalid),
		raw("a text", `"{ dataset { title } }"`, BadRequest),
		raw("a batch", `[{"query": "{ dataset { title } }"}, {"query": "{ dataset { title } }"}]`, BadRequest),
		raw("a batch of 10,000", "["+times(9_999, `{"query":"{a}"},`)+`{"query":"{a}"}]`, BadRequest),
		raw("an empty batch", `[]`, BadRequest),
		raw("half a body", `{"query": "{ dataset { ti`, BadRequest),
		raw("no query", `{"variables": {}}`, BadRequest, Invalid),
		raw("a query of null", `{"query": null}`, BadRequest, Invalid),
		raw("a query that is a list", `{"query": ["{ dataset { title } }"]}`, BadRequest),
		raw("variables that are a list", `{"query": "{ dataset { title } }", "variables": [1]}`, BadRequest),
		raw("extensions that are a text", `{"query": "{ dataset { title } }", "extensions": "cost"}`, BadRequest),
		raw(
			"variables nested 60,000 deep",
			`{"query": "{ dataset { title } }", "variables": {"x": `+times(60_000, "[")+times(60_000, "]")+`}}`,
			BadRequest,
		),
		raw(
			"a number of 100,000 digits",
			`{"query": "query($n: Int) { actors(first: $n) { nodes { id } } }", `+
				`"variables": {"n": `+times(100_000, "9")+`}}`,
			BadRequest,
			Invalid,
			BadInput,
		),
		raw(
			"an exponent of a million",
			`{"query": "query($n: Int) { actors(first: $n) { nodes { id } } }", "variables": {"n": 1e1000000}}`,
			BadRequest,
			Invalid,
			BadInput,
		),
		raw(
			"bytes that are not UTF-8",
			"{\"query\": \"{ search(query: \\\"\xff\xfe\\\") { edges { score } } }\"}",
			BadRequest,
			BadInput,
		),
		raw(
			"an overlong NUL",
			"{\"query\": \"{ search(query: \\\"\xc0\x80\\\") { edges { score } } }\"}",
			BadRequest,
			BadInput,
		),
		raw(
			"half a surrogate pair in the body",
			`{"query": "query($q: String!) { search(query: $q) { edges { score } } }", "variables": {"q": "\ud800"}}`,
			BadRequest,
			BadInput,
		),
		raw("a NUL in the body", "{\"query\": \"{ dataset { title } }\x00\"}", BadRequest),
		raw("300 KiB of blanks", `{"query": "{ dataset { title } }`+times(300<<10, " ")+`"}`, TooLarge, BadRequest),
	}
}

// shapes returns operations that are too deep or too long, either as written or after
// every use of a fragment is replaced by the fragment.
func shapes() []Request {
	ring := "{ ...f0 }"
	for i := range 300 {
		ring += fmt.Sprintf(" fragment f%d on Query { ...f%d }", i, (i+1)%300)
	}
	everyOther := "{ __schema { ...f0 } }"
	for i := range 10 {
		everyOther += fmt.Sprintf(" fragment f%d on __Schema {", i)
		for j := range 10 {
			everyOther += fmt.Sprintf(" ...f%d", j)
		}
		everyOther += " }"
	}
	return []Request{
		ask("nested 100,000 deep", times(100_000, "{a")+times(100_000, "}"), TooLarge, BadRequest),
		ask("nested 50,000 deep", times(50_000, "{a")+times(50_000, "}"), TooLarge, TooDeep),
		ask("nested 1,600 deep", times(1_600, "{a")+times(1_600, "}"), TooLarge, TooDeep),
		ask("nested 40 deep", times(40, "{a")+times(40, "}"), TooDeep),
		ask("a million brackets", times(1_000_000, "{"), TooLarge, BadRequest),
		ask("200,000 brackets", times(200_000, "{"), TooLarge, Unparsed),
		ask("4,000 brackets", times(4_000, "{"), Unparsed),
		ask("a list 4,000 deep", "{ nodes(ids: "+times(2_400, "[")+times(2_400, "]")+") { id } }", TooDeep),
		ask(
			"an object 1,200 deep",
			"{ actors(where: "+times(1_200, "{not: ")+times(1_200, "}")+") { nodes { id } } }",
			TooLarge,
			TooDeep,
		),
		ask(
			"a type 2,000 deep",
			"query($x: "+times(2_000, "[")+"ID"+times(2_000, "]")+") { nodes(ids: $x) { id } }",
			TooDeep,
		),
		ask("24 fragments, each twice the next", doubling(24, "Query", "dataset { title }"), TooLarge),
		ask("40 fragments, each twice the next", doubling(40, "Query", "dataset { title }"), TooLarge),
		ask("40 fragments, each twice the next, without a field", doubling(40, "Query", "...f0"), TooLarge),
		ask(
			"40 fragments, each twice the next, with nothing at the end",
			doubling(40, "Query", "...nowhere"),
			TooLarge,
		),
		ask(
			"40 fragments about the schema, each twice the next, in a ring",
			strings.Replace(doubling(40, "__Schema", "...f0"), "{ ...f0 }", "{ __schema { ...f0 } }", 1),
			TooLarge,
		),
		ask("fragments that each use all others", everyOther, TooLarge, Invalid),
		ask("a fragment that uses itself", "{ ...f } fragment f on Query { ...f }", Invalid),
		ask(
			"two fragments that use each other",
			"{ ...a } fragment a on Query { ...b } fragment b on Query { ...a dataset { title } }",
			Invalid,
		),
		ask("a ring of 300 fragments", ring, Invalid),
		ask("an unused fragment that uses itself", "{ dataset { title } } fragment f on Query { ...f }", Invalid),
		ask("10,000 comments", times(10_000, "#\n")+"{ dataset { title } }"),
		ask("100,000 commas", times(100_000, ",")+"{ dataset { title } }"),
		ask("1,200 variables", "query("+numbered(1_200, "$v%d: Int ")+") { dataset { title } }", Invalid),
		ask("300 operations", numbered(300, "query q%d { dataset { title } } "), Invalid, TooLarge),
		ask("two operations and no name", "query a { dataset { title } } query b { dataset { title } }", Invalid),
		{
			Name:  "an operation that is not there",
			Body:  `{"query": "query a { dataset { title } }", "operationName": "b"}`,
			Codes: []string{Invalid},
		},
		ask("two operations of one name", "query a { dataset { title } } query a { dataset { title } }", Invalid),
		ask("only a fragment", "fragment f on Query { dataset { title } }", Invalid),
		ask("a mutation", "mutation { deleteAll }", Invalid),
		ask("a subscription", "subscription { actors { nodes { id } } }", Invalid),
		ask("a schema", "type Query { a: Int }", Unparsed),
		ask("@defer", "{ actors(first: 1) { nodes { id } } ... @defer { dataset { title } } }", Invalid),
	}
}

// doubling returns an operation with fragments that each use the next one twice.
func doubling(levels int, on, leaf string) string {
	text := "{ ...f0 }"
	for i := range levels {
		text += fmt.Sprintf(" fragment f%d on %s { ...f%d ...f%d }", i, on, i+1, i+1)
	}
	return text + fmt.Sprintf(" fragment f%d on %s { %s }", levels, on, leaf)
}

// numbered repeats a text with a number in it.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// merges returns operations for which validation must compare very many pairs of
// fields.
func merges() []Request {
	fragments := func(n int, in string) string {
		return "{" + numbered(n, " ...f%d") + " }" + numbered(n, " fragment f%d on Query { "+in+" }")
	}
	return []Request{
		ask("3,000 equal fields", "{"+times(3_000, " dataset { title }")+" }", TooLarge),
		ask("990 equal fields", "{ dataset {"+times(990, " title")+" } }", TooLarge),
		ask("490 equal objects", "{"+times(490, " dataset { title }")+" }", TooLarge),
		ask("330 equal objects by inline fragments", "{"+times(330, " ... { dataset { title } }")+" }", TooLarge),
		ask("30 times 30 equal fields", "{"+times(30, " dataset {"+times(30, " title")+" }")+" }", TooLarge),
		ask("300 equal lists with arguments", "{"+times(300, " actors(first: 1) { totalCount }")+" }", TooLarge),
		ask("450 fragments with an equal field", fragments(450, "__typename"), TooLarge),
		ask("200 fragments with an equal object", fragments(200, "dataset { title }"), TooLarge),
		ask(
			"300 objects with a fragment each",
			"{"+times(300, ` node(id: "a/b") { ... on Actor { id } }`)+" }",
			TooLarge,
		),
		ask("1,000 aliases", "{"+numbered(1_000, " a%d: __typename")+" }", TooLarge),
		ask("300 aliases", "{ dataset {"+numbered(300, " a%d: title")+" } }", TooLarge),
		ask("100 lists at the top", "{"+numbered(100, " a%d: actors { nodes { id } }")+" }", TooLarge),
		ask(
			"199 names for the text of each piece of evidence",
			`{ node(id: "actor/ukraine") { ... on Actor { relationships(first: 100) { nodes { source { `+
				`... on Actor { relationships(first: 45) { nodes { evidence {`+
				numbered(199, " a%d: paraphrase")+" } } } } } } } } } }",
			TooCostly,
		),
		ask(
			"50 lists at the top",
			"{"+
				numbered(50, " a%d: actors(first: 100) { nodes { id relationships(first: 20) { nodes { id } } } }")+
				" }",
			TooCostly,
		),
		ask("10,000 directives", "{ __typename"+times(10_000, " @skip(if: true)")+" }", TooLarge),
		ask("500 directives", "{ __typename"+times(500, " @skip(if: true)")+" }", TooLarge),
		ask("500 directives that are not there", "{ __typename"+numbered(500, " @d%d")+" }", TooLarge),
		ask("200 fields that are not there", "{"+numbered(49, " actorz%d { nodez }")+" }", Invalid),
		ask("fields of one name and another meaning", "{"+numbered(49, " a: node(id: \"a/b%d\") { id }")+" }", Invalid),
	}
}

// mistakes returns operations with very many unknown names, each similar to names of
// the schema.
func mistakes() []Request {
	long := func(n, bytes int) string { return numbered(n, " relationship_%d_"+times(bytes-17, "x")) }
	keyed := func(n, bytes int) string { return numbered(n, " relationship_%d_"+times(bytes-17, "x")+": 1") }
	return []Request{
		ask(
			"700 fragments on types that are not there",
			"{ dataset { title } }"+numbered(700, " fragment f%d on Relationship"+times(180, "x")+" { a }"),
			Invalid,
		),
		ask(
			"4,950 enum values that are not there",
			"{ relationships(types: ["+long(4_950, 50)+"]) { nodes { id } } }",
			Invalid,
		),
		ask("1,600 keys that are not there", "{ actors(where: {"+keyed(1_600, 150)+"}) { totalCount } }", Invalid),
		ask("1,600 arguments that are not there", "{ actors("+keyed(1_600, 150)+") { totalCount } }", Invalid),
		ask("950 fields that are not there", `{ node(id: "a/b") { ... on Provision {`+long(950, 199)+" } } }", Invalid),
		ask(
			"480 fragments in a chain, on types that are not there",
			"{ dataset { title } }"+chain(480, "Relationship"+times(180, "x")),
			TooLarge,
		),
		ask("140 fragments in a chain", "{ ...f0 }"+chain(140, "Query"), Invalid),
	}
}

// chain returns fragments that each use the next one. The last one uses a fragment that
// does not exist.
func chain(n int, on string) string {
	text := ""
	for i := range n {
		text += fmt.Sprintf(" fragment f%d on %s { ...f%d }", i, on, i+1)
	}
	return text
}

// introspections returns operations with many nested introspection fields.
func introspections() []Request {
	full := "{ queryType { name } types { kind name description fields(includeDeprecated: true) { " +
		"name description args { name type { ...T } } type { ...T } } inputFields { name type { ...T } } " +
		"interfaces { ...T } enumValues { name } possibleTypes { ...T } } }"
	const ofTypes = " __schema { types { fields { type { fields { name args { name type { name } } } } } } }"
	ref := " fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }"
	return []Request{
		ask(
			"types of fields of types of fields",
			"{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
			Invalid,
			TooCostly,
		),
		ask("types of fields of types", "{"+ofTypes+" }"),
		ask("types of fields of types 10 times", "{"+numbered(10, " a%d:"+ofTypes)+" }", TooCostly),
		ask(
			"possible types of interfaces of possible types",
			"{ __schema { types { possibleTypes { interfaces { possibleTypes { name } } } } } }",
			Invalid,
			TooCostly,
		),
		ask("ofType 27 deep", `{ __type(name: "Query") { `+times(27, "ofType { ")+"name"+times(27, " }")+" } }"),
		ask("the schema twice", "{ a: __schema "+full+" b: __schema "+full+" }"+ref),
		ask(
			"the schema 12 times",
			"{"+numbered(12, " a%d: __schema { ...S }")+" } fragment S on __Schema "+full+ref,
			TooCostly,
		),
		ask(
			"a type 49 times",
			"{"+numbered(49, ` a%d: __type(name: "Provision") { fields { name type { fields { name args { name } } } } }`)+" }",
			TooCostly,
		),
		ask(
			"the arguments of a type 49 times",
			"{"+numbered(49, ` a%d: __type(name: "Provision") { fields { name description `+
				`args { name description type { name } } } }`)+" }",
		),
	}
}
