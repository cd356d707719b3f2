package hostile

import (
	"encoding/base64"
	"fmt"
)

// idsAndSources returns requests with more ids or sources than there can be, and with wrong input of one of several.
func idsAndSources() []Request {
	const positions = `query($of: PositionsOf!) { ` +
		`positions(of: $of, actors: ["actor/ukraine"]) { rows { cells { stance } } } }`
	return []Request{
		askWith(
			"10,000 ids",
			`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
			map[string]any{"ids": many(10_000, "actor/a%d")},
			TooLarge,
		),
		askWith(
			"101 ids",
			`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
			map[string]any{"ids": many(101, "actor/a%d")},
			BadInput,
		),
		askWith(
			"1,000 things to draw around",
			`query($ids: [ID!]!) { subgraph(around: $ids) { nodes { distance } } }`,
			map[string]any{"ids": many(1_000, "actor/a%d")},
			BadInput,
		),
		askWith(
			"5,000 actors",
			`query($ids: [ID!]!) { `+
				`positions(of: {provisions: ["provision/us-28/1"]}, actors: $ids) { rows { cells { stance } } } }`,
			map[string]any{"ids": many(5_000, "actor/a%d")},
			TooLarge,
		),
		askWith(
			"both of @oneOf",
			positions,
			map[string]any{
				"of": map[string]any{"document": "proposal/us-28", "provisions": []any{"provision/us-28/1"}},
			},
			BadInput,
		),
		askWith("none of @oneOf", positions, map[string]any{"of": map[string]any{}}, BadInput),
		askWith(
			"one of @oneOf and a null",
			positions,
			map[string]any{"of": map[string]any{"document": "proposal/us-28", "provisions": nil}},
			BadInput,
		),
		askWith("a null of @oneOf", positions, map[string]any{"of": map[string]any{"document": nil}}, BadInput),
		ask(
			"too many sources",
			`{ relationships(where: {minSources: 99999999999}) { nodes { id } } }`,
			Invalid,
			BadInput,
			BadRequest,
		),
		askWith(
			"too many sources by a variable",
			`query($w: RelationshipFilter) { relationships(where: $w) { nodes { id } } }`,
			map[string]any{"w": map[string]any{"minSources": 99999999999}},
			Invalid,
			BadInput,
		),
	}
}

func many(n int, format string) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = fmt.Sprintf(format, i)
	}
	return all
}

// texts returns requests with very long texts, and with characters that texts should
// not have.
func texts() []Request {
	long := times(200_000, "x")
	return []Request{
		ask("an id of 200 KB", `{ node(id: "`+long+`") { id } }`),
		askWith(
			"an id of 200 KB by a variable",
			`query($id: ID!) { node(id: $id) { id } }`,
			map[string]any{"id": long},
		),
		ask("ids of 200 KB", `{ paths(from: "`+long+`", to: "actor/ukraine") { paths { length } } }`, BadInput),
		ask("a search of 200 KB", `{ search(query: "`+long+`") { edges { score } } }`, BadInput),
		ask("a date of 200 KB", `{ actors(asOf: {known: "`+long+`"}) { nodes { id } } }`, BadInput),
		ask("a name of 200 KB", `{ actors(where: {name: {eq: "`+long+`"}}) { nodes { id } } }`, BadInput),
		ask("a block of 200 KB", `{ search(query: """`+long+`""") { edges { score } } }`, BadInput),
		ask("a field of 200 KB", "{ "+long+" }", TooLarge),
		ask("an alias of 200 KB", "{ "+long+": dataset { title } }"),
		ask("an enum of 200 KB", "{ actors(orderBy: {field: "+long+"}) { nodes { id } } }", Invalid),
		ask("an argument of 200 KB", "{ actors("+long+": 1) { nodes { id } } }", TooLarge),
		ask("a type of 200 KB", "query($x: "+long+") { dataset { title } }", Invalid),
		ask("a directive of 200 KB", "{ dataset @"+long+" { title } }", TooLarge),
		ask("an operation of 200 KB", "query "+long+" { dataset { title } }"),
		{
			Name:  "an operationName of 200 KB",
			Body:  `{"query": "query a { dataset { title } }", "operationName": "` + long + `"}`,
			Codes: []string{Invalid},
		},
		{
			Name: "an enum of 200 KB by a variable",
			Body: body(
				"query($o: ActorOrder) { actors(orderBy: $o) { nodes { id } } }",
				map[string]any{"o": map[string]any{"field": long}},
			),
			Codes: []string{BadInput},
		},
		{
			Name: "a key of 200 KB in a variable",
			Body: body(
				"query($w: ActorFilter) { actors(where: $w) { nodes { id } } }",
				map[string]any{"w": map[string]any{long: 1}},
			),
			Codes: []string{BadInput},
		},
		{
			Name: "a wrong kind of 200 KB",
			Body: body(
				"query($k: [EntityKind!]) { search(query: \"a\", kinds: $k) { edges { score } } }",
				map[string]any{"k": []any{long}},
			),
			Codes: []string{BadInput},
		},
		ask("a string without an end", `{ node(id: "abc`, Unparsed),
		ask("a NUL in the document", "{ node(id: \"a\x00b\") { id } }", Unparsed),
		ask("an escaped NUL", `{ node(id: "actor/a\u0000b") { id } }`),
		ask("a NUL in a search", `{ search(query: "a\u0000b") { edges { score } } }`),
		ask("a NUL in a name", `{ actors(where: {name: {eq: "a\u0000b"}}) { nodes { id } } }`, BadInput),
		askWith(
			"a NUL by a variable",
			`query($q: String!) { actors(where: {name: {contains: $q}}) { nodes { id } } }`,
			map[string]any{"q": "\x00"},
			BadInput,
		),
		ask("half a surrogate pair", `{ node(id: "\uD800") { id } }`),
		ask("half a surrogate pair in a search", `{ search(query: "\uD800 a") { edges { score } } }`),
		ask("half a surrogate pair in a name", `{ actors(where: {name: {startsWith: "\uDC00"}}) { nodes { id } } }`),
		ask("an escape that is none", `{ node(id: "\x41") { id } }`, Unparsed),
		ask("a byte order mark", "\ufeff{ dataset { title } }"),
		ask("text that runs backwards", "{ node(id: \"\u202e\u2066\") { id } }"),
	}
}

// cursors returns requests with cursors that this server did not issue for the list. Servers before 0.2 accepted those
// that are made of an order, a sort key and an id.
func cursors() []Request {
	made := func(order, sort, id string) string {
		return base64.RawURLEncoding.EncodeToString([]byte(order + "\x00" + sort + "\x00" + id))
	}
	of := map[string]string{
		"garbage":               "not a cursor!",
		"empty":                 "",
		"base64 of garbage":     base64.RawURLEncoding.EncodeToString([]byte("\x00\x01\x02\xff")),
		"of an older server":    made("", "ukraine", "actor/ukraine"),
		"with a checksum of 0":  made(times(7, "\x00"), "ukraine", "actor/ukraine"),
		"of another order":      made("name", "Ukraine", "actor/ukraine"),
		"of another direction":  made("-", "Ukraine", "actor/ukraine"),
		"of a search":           made("score", "1", "actor/ukraine"),
		"of a timeline":         made("timeline", "2025-11-20", "event/a"),
		"of relationships":      made("relationship.", "", "relationship/a/b"),
		"truncated":             made("", "Ukraine", "actor/ukraine")[:10],
		"with an odd id":        made("", "Ukraine", "' OR 1=1"),
		"of 200 KB":             made("", times(150_000, "x"), "actor/ukraine") + "?",
		"of 150 KB, well made":  made("name", times(100_000, "x"), "actor/ukraine"),
		"with padding":          base64.StdEncoding.EncodeToString([]byte("\x00Ukraine\x00actor/ukraine")),
		"of bytes not in UTF-8": made("name", "\xff\xfe", "actor/ukraine"),
	}
	var all []Request
	for name, c := range of {
		for _, end := range []string{"after", "before"} {
			all = append(
				all,
				askWith(
					end+" a cursor "+name,
					"query($c: String) { actors("+end+": $c) { nodes { id } } }",
					map[string]any{"c": c},
					BadInput,
				),
			)
		}
		all = append(
			all,
			askWith(
				"search after a cursor "+name,
				`query($c: String) { search(query: "peace", after: $c) { edges { score } } }`,
				map[string]any{"c": c},
				BadInput,
			),
			askWith(
				"under a list a cursor "+name,
				"query($c: String) { actors(first: 3) { nodes { members(after: $c) { nodes { id } } } } }",
				map[string]any{"c": c},
				BadInput,
			),
		)
	}
	return all
}

// filters returns requests with deeply nested filters and long lists.
func filters() []Request {
	nest := func(depth int, key string, wrap func(any) any) any {
		var tree any = map[string]any{"name": map[string]any{"eq": "x"}}
		for range depth {
			tree = map[string]any{key: wrap(tree)}
		}
		return tree
	}
	same := func(v any) any { return v }
	single := func(v any) any { return []any{v} }
	double := func(v any) any { return []any{v, v} }
	const query = "query($w: ActorFilter) { actors(where: $w) { nodes { id } } }"
	const under = "query($w: ActorFilter) { actors(first: 3) { nodes { members(where: $w) { nodes { id } } } } }"
	filter := func(name string, tree any, codes ...string) Request {
		return askWith(name, query, map[string]any{"w": tree}, codes...)
	}
	conditions := make([]any, 10_000)
	for i := range conditions {
		conditions[i] = map[string]any{"name": map[string]any{"eq": "x"}}
	}
	literal := "{ actors(where: " + times(300, "{and: [") + "{}" + times(300, "]}") + ") { nodes { id } } }"
	return []Request{
		filter("not, 30 deep", nest(30, "not", same), BadInput),
		filter("not, 10,000 deep", nest(10_000, "not", same), BadInput, BadRequest),
		filter("and, 500 deep", nest(500, "and", single), BadInput, BadRequest),
		filter("or, doubled 12 times", nest(12, "or", double), TooLarge),
		filter("10,000 conditions", map[string]any{"or": conditions}, TooLarge),
		askWith(
			"10,000 conditions under a list",
			under,
			map[string]any{"w": map[string]any{"or": conditions}},
			TooLarge,
		),
		askWith("not, 30 deep, under a list", under, map[string]any{"w": nest(30, "not", same)}, BadInput),
		filter("in with 10,000 values", map[string]any{"name": map[string]any{"in": many(10_000, "x%d")}}, TooLarge),
		filter("1,500 conditions", map[string]any{"or": conditions[:1_500]}, BadInput),
		askWith(
			"1,500 conditions under a list",
			under,
			map[string]any{"w": map[string]any{"or": conditions[:1_500]}},
			BadInput,
		),
		filter("in with 4,000 values", map[string]any{"name": map[string]any{"in": many(4_000, "x%d")}}, BadInput),
		filter(
			"in with lists of lists",
			map[string]any{"name": map[string]any{"in": []any{[]any{"x"}}}},
			Invalid,
			BadInput,
		),
		filter("and with null", map[string]any{"and": []any{nil}}, Invalid, BadInput),
		filter("steps, 8 deep", nest(8, "members", func(v any) any { return map[string]any{"some": v} })),
		filter(
			"steps, 3,000 deep",
			nest(3_000, "members", func(v any) any { return map[string]any{"every": v} }),
			BadInput,
			BadRequest,
		),
		filter("a filter with __typename", map[string]any{"__typename": "Actor"}, BadInput, Invalid),
		ask("and, 300 deep, in the document", literal, BadInput, Invalid, TooLarge),
		ask("a filter of a text", `{ actors(where: "name") { nodes { id } } }`, Invalid),
		ask("a filter of another kind", `{ actors(where: {wording: {contains: "x"}}) { nodes { id } } }`, Invalid),
		ask(
			"a pattern of 4,000 wildcards",
			`{ actors(where: {name: {contains: "`+times(4_000, "%")+`"}}) { nodes { id } } }`,
		),
		ask(
			"an order and its opposite",
			"{ actors(orderBy: {field: NAME, direction: ASC, direction: DESC}) { nodes { id } } }",
			Invalid,
		),
	}
}

// searches returns searches in the query languages of full-text indexes. The server
// treats them as plain words.
func searches() []Request {
	var all []Request
	for _, q := range []string{
		`name:* AND (treaty~2 OR "no fly"^4)`, `/[a-z]+/`, `*peace`, `peace*`, `?eace`, `[a TO z]`, `{a TO z}`,
		`a && b || !c`, `\`, `"`, `"""`, `(((((`, `a:b:c`,
		`NEAR("peace" "plan", 5)`, `NOT peace`, `AND`, `OR OR OR`, `^peace`,
		`{name summary}: peace`, `-name: peace`, `peace + plan`, `peace' OR '1'='1`,
		`) RETURN n //`, `$terms`, "`", `peace~0.0001`, `peace^99999999999999999999`, `_exists_:name`, `*:*`,
	} {
		all = append(all, Request{
			Name: "a search for " + q, Sent: []string{q},
			Body: body(
				"query($q: String!) { search(query: $q, first: 3) { edges { score node { id } } } }",
				map[string]any{"q": q},
			),
		})
	}
	for _, q := range []struct{ name, text string }{
		{"no word", "!!! ... ???"},
		{"blanks", "   \t\n"},
		{"nothing", ""},
		{"41 words", times(41, "peace ")},
		{"1,000 words", times(1_000, "a ")},
		{"500 accents on one letter", "a" + times(500, "\u0301")},
	} {
		all = append(all, Request{
			Name: "a search for " + q.name, Codes: []string{BadInput},
			Body: body("query($q: String!) { search(query: $q) { edges { score } } }", map[string]any{"q": q.text}),
		})
	}
	return all
}
