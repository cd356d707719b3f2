package explorertest

import (
	"encoding/json"
	"fmt"
	"testing"

	"accordgraph/server/browsertest"
)

// A violation is what axe-core finds wrong on a page.
type violation struct {
	ID, Help string
	Nodes    []struct {
		HTML, FailureSummary string
	}
}

// runAxe runs axe-core on the page. Its value is a promise of a JSON text.
const runAxe = `axe.run({resultTypes: ['violations']}).then(found => JSON.stringify(found.violations.map(
	({id, help, nodes}) => ({id, help, nodes: nodes.map(({html, failureSummary}) => ({html, failureSummary}))}))))`

// AxeProblems returns what axe-core finds wrong on the open page. The script is what Axe returns.
func AxeProblems(t *testing.T, p *browsertest.Page, script string) (problems []string) {
	t.Helper()
	if !browsertest.Evaluate[bool](p, "'axe' in window") {
		browsertest.Evaluate[bool](p, script+"\n;true")
	}
	var found []violation
	if err := json.Unmarshal([]byte(browsertest.Await[string](p, runAxe)), &found); err != nil {
		t.Fatal(err)
	}
	for _, v := range found {
		for _, n := range v.Nodes {
			problems = append(problems, fmt.Sprintf("%s: %s\n%s\n%s", v.ID, v.Help, n.HTML, n.FailureSummary))
		}
	}
	return problems
}

// overlaps is a JavaScript expression for what PictureProblems returns.
const overlaps = `(() => {
	const found = [], touch = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
	for (const svg of [...document.querySelectorAll('.pic svg'), document.documentElement].filter(e => e.matches('svg'))) {
		const around = svg.getBoundingClientRect();
		if (!around.width) continue;
		const labels = [...svg.querySelectorAll('text')].filter(e => e.textContent).map(e => [e.textContent, e.getBoundingClientRect()]);
		for (const [text, box] of labels) if (box.left < around.left - 1 || box.right > around.right + 1) found.push(text + ' is outside');
		labels.forEach(([text, box], i) => {
			for (const [other, at] of labels.slice(i + 1)) if (touch(box, at)) found.push(text + ' × ' + other);
		});
	}
	return found })()`

// PictureProblems returns the labels of pictures that overlap, by the boxes that the browser gives them, and the labels that
// are not within their picture. The open page may be a picture.
func PictureProblems(p *browsertest.Page) []string {
	return browsertest.Evaluate[[]string](p, overlaps)
}
