package main

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestGenerate checks that the made-up data are valid and always the same.
func TestGenerate(t *testing.T) {
	for _, s := range []size{{100, 100}, {1000, 5000}} {
		t.Run(s.String(), func(t *testing.T) {
			b := generate(s)
			if err := b.CheckForm(); err != nil {
				t.Error(err)
			}
			if len(b.Entities) != s.entities || len(b.Relationships) < s.relationships {
				t.Errorf("has %d entities and %d relationships", len(b.Entities), len(b.Relationships))
			}
			checkLinks(t, b)
			if again := generate(s); !reflect.DeepEqual(b, again) {
				t.Error("is another one each time")
			}
		})
	}
}

// checkLinks checks that no ID occurs twice and that every ID in a field names
// something.
func checkLinks(t *testing.T, b kg.Batch) {
	kinds, links := map[kg.ID]kg.Kind{}, map[kg.ID]bool{}
	for _, e := range b.Entities {
		if kinds[e.ID] != "" {
			t.Errorf("%s is there twice", e.ID)
		}
		kinds[e.ID] = e.Kind
	}
	for _, e := range b.Entities {
		checkRefs(t, e.ID, e.IDs("evidence"), kinds)
		for _, field := range []string{"document", "partOf", "source"} {
			if id := kg.ID(e.Text(field)); id != "" && kinds[id] == "" {
				t.Errorf("%s: %s names %s, which is not there", e.ID, field, id)
			}
		}
	}
	for _, r := range b.Relationships {
		if links[r.ID] {
			t.Errorf("%s is there twice", r.ID)
		}
		links[r.ID] = true
		if !r.Type.Joins(kinds[r.From], kinds[r.To]) {
			t.Errorf("%s joins %s and %s", r.ID, kinds[r.From], kinds[r.To])
		}
		if n := len(r.IDs("evidence")); n < 1 || n > 3 {
			t.Errorf("%s has %d pieces of evidence", r.ID, n)
		}
		checkRefs(t, r.ID, r.IDs("evidence"), kinds)
	}
}

func checkRefs(t *testing.T, id kg.ID, evidence []kg.ID, kinds map[kg.ID]kg.Kind) {
	seen := map[kg.ID]bool{}
	for _, e := range evidence {
		if kinds[e] != kg.Evidence || seen[e] {
			t.Errorf("%s: evidence %s is there twice, or not at all", id, e)
		}
		seen[e] = true
	}
}

// TestShape checks that every kind and type occurs, and that there are hubs.
func TestShape(t *testing.T) {
	b := generate(size{4000, 20_000})
	for _, k := range kg.Kinds() {
		if b.Meta.Counts[string(k)] == 0 {
			t.Errorf("no %s", k)
		}
	}
	for _, typ := range kg.Types() {
		if b.Meta.Counts[string(typ)] == 0 {
			t.Errorf("no %s", typ)
		}
	}
	degree := map[kg.ID]int{}
	for _, r := range b.Relationships {
		degree[r.From]++
		degree[r.To]++
	}
	most := slices.Max(slices.Collect(maps.Values(degree)))
	if most < 20_000/100 || most > 20_000/20 {
		t.Errorf("the greatest hub has %d relationships", most)
	}
}

func TestParts(t *testing.T) {
	all := generate(size{100, 250})
	got := joined(t, slices.Values(load.Parts(all, 60)), 60)
	if !reflect.DeepEqual(all, got) {
		t.Error("the batches are not the whole")
	}
}

// tiny are flags for a short run.
var tiny = []string{
	"-entities", "400", "-relationships", "2000", "-clients", "2", "-for", "20ms", "-pages", "3",
	"-pairs", "3",
}

// TestMain runs the program instead of the tests if the arguments say so: throughput starts its own program again.
func TestMain(m *testing.M) {
	if slices.Contains(os.Args, serveOnly) {
		main()
	}
	os.Exit(m.Run())
}

// throughputLines are lines of throughput by the kind of store.
var throughputLines = map[string]string{"memory": "that processes can share", "file": "| structs in memory | 2 "}

func TestSQLite(t *testing.T) {
	dir := t.TempDir()
	for name, store := range map[string]string{"memory": "sqlite::memory:", "file": "sqlite:" + dir + "/bench.db"} {
		t.Run(name, func(t *testing.T) {
			checkRun(t, noEnv, store, []string{"-cpuprofile", dir + "/cpu", "-memprofile", dir + "/mem"},
				"load        the same again", "page        full / small ", "page        full / small, at 90 %", "path        with the hubs skipped",
				throughputLines[name])
		})
	}
	for _, v := range variants() {
		for _, name := range []string{"/cpu.", "/mem."} {
			if f, err := os.Stat(dir + name + v.slug()); err != nil || f.Size() == 0 {
				t.Errorf("no profile %s%s: %v", name, v.slug(), err)
			}
		}
	}
}

// TestShapes checks that every line is printed and that nothing fails under load.
func TestShapes(t *testing.T) {
	profiles := t.TempDir()
	checkRun(t, noEnv, "sqlite:"+profiles+"/bench.db",
		[]string{
			"-run", "shapes,soak", "-data", bundled, "-cpuprofile", profiles + "/cpu", "-memprofile",
			profiles + "/mem",
		}, shapeLines("SQLite")...)
	for _, name := range []string{"cpu.point", "cpu.two-levels", "cpu.five-levels", "mem.path"} {
		if f, err := os.Stat(profiles + "/" + name); err != nil || f.Size() == 0 {
			t.Errorf("no profile %s: %v", name, err)
		}
	}
}

// shapeLines are the beginnings of the lines of shapes and soak.
func shapeLines(store string) []string {
	lines := []string{"| start ", "| peak ", "| end "}
	for _, s := range []string{"point", "two levels", "five levels", "path"} {
		for _, m := range modes {
			for _, n := range crowds {
				lines = append(lines, fmt.Sprintf("| %-11s | %s | %-6s | %-7d | ", s, store, m.name, n))
			}
			lines = append(lines, fmt.Sprintf("| %-11s | %s | %-6s | ", s, store, m.name))
		}
	}
	return lines
}

// TestOtherAnswer checks that a different answer is an error.
func TestOtherAnswer(t *testing.T) {
	answers := []string{
		`{"data":{"n":1}}`, `{"data":{"n":1}}`, `{"data":{"n":2}}`, `{"errors":[],"data":null}`,
		`{"data":{"truncated":{"reason":"TIME"}}}`,
	}
	send := func(*http.Request) (int, http.Header, []byte, error) {
		next := answers[0]
		answers = answers[1:]
		return http.StatusOK, http.Header{}, []byte(next), nil
	}
	q := newRequest("{ n }", nil)
	if err := (shape{"one", []*request{q}}).learn(t.Context(), mode{}, send); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<nil>", "answered otherwise", "answered 200", "<nil>"} {
		if _, err := q.ask(t.Context(), mode{}, send); !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// TestDelays checks the percentiles of 1, 2, … 1000 ms.
func TestDelays(t *testing.T) {
	var d delays
	for i := range 1000 {
		d.add(time.Duration(i+1) * time.Millisecond)
	}
	for percent, want := range map[float64]float64{1: 10, 50: 500, 99: 990, 100: 1000} {
		if got := ms(d.at(percent)); got < want || got > want*delayStep*delayStep {
			t.Errorf("%v %%: %v ms, want %v", percent, got, want)
		}
	}
	if d.count() != 1000 {
		t.Errorf("counts %d", d.count())
	}
}

// TestNeo4j loads a graph into a Neo4j server and measures it. It fails if the
// hand-written statement returns other data than GraphQL. If neo4jtest.Long() is true, it
// runs all parts that measure, and also builds and measures the code as gqlgen generates
// it.
func TestNeo4j(t *testing.T) {
	flags := []string{"-run", "load,page,path,throughput"}
	want := []string{
		"load        the same again", "page        full / small ", "page        full / small, at 90 %", "path        with the hubs skipped",
		"two levels", "with evidence", "wide", "| one statement     | 1 ", "| structs in memory | 2 ",
	}
	if neo4jtest.Long() {
		flags = []string{"-gqlgen", "-run", strings.Join(parts[:len(parts)-2], ",")}
		want = append(append(want, shapeLines("Neo4j")...), "| gqlgen's own code | 2 ")
	}
	var server *neo4jtest.Server
	env := func(name string) string {
		return map[string]string{"KG_NEO4J_USER": server.User, "KG_NEO4J_PASSWORD": server.Password}[name]
	}
	inTime(t, func() (int, string, string) {
		server = neo4jtest.Empty(t)
		return call(t, env, slices.Concat(tiny, []string{"-store", server.URI}, flags)...)
	}, want...)
	checkRefused(t, env, server.URI)
}

// tooSlow matches the error of a run for which the database was too slow.
var tooSlow = regexp.MustCompile(`"?(TIMEOUT|UPSTREAM_UNAVAILABLE)"?|deadline exceeded|no time for a whole answer`)

// inTime checks the output of a run. It repeats a run for which the database was too
// slow, because the second time the database has more plans in its cache.
func inTime(t *testing.T, run func() (status int, stdout, stderr string), want ...string) {
	t.Helper()
	status, stdout, stderr := run()
	for again := 0; again < 5 && status != 0 && tooSlow.MatchString(stderr); again++ {
		status, stdout, stderr = run()
	}
	if status != 0 || stderr != "" {
		t.Fatalf("status %d: %s", status, stderr)
	}
	for _, line := range want {
		if !strings.Contains(stdout, line) {
			t.Errorf("printed no %q:\n%s", line, stdout)
		}
	}
}

// TestFull checks that a store that is not empty is refused and does not change.
func TestFull(t *testing.T) {
	store := "sqlite:" + t.TempDir() + "/bench.db"
	if status, _, stderr := call(t, noEnv, append(tiny, "-store", store, "-run", "load")...); status != 0 {
		t.Fatal(stderr)
	}
	checkRefused(t, noEnv, store)
}

func TestUsage(t *testing.T) {
	for _, flags := range []string{
		"", "-store mysql://x", "-store sqlite:", "-store sqlite::memory: -run dance", "-store sqlite::memory: -keep",
		"-store sqlite::memory: -entities 99", "-store sqlite::memory: -relationships 99",
		"-store sqlite::memory: -clients 0", "-store sqlite::memory: -pairs 0",
		"-store sqlite::memory: -data other", "-store sqlite::memory: -data bundled", "-store sqlite::memory: x",
		"-store sqlite::memory: -run serve", "-store sqlite::memory: -keep -run serve,path", "-store sqlite:x -run copy", "-store sqlite:x -rival x=http://y/",
		"-store sqlite:x -keep -run serve -way dance", "-store sqlite:x -keep -run serve -way statement",
		"-store sqlite:x -database 1", "-store neo4j://x -database 1,x",
	} {
		if status, stdout, stderr := call(t, noEnv, strings.Fields(flags)...); status != 2 || stdout != "" || stderr == "" {
			t.Errorf("bench %s: status %d, %s%s", flags, status, stdout, stderr)
		}
	}
}

func noEnv(string) string { return "" }

// call runs the program.
func call(t *testing.T, env func(string) string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, env, &out, &errs)
	return status, out.String(), errs.String()
}

// checkRun checks the output of a run on an empty store.
func checkRun(t *testing.T, env func(string) string, store string, flags []string, want ...string) {
	t.Helper()
	inTime(t, func() (int, string, string) {
		return call(t, env, slices.Concat(tiny, []string{"-store", store}, flags)...)
	}, want...)
}

// checkRefused checks that a run refuses a store that is not empty, but measures it with
// -keep.
func checkRefused(t *testing.T, env func(string) string, store string) {
	t.Helper()
	status, stdout, stderr := call(t, env, append(tiny, "-store", store)...)
	if status != 1 || stdout != "" || !strings.Contains(stderr, "-keep") {
		t.Errorf("status %d: %s%s", status, stdout, stderr)
	}
	inTime(t, func() (int, string, string) {
		return call(t, env, append(tiny, "-store", store, "-keep", "-run", "page,path")...)
	}, "the store as it is")
}
