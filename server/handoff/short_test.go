package handoff

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shortages returns the lists that a refusal names.
func shortages(t *testing.T, body []byte) []shortage {
	t.Helper()
	var answer struct {
		Errors []struct {
			Extensions struct {
				Code  string
				Lists []shortage
			}
		}
	}
	if err := json.Unmarshal(body, &answer); err != nil || len(answer.Errors) != 1 || answer.Errors[0].Extensions.Code != "INCOMPLETE" {
		t.Fatalf("%v %s", err, body)
	}
	return answer.Errors[0].Extensions.Lists
}

// TestShortFilesAreRefused checks that no file is short without a word: in each format the answer is an error that counts
// what there is. Counted in testdata/small.txtar: 4 actors, and one clause of each of two documents is left out.
func TestShortFilesAreRefused(t *testing.T) {
	h := small(t)
	for document, want := range map[string][]shortage{
		`query Some { actors(first: 3) { nodes { name } } }`:                                          {{"actors", 3, 4}},
		`{ documents { nodes { provisions(first: 1) { nodes { name } } } } }`:                         {{"documents.provisions", 2, 3}},
		`{ documents(first: 1) { nodes { provisions(first: 1) { nodes { name } totalCount } } } }`:    {{"documents", 1, 2}, {"documents.provisions", 1, 2}},
		`{ documents(first: 1) { edges { node { name provisions(first: 2) { nodes { name } } } } } }`: {{"documents", 1, 2}},
	} {
		for _, ending := range Endings() {
			w := get(t, h, ending, document)
			if w.Code != http.StatusUnprocessableEntity {
				t.Errorf("%s.%s: %d", document, ending, w.Code)
			} else if diff := cmp.Diff(want, shortages(t, w.Body.Bytes())); diff != "" {
				t.Errorf("%s.%s (-want +got):\n%s", document, ending, diff)
			}
		}
	}
	for _, document := range []string{names, `{ relationships(first: 0) { totalCount } }`, `{ documents { nodes { provisions(first: 0) { totalCount } } } }`} {
		if w := get(t, h, "csv", document); w.Code != http.StatusOK {
			t.Errorf("%s is not short: %d %s", document, w.Code, w.Body)
		}
	}
}

// withoutMark are the formats that have no place for a word at their end: their names and headers say that they are short.
var withoutMark = []string{"csv", "ftm", "cyjs", "jsonld", "xlsx", "zip"}

// TestPartial checks that partial=1 accepts a short file, and that its name, its header, its README and its last line say
// so, with the numbers. A file that is not short says nothing.
func TestPartial(t *testing.T) {
	h := small(t)
	const want = "actors (3 of 4)"
	for _, ending := range Endings() {
		w := get(t, h, ending, `query Some { actors(first: 3) { nodes { name } } }`, "partial", "1")
		if name := w.Header().Get("Content-Disposition"); w.Code != http.StatusOK || !strings.HasSuffix(name, `-incomplete.`+ending+`"`) {
			t.Errorf("%s: %d %s", ending, w.Code, name)
		}
		if got := w.Header().Get(Incomplete); !strings.Contains(got, want) {
			t.Errorf("%s: the header is %q", ending, got)
		}
		lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n")
		if last := lines[len(lines)-1]; strings.Contains(last, "incomplete") == slices.Contains(withoutMark, ending) {
			t.Errorf("%s ends with %s", ending, last)
		}
		whole := get(t, h, ending, names, "partial", "1")
		if whole.Header().Get(Incomplete) != "" || strings.Contains(whole.Body.String(), "incomplete") {
			t.Errorf("%s: the whole file says %q", ending, whole.Header().Get(Incomplete))
		}
	}
	files, _ := unzipped(t, get(t, h, "zip", `{ actors(first: 3) { nodes { name } } }`, "partial", "1").Body.Bytes())
	if !strings.Contains(files["README.md"], "**Not complete: ") || !strings.Contains(files["README.md"], want) {
		t.Errorf("README.md is\n%s", files["README.md"])
	}
	book := workbook(t, get(t, h, "xlsx", `{ actors(first: 3) { nodes { name } } }`, "partial", "1").Body.Bytes())
	if !slices.ContainsFunc(book["about"], func(row []string) bool { return row[0] == "incomplete" && strings.Contains(row[1], want) }) {
		t.Errorf("the sheet about is %v", book["about"])
	}
}

// TestFilesHaveALimit checks that a list that is too large for a format is refused with its size, and that partial=1
// accepts the pages that have room.
func TestFilesHaveALimit(t *testing.T) {
	h := small(t)
	xlsx := formats["xlsx"]
	defer func() { formats["xlsx"] = xlsx }()
	limited := xlsx
	limited.most = 1 // the first page is always there
	formats["xlsx"] = limited
	const document = `{ actors(first: 2) { nodes { name } } }`
	if got := shortages(t, get(t, h, "xlsx", document, "all", "1").Body.Bytes()); !cmp.Equal(got, []shortage{{"actors", 2, 4}}) {
		t.Errorf("the error counts %v", got)
	}
	w := get(t, h, "xlsx", document, "all", "1", "partial", "1")
	if w.Code != http.StatusOK || !strings.Contains(w.Header().Get(Incomplete), "actors (2 of 4)") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	formats["xlsx"] = xlsx
	if w := get(t, h, "xlsx", document, "all", "1", "partial", "1"); w.Code != http.StatusOK || w.Header().Get(Incomplete) != "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}
