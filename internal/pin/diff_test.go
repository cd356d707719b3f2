package pin_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/pin"
)

// TestDifferences compares answers. The differences were written by hand.
func TestDifferences(t *testing.T) {
	type list = []pin.Difference
	for _, test := range []struct {
		name, then, now string
		want            list
	}{
		{"nothing", `{"a":{"id":"x","n":1}}`, `{"a":{"n":1,"id":"x"}}`, nil},
		{"a field", `{"a":{"id":"x","n":1}}`, `{"a":{"id":"x","n":2}}`, list{{"x", []string{"n"}, []string{"1"}, []string{"2"}}}},
		{
			"a field that is null now", `{"a":{"id":"x","n":1}}`, `{"a":{"id":"x","n":null}}`,
			list{{"x", []string{"n"}, []string{"1"}, []string{"null"}}},
		},
		{
			"a further item", `{"a":{"nodes":[{"id":"x"}]}}`, `{"a":{"nodes":[{"id":"x"},{"id":"y","n":1}]}}`,
			list{
				{"", []string{"a", "nodes"}, []string{`"x"`}, []string{`"x"`, `"y"`}},
				{"y", []string{"id"}, nil, []string{`"y"`}},
				{"y", []string{"n"}, nil, []string{"1"}},
			},
		},
		{
			"another order", `{"l":[{"id":"x"},{"id":"y"}]}`, `{"l":[{"id":"y"},{"id":"x"}]}`,
			list{{"", []string{"l"}, []string{`"x"`, `"y"`}, []string{`"y"`, `"x"`}}},
		},
		{
			"an item without an id", `{"e":[{"type":"A","n":1},{"type":"B","n":2}]}`, `{"e":[{"type":"B","n":2}]}`,
			list{
				{"", []string{"e"}, []string{`"A"`, `"B"`}, []string{`"B"`}},
				{"", []string{"e", "A", "n"}, []string{"1"}, nil},
				{"", []string{"e", "A", "type"}, []string{`"A"`}, nil},
			},
		},
		{
			"a thing of a thing", `{"plainId":"x","of":{"plainId":"y"}}`, `{"plainId":"x","of":{"plainId":"z"}}`,
			list{
				{"x", []string{"of"}, []string{`"y"`}, []string{`"z"`}},
				{"y", []string{"plainId"}, []string{`"y"`}, nil},
				{"z", []string{"plainId"}, nil, []string{`"z"`}},
			},
		},
		{
			"how often a value occurs", `{"a":{"id":"x","l":[1,1]}}`, `{"a":{"id":"x","l":[1]}}`,
			list{
				{"", []string{"a", "l"}, []string{`"#1"`, `"#2"`}, []string{`"#1"`}},
				{"", []string{"a", "l", "#2"}, []string{"1"}, nil},
			},
		},
		{"a list that is empty now", `{"l":[1]}`, `{"l":[]}`, list{{"", []string{"l"}, []string{"1"}, []string{"[]"}}}},
	} {
		got, err := pin.Differences([]byte(test.then), []byte(test.now))
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got)\n%s", test.name, err, diff)
		}
	}
	if _, err := pin.Differences([]byte("{"), []byte("{}")); err == nil {
		t.Error("what is no JSON has no differences")
	}
}

// FuzzDifferences checks that there are differences if, and only if, the hashes differ.
func FuzzDifferences(f *testing.F) {
	f.Add(`{"a":{"id":"x","n":1}}`, `{"a":{"id":"x","n":2}}`)
	f.Add(`[{"id":"x"},{"id":"x"}]`, `[{"id":"x"}]`)
	f.Add(`{"a":{"id":"x"},"b":[]}`, `{"a":{"id":"x"},"b":null}`)
	f.Add(`[[1],[2]]`, `[[1,2]]`)
	f.Add(`{}`, `[]`)
	f.Add(`{"a":{}}`, `{"a":[]}`)
	f.Fuzz(func(t *testing.T, then, now string) {
		a, errA := pin.Hash([]byte(then))
		b, errB := pin.Hash([]byte(now))
		all, err := pin.Differences([]byte(then), []byte(now))
		if errA != nil || errB != nil || err != nil { // a number may be too large for one of the libraries
			return
		}
		if (len(all) > 0) != (a != b) {
			t.Errorf("%s and %s have %d differences, %v", then, now, len(all), err)
		}
	})
}
