package main

import (
	"fmt"
	"io"
	"net/netip"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTableOfSettings checks that the table of docs/operate.md has the same settings in the same
// order as the program, each with its variable and its default.
func TestTableOfSettings(t *testing.T) {
	data, err := os.ReadFile("../docs/operate.md")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for line := range strings.Lines(string(data)) {
		if cells := strings.Split(line, " | "); strings.HasPrefix(line, "| `-") && len(cells) == 4 {
			got = append(got, strings.Join(cells[:3], " | "))
		}
	}
	in := map[string]string{ // maps a setting to the meaning of its empty default
		"store":          "a file in the cache folder",
		"seed":           "the bundled data",
		"neo4j-database": "the user's home database",
	}
	for _, s := range new(config).settings() {
		value := "none"
		switch {
		case s.value != "":
			value = "`" + s.value + "`"
		case in[s.name] != "":
			value = in[s.name]
		}
		want = append(want, "| `-"+s.name+"` | `"+s.variable()+"` | "+value)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings -, page +:\n%s", diff)
	}
}

// TestNetworks checks that a single address stands for the network that contains only it.
func TestNetworks(t *testing.T) {
	var got []netip.Prefix
	if err := networks(&got)("10.0.0.7/8, 2001:db8:1::1 ::ffff:192.0.2.1"); err != nil {
		t.Fatal(err)
	}
	want := "[10.0.0.0/8 2001:db8:1::1/128 192.0.2.1/32]"
	if fmt.Sprint(got) != want {
		t.Errorf("networks are %v, want %s", got, want)
	}
}

// The database of Neo4j is the user's home database, unless a flag or a variable names one.
func TestNeo4jDatabase(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  string
		want string
	}{
		{nil, "", ""},
		{nil, "plans", "plans"},
		{[]string{"-neo4j-database", "treaties"}, "plans", "treaties"},
	} {
		env := func(name string) string { return map[string]string{"KG_NEO4J_DATABASE": c.env}[name] }
		got, err := parse(append(c.args, "-store", "neo4j://localhost:7687"), env, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		if name := got.neo4j().Database; name != c.want {
			t.Errorf("%q with KG_NEO4J_DATABASE=%q: the database is %q, want %q", c.args, c.env, name, c.want)
		}
	}
}

// TestReportURL checks which addresses of a form for reports the server takes.
func TestReportURL(t *testing.T) {
	for value, ok := range map[string]bool{
		"": true,
		"https://github.com/you/accordgraph/issues/new?title={title}&body={body}": true,
		"mailto:you@example.org?subject={title}&body={body}":                      true,
		"https://example.org/new":                                                 false,
		"https://example.org/new?title={title}":                                   false,
		"javascript:alert(1)?title={title}&body={body}":                           false,
		"example.org/new?title={title}&body={body}":                               false,
		"https://example.org/{title}/{body}":                                      false,
	} {
		var got string
		if err := reportURL(&got)(value); (err == nil) != ok {
			t.Errorf("-report-url %q: error %v", value, err)
		}
	}
}
