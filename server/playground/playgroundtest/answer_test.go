package playgroundtest

import "testing"

func TestOperationName(t *testing.T) {
	for query, want := range map[string]string{
		"query A { a }":            "A",
		"# query Not\nquery B {b}": "B",
		"{ a }":                    "",
		"":                         "",
	} {
		if got := operationName(query); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

func TestHasErrors(t *testing.T) {
	for answer, want := range map[string]bool{
		`{"data": {"a": 1}}`:                        false,
		`{"data": null, "errors": [{"message":1}]}`: true,
		`{"data": {}, "errors": []}`:                false,
		`404 page not found`:                        true,
	} {
		if got := hasErrors(answer); got != want {
			t.Errorf("%s: got %t, want %t", answer, got, want)
		}
	}
}
