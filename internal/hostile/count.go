package hostile

import "slices"

// counts returns requests with lengths and numbers that are too large, or are no numbers.
func counts() []Request {
	return slices.Concat(
		deepCounts(), twoCounts(), hugeNumbers(), farHops(), wrongCounts(), idsAndSources(), wrongDays(),
	)
}

// deepCounts returns requests for many rows, by lists in each other.
func deepCounts() []Request {
	nested := "nodes { id }"
	byVariable := "nodes { id }"
	for range 12 {
		nested = "nodes { members(first: 100) { " + nested + " } }"
		byVariable = "nodes { members(first: $n) { " + byVariable + " } }"
	}
	return []Request{
		ask("100^13 rows", "{ actors(first: 100) { "+nested+" } }", TooCostly),
		ask(
			"2^64 + 4 rows, if they overflow",
			"{ actors(first: 2147483647) { nodes { members(first: 2147483647) { nodes { "+
				"members(first: 5) { nodes { id } } } } } } }",
			TooCostly,
			Invalid,
			BadInput,
		),
		askWith(
			"100^13 rows by a variable",
			"query($n: Int) { actors(first: $n) { "+byVariable+" } }",
			map[string]any{"n": 100},
			TooCostly,
		),
		ask("100^13 rows by a default", "query($n: Int = 100) { actors(first: $n) { "+byVariable+" } }", TooCostly),
		ask("20^13 rows by saying nothing", "query($n: Int) { actors(first: $n) { "+byVariable+" } }", TooCostly),
		askWith(
			"12 wrong lists in each other",
			"query($n: Int) { actors(first: 1) { "+byVariable+" } }",
			map[string]any{"n": -5},
			TooCostly,
			BadInput,
		),
	}
}

// twoCounts returns requests with a wrong length, or with two lengths, at the top and below a list.
func twoCounts() []Request {
	return []Request{
		ask(
			"a wrong list under a list",
			"{ actors(first: 5) { nodes { members(first: -1) { nodes { id } } } } }",
			BadInput,
		),
		ask("first and last at the top", "{ actors(first: 1, last: 1) { nodes { id } } }", BadInput),
		ask(
			"first and last under a list",
			"{ actors(first: 5) { nodes { members(first: 1, last: 1) { nodes { id } } } } }",
			BadInput,
		),
		askWith(
			"first and last by variables",
			"query($a: Int, $b: Int) { actors(first: $a, last: $b) { nodes { id } } }",
			map[string]any{"a": 1, "b": 1},
			BadInput,
		),
	}
}

// hugeNumbers returns requests with numbers that no integer has room for.
func hugeNumbers() []Request {
	return []Request{
		ask(
			"a number beyond 64 bits",
			"{ actors(first: 99999999999999999999) { nodes { id } } }",
			Invalid,
			BadInput,
			BadRequest,
		),
		ask(
			"a number beyond 64 bits under a list",
			"{ actors(first: 1) { nodes { members(first: 99999999999999999999) { nodes { id } } } } }",
			Invalid,
			BadInput,
			BadRequest,
		),
		ask(
			"a number of 100,000 digits in the document",
			"{ actors(first: "+times(100_000, "9")+") { nodes { id } } }",
			Invalid,
			BadInput,
			BadRequest,
			Unparsed,
		),
		ask(
			"a default beyond 64 bits",
			"query($n: Int = 99999999999999999999) { actors(first: $n) { nodes { id } } }",
			Invalid,
			BadInput,
			BadRequest,
		),
	}
}

// farHops returns requests for long paths and large subgraphs.
func farHops() []Request {
	return []Request{
		ask(
			"too many hops",
			`{ paths(from: "actor/ukraine", to: "actor/russia", maxHops: 7) { paths { length } } }`,
			BadInput,
		),
		askWith(
			"too many hops by a variable",
			`query($n: Int) { paths(from: "actor/ukraine", to: "actor/russia", maxHops: $n) { paths { length } } }`,
			map[string]any{"n": 1_000_000},
			BadInput,
		),
		askWith(
			"too many hops around",
			`query($n: Int) { subgraph(around: ["actor/ukraine"], hops: $n) { nodes { distance } } }`,
			map[string]any{"n": 99},
			BadInput,
		),
		askWith(
			"a subgraph of millions",
			`query($n: Int) { subgraph(around: ["actor/ukraine"], first: $n) { nodes { distance } } }`,
			map[string]any{"n": 99_999_999},
			BadInput,
		),
	}
}

// wrongCounts returns requests whose length is none, as a literal and by a variable.
func wrongCounts() (all []Request) {
	for _, n := range []string{
		"-1", "101", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
		"1.5", `"5"`, "true", "[1]", "{}",
	} {
		all = append(all,
			Request{
				Name: "first under a list by a variable: " + n,
				Body: `{"query": "query($n: Int) { actors(first: 1) { nodes { members(first: $n) { ` +
					`nodes { id } } } } }", "variables": {"n": ` + n + `}}`,
				Codes: []string{BadInput},
			},
			ask("first: "+n, "{ actors(first: "+n+") { nodes { id } } }", BadInput, Invalid, BadRequest),
			Request{
				Name: "last by a variable: " + n,
				Body: `{"query": "query($n: Int) { actors(last: $n) { nodes { id } } }", ` +
					`"variables": {"n": ` + n + `}}`,
				Codes: []string{BadInput},
			})
	}
	return all
}
