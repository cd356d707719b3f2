package probe

import "testing"

// A message names the argument that it begins with, and a required argument has its usual value.
func TestWithout(t *testing.T) {
	q := Question{
		Field:    "paths",
		given:    map[string]string{"from": "1", "first": "-1", "where": "{}", "of": "[]"},
		required: map[string]string{"of": "2"},
	}
	for message, want := range map[string]string{
		"first is -1":             "paths(from: 1, of: [], where: {})",
		"where.name.eq: is wrong": "paths(first: -1, from: 1, of: [])",
		"of has 0 ids":            "paths(first: -1, from: 1, of: 2, where: {})",
	} {
		if got, _ := q.Without(message); got.Text("") != want {
			t.Errorf("%s: %s, want %s", message, got.Text(""), want)
		}
	}
	if _, name := q.Without("something is wrong"); name != "" {
		t.Errorf("a message without an argument names %s", name)
	}
}
