package handoff

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"accordgraph/server/browsertest"
	"accordgraph/server/explorer/explorertest"
)

// drawnQuery asks for all claims and conflicts.
const drawnQuery = `{ relationships(first: 100, types: [CLAIMS, CONFLICTS_WITH]) { nodes {
	id type status validFrom validTo source { id name } target { id name } assertedBy { id name } note } } }`

// A drawn is a relationship as a program for drawing has it: its ends, and what identifies it.
type drawn struct{ ID, Type, Source, Target, Claimant, Note string }

// A drawing is the entities by their ids, and the relationships in order.
type drawing struct {
	Nodes map[string]string
	Links []drawn
}

// sorted returns the drawing with its relationships in order.
func (d drawing) sorted() drawing {
	slices.SortFunc(d.Links, func(a, b drawn) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	return d
}

// A linkOfAPI is a relationship as the API has it.
type linkOfAPI struct {
	ID, Type, Status, ValidFrom, ValidTo, Note string
	Source, Target                             struct{ ID, Name string }
	AssertedBy                                 *struct{ ID, Name string }
}

// linksOfAPI returns the relationships as the API has them.
func linksOfAPI(t *testing.T, h http.Handler) []linkOfAPI {
	t.Helper()
	var answer struct {
		Data struct{ Relationships struct{ Nodes []linkOfAPI } }
	}
	w := send(h, httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(drawnQuery), nil))
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Data.Relationships.Nodes) < 60 {
		t.Fatalf("%v %.300s", err, w.Body)
	}
	return answer.Data.Relationships.Nodes
}

// drawingOfAPI returns the entities and relationships as the API has them.
func drawingOfAPI(t *testing.T, h http.Handler) drawing {
	t.Helper()
	all := drawing{Nodes: map[string]string{}}
	for _, l := range linksOfAPI(t, h) {
		d := drawn{l.ID, l.Type, l.Source.ID, l.Target.ID, "", l.Note}
		all.Nodes[l.Source.ID], all.Nodes[l.Target.ID] = l.Source.Name, l.Target.Name
		if l.AssertedBy != nil {
			d.Claimant = l.AssertedBy.ID
			all.Nodes[l.AssertedBy.ID] = l.AssertedBy.Name
		}
		all.Links = append(all.Links, d)
	}
	return all.sorted()
}

// drawingPage opens a page with Cytoscape.js and Mermaid, on a server that has the files too.
func drawingPage(t *testing.T, h http.Handler) *browsertest.Page {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	modules := explorertest.Installed(t, "server/handoff/npm")
	mux := http.NewServeMux()
	mux.Handle("/graphql.cyjs", h)
	mux.Handle("/graphql.mmd", h)
	for _, name := range []string{"cytoscape", "mermaid"} {
		file := filepath.Join(modules, name, "dist", name+".min.js")
		mux.HandleFunc("/"+name+".js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>Drawing</title><link rel="icon" href="data:,"><div id="at" style="width:800px;height:600px"></div>
			<script src="/cytoscape.js"></script><script src="/mermaid.js"></script>`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	p := browsertest.Open(t, server.URL+"/")
	p.WaitFor("both programs", "globalThis.cytoscape && globalThis.mermaid")
	return p
}

// TestCytoscapeReadsBack draws a file with Cytoscape.js in Chromium. It has the same entities, relationships and parallel
// claims as the JSON of the API, with their notes.
func TestCytoscapeReadsBack(t *testing.T) {
	h := fuzzedFiles(t)
	p := drawingPage(t, h)
	got := browsertest.Await[drawing](p, fmt.Sprintf(`(async () => {
		const file = await (await fetch('/graphql.cyjs?query=' + encodeURIComponent(%s[0]))).json();
		const cy = cytoscape({container: document.querySelector('#at'), elements: file.elements, layout: {name: 'grid'}});
		const nodes = Object.fromEntries(cy.nodes().map((n) => [n.id(), n.data('label')]));
		const links = cy.edges().map((e) => ({ID: e.id(), Type: e.data('relationship'), Source: e.source().id(), Target: e.target().id(),
			Claimant: e.data('claimant') ?? '', Note: e.data('note') ?? ''}));
		return {Nodes: nodes, Links: links} })()`, browsertest.Quoted([]string{drawnQuery})))
	if diff := gocmp.Diff(drawingOfAPI(t, h), got.sorted()); diff != "" {
		t.Errorf("Cytoscape.js has something else (-API +Cytoscape.js):\n%s", diff)
	}
	for _, problem := range p.Problems() {
		t.Error(problem)
	}
}

// TestMermaidReadsBack draws a file with Mermaid in Chromium. The picture has a box with the name of each entity, and a
// line with the type, claimant, status and dates of each relationship, between the same boxes as in the JSON of the API.
func TestMermaidReadsBack(t *testing.T) {
	h := fuzzedFiles(t)
	p := drawingPage(t, h)
	got := browsertest.Await[mermaidDrawing](p, fmt.Sprintf(`(async () => {
		const text = await (await fetch('/graphql.mmd?query=' + encodeURIComponent(%s[0]))).text();
		mermaid.initialize({startOnLoad: false, securityLevel: 'strict', maxEdges: 1000, maxTextSize: 1e6});
		const {svg} = await mermaid.render('picture', text);
		const at = document.querySelector('#at');
		at.innerHTML = svg;
		const plain = (e) => (e?.textContent ?? '').replaceAll('\u00a0', ' ').replace(/^[ \n]+|[ \n]+$/g, '');
		const boxes = Object.fromEntries([...at.querySelectorAll('g.node')].map((g) => [/(n\d+)-\d+$/.exec(g.id)[1], plain(g.querySelector('.nodeLabel'))]));
		const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
		const lines = diagram.db.getEdges().map((e) => boxes[e.start] + ' → ' + boxes[e.end]).sort();
		const labels = [...at.querySelectorAll('g.edgeLabel .edgeLabel')].map(plain).filter(Boolean).sort();
		return {Boxes: Object.values(boxes).sort(), Lines: lines, Labels: labels, Scripts: at.querySelectorAll('script, b').length} })()`,
		browsertest.Quoted([]string{drawnQuery})))
	names := map[string]string{}
	want := mermaidDrawing{}
	for _, l := range linksOfAPI(t, h) {
		names[l.Source.ID], names[l.Target.ID] = shownName(l.Source.Name), shownName(l.Target.Name)
		label := l.Type
		if l.AssertedBy != nil {
			names[l.AssertedBy.ID] = shownName(l.AssertedBy.Name)
			label += ", says " + shownName(l.AssertedBy.Name)
		}
		label += ", " + l.Status
		if l.ValidFrom+l.ValidTo != "" {
			label += ", " + l.ValidFrom + "–" + l.ValidTo
		}
		want.Lines = append(want.Lines, shownName(l.Source.Name)+" → "+shownName(l.Target.Name))
		want.Labels = append(want.Labels, label)
	}
	for _, name := range names {
		want.Boxes = append(want.Boxes, name)
	}
	for _, list := range [][]string{want.Boxes, want.Lines, want.Labels, got.Boxes, got.Lines, got.Labels} {
		slices.Sort(list)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("Mermaid has something else (-API +Mermaid):\n%s", diff)
	}
}

// A mermaidDrawing is the texts of a picture of Mermaid, and which boxes its lines join.
type mermaidDrawing struct {
	Boxes, Lines, Labels []string
	Scripts              int // elements that a name made, though it is only a text
}

// shownName returns a name as a box shows it: on one line, and with an invisible sign within the pairs of signs that
// Mermaid takes for codes.
func shownName(name string) string {
	return pairsOfMermaid.Replace(strings.Join(strings.Fields(name), " "))
}
