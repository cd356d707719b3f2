package handoff

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestFormats checks each format with the four claims and conflicts of testdata/small.txtar: the type of the file, its
// name, and that it is the same twice. The address with another ending asks for another format.
func TestFormats(t *testing.T) {
	h := small(t)
	for _, ending := range Endings() {
		w := get(t, h, ending, operations["claims"])
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), formats[ending].mediaType) {
			t.Errorf("%s: %d %s", ending, w.Code, w.Header().Get("Content-Type"))
		}
		if name := w.Header().Get("Content-Disposition"); !strings.Contains(name, `"Claims-`) || !strings.HasSuffix(name, "."+ending+`"`) {
			t.Errorf("%s: the name is %s", ending, name)
		}
		if again := get(t, h, ending, operations["claims"]); ending != "xlsx" && !bytes.Equal(again.Body.Bytes(), w.Body.Bytes()) {
			t.Errorf("%s is other bytes the second time", ending)
		}
		r := httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(operations["claims"]), nil)
		r.Header.Set("Accept", formats[ending].mediaType)
		if got := send(h, r).Header().Get("Content-Type"); !strings.HasPrefix(got, formats[ending].mediaType) {
			t.Errorf("Accept: %s: %s", formats[ending].mediaType, got)
		}
	}
}

// TestOnlyThingsAreAGraph checks that a format of graphs refuses an operation without entities.
func TestOnlyThingsAreAGraph(t *testing.T) {
	h := small(t)
	for _, ending := range Endings() {
		want := http.StatusBadRequest
		if slices.Contains([]string{"csv", "jsonl", "xlsx", "zip"}, ending) {
			want = http.StatusOK
		}
		w := get(t, h, ending, `{ dataset { title } }`)
		if w.Code != want || want == http.StatusBadRequest && !strings.Contains(w.Body.String(), "there is no graph") {
			t.Errorf("%s: %d %s, want %d", ending, w.Code, w.Body, want)
		}
	}
}

// TestEveryFormatHasTheEvidence checks that each format has each claimant, status, date, source and words of the
// claims.
func TestEveryFormatHasTheEvidence(t *testing.T) {
	h := small(t)
	for _, ending := range Endings() {
		text := readable(t, ending, get(t, h, ending, operations["claims"]).Body.Bytes())
		for _, want := range []string{"DISPUTED", "2014-03", "The other paper", "point 3", "Namibia", "it breaks it"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %s", ending, want)
			}
		}
	}
}

// readable returns all text of a file.
func readable(t *testing.T, ending string, body []byte) string {
	t.Helper()
	switch ending {
	case "zip":
		files, _ := unzipped(t, body)
		var all strings.Builder
		for _, f := range files {
			all.WriteString(f)
		}
		return all.String()
	case "xlsx":
		return strings.Join(slices.Concat(workbook(t, body)["edges"]...), "\n")
	}
	return string(body)
}

// workbook returns the cells of the sheets of a workbook.
func workbook(t *testing.T, body []byte) map[string][][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheets := map[string][][]string{}
	for _, name := range book.GetSheetList() {
		if sheets[name], err = book.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	return sheets
}

// TestWorkbook checks that texts stay texts and numbers are numbers.
func TestWorkbook(t *testing.T) {
	h := small(t)
	sheets := workbook(t, get(t, h, "xlsx", operations["actors"]).Body.Bytes())
	if got := sheets["list actors"][2][3]; got != `=HYPERLINK("https://evil.example";"click")` {
		t.Errorf("the formula comes back as %s", got)
	}
	places := get(t, h, "xlsx", operations["places"]).Body.Bytes()
	book, err := excelize.OpenReader(bytes.NewReader(places))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if kind, err := book.GetCellType("list territories", "D2"); err != nil || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
		t.Errorf("a latitude is a cell of type %v, %v", kind, err)
	}
}

// TestCellsHaveRoom checks that a text that Excel would cut is an error.
func TestCellsHaveRoom(t *testing.T) {
	if _, err := cellOf(strings.Repeat("ї", maxCell)); err != nil {
		t.Error(err)
	}
	if _, err := cellOf(strings.Repeat("a", maxCell+1)); !errors.Is(err, errNoRoom) {
		t.Errorf("the error is %v", err)
	}
}

// traps are texts that some program reads as something else.
var traps = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "'quoted'", "NA", "null", "TRUE", "1e5", "2014-03", "a | b", `back\slash`, `say "hello"`,
	"two\nlines", "tab\there", "‮bidi", "🕊", "a;b,c", "<b>&amp;</b>", "{x}", "`tick`", "%% comment", "]]>", "${x}", "\u2028",
}

// TestHostileTextsComeBack checks that each format gives back a text as it was, as far as the standard library reads
// it.
func TestHostileTextsComeBack(t *testing.T) {
	for _, s := range traps {
		cell := cells([]column{{}}, []any{s})[0]
		if strings.ContainsAny(cell[:1], "=+-@") || strings.TrimPrefix(cell, "'") != s && cell != "'"+s {
			t.Errorf("CSV: %q is %q", s, cell)
		}
		if got, err := cellOf(s); err != nil || got != s {
			t.Errorf("xlsx: %q is %q, %v", s, got, err)
		}
		var unquoted string
		if err := json.Unmarshal([]byte(quoteNQuads(s)), &unquoted); err != nil || unquoted != s {
			t.Errorf("N-Quads: %q is %q, %v", s, unquoted, err)
		}
		if quoted := quoteCypher(s); strings.ContainsAny(quoted, "\n\u2028") {
			t.Errorf("Cypher: %q is %s", s, quoted)
		}
		if strings.Contains(escapeMermaid(s), `"`) || strings.Contains(escapeMermaid(s), "\n") {
			t.Errorf("Mermaid: %q is %s", s, escapeMermaid(s))
		}
		var b bytes.Buffer
		var back struct {
			Text string `xml:",chardata"`
		}
		if err := writeXML(&b, struct {
			XMLName xml.Name `xml:"t"`
			Text    string   `xml:",chardata"`
		}{Text: s}); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(b.Bytes(), &back); err != nil || back.Text != s {
			t.Errorf("XML: %q is %q, %v", s, back.Text, err)
		}
	}
}

// TestListsComeBack checks that the items of a list in a cell can be told apart.
func TestListsComeBack(t *testing.T) {
	list := []any{"a | b", `c\`, "", `\|`, "d"}
	cell := textOf(list)
	var items []any
	item, escaped := strings.Builder{}, false
	for _, r := range strings.ReplaceAll(cell, " | ", "\x00") {
		switch {
		case escaped:
			item.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == 0:
			items = append(items, item.String())
			item.Reset()
		default:
			item.WriteRune(r)
		}
	}
	if items = append(items, item.String()); !slices.Equal(items, list) {
		t.Errorf("%q comes back as %q", list, items)
	}
}

// TestParallelLinks checks that the two claims of one conflict stay apart: each graph format has a key for each.
func TestParallelLinks(t *testing.T) {
	h := small(t)
	gexf := get(t, h, "gexf", operations["claims"]).Body.String()
	for _, kind := range []string{`kind="CONFLICTS_WITH"`, `kind="CONFLICTS_WITH 2"`} {
		if strings.Count(gexf, kind) != 1 {
			t.Errorf("the file has %s %d times", kind, strings.Count(gexf, kind))
		}
	}
	var graph struct {
		Nodes []struct{} `xml:"graph>node"`
		Edges []struct {
			ID string `xml:"id,attr"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal(get(t, h, "graphml", operations["claims"]).Body.Bytes(), &graph); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, e := range graph.Edges {
		ids[e.ID] = true
	}
	if len(graph.Nodes) != 5 || len(ids) != 4 {
		t.Errorf("GraphML has %d nodes and %d edges with ids of their own, want 5 and 4", len(graph.Nodes), len(ids))
	}
}

// TestSharedIDs checks that an edge of Cytoscape has another id than every node.
func TestSharedIDs(t *testing.T) {
	b, err := appendElements(nil, edgeFields(), []row{append(row{"same"}, make(row, len(edgeFields())-1)...)}, map[string]bool{"same": true})
	if err != nil || string(b) != `[{"data":{"id":"edge:same"}}]` {
		t.Errorf("%s, %v", b, err)
	}
}

// TestFTMIDs checks that ids of FollowTheMoney have its alphabet, and that two ids never become one.
func TestFTMIDs(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"actor/a-b", "actor/a.b", "actor/a/b", "actor.a.b", "actor/a@valid:2014-03-01", "actor/a-", "relationship/a"} {
		got := ftmID(id)
		if other, there := seen[got]; there || strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" {
			t.Errorf("%s and %s are %s", id, other, got)
		}
		seen[got] = id
	}
}

// TestHead checks that HEAD has the headers of GET and no body.
func TestHead(t *testing.T) {
	h := small(t)
	server := httptest.NewServer(h)
	defer server.Close()
	response, err := http.Head(server.URL + "/graphql.csv?query=" + url.QueryEscape(names))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || len(body) > 0 || response.StatusCode != http.StatusOK || response.Header.Get("ETag") == "" {
		t.Errorf("%d %v %q %v", response.StatusCode, response.Header, body, err)
	}
}
