package answers_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"accordgraph/seed/seedtest"
)

// The field node finds everything that an answer of testdata/question has an id of, with exactly
// this id, also if it has days.
func TestNodeFindsWhatQuestionsAnswer(t *testing.T) {
	files, err := filepath.Glob("testdata/question/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no questions", err)
	}
	h := over(t, seedtest.Open(t))
	checked, dated := map[string]bool{}, 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name != "want" {
				continue
			}
			for _, id := range idsIn(t, f.Data) {
				if checked[id] {
					continue
				}
				checked[id] = true
				if strings.Contains(id, "@") {
					dated++
				}
				reply, _ := counted(t, h, `{ node(id: "`+id+`") { id } }`, nil)
				if got := idsIn(t, []byte(reply)); len(got) != 1 || got[0] != id {
					t.Errorf("node(id: %q) answers %s", id, reply)
				}
			}
		}
	}
	if dated == 0 || dated == len(checked) {
		t.Errorf("%d of %d ids have days", dated, len(checked))
	}
}

// idsIn returns the values of all fields id of an answer.
func idsIn(t *testing.T, answer []byte) (ids []string) {
	t.Helper()
	var all any
	if err := json.Unmarshal(answer, &all); err != nil {
		t.Fatal(err)
	}
	var add func(any)
	add = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if id, ok := v["id"].(string); ok {
				ids = append(ids, id)
			}
			for _, in := range v {
				add(in)
			}
		case []any:
			for _, in := range v {
				add(in)
			}
		}
	}
	add(all)
	return ids
}
