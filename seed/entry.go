package seed

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"accordgraph/internal/kg"
)

// An entry is a cursor over a YAML mapping, which has the keys and values of one thing. Its methods
// read values by key and note mistakes of form. They do not know which keys a kind of thing has.
type entry struct {
	place
	*notes
	values map[string]ast.Node // the values that no method has read yet, by key
	lines  map[string]int      // the line of each key
	known  []string            // the keys that were asked for, in the order of asking
	read   []reading           // the texts that were read, in the order of reading
	broken map[string]bool     // the keys with a value that cannot be read; often nil
}

// A word is a text and the place where it is written.
type word struct {
	place
	text string
}

// A reading is a word and the key under which it is written.
type reading struct {
	key string
	word
}

// newEntry returns the entry of the mapping n. If n is no mapping, it notes a mistake and
// returns nil.
func newEntry(notes *notes, file string, n ast.Node) *entry {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		notes.wrong(placeOf(file, n), "is not an entry: want keys and values")
		return nil
	}
	e := &entry{place: place{file, 0}, notes: notes}
	e.values, e.lines = make(map[string]ast.Node, len(m.Values)), make(map[string]int, len(m.Values))
	for _, kv := range m.Values {
		at, key := placeOf(file, kv.Key), kv.Key.GetToken().Value
		if e.line == 0 {
			e.line = at.line
		}
		if _, ok := kv.Key.(*ast.StringNode); !ok {
			e.wrong(at, "%q cannot be a key", key)
		} else if first, ok := e.lines[key]; ok {
			e.wrong(at, "the key %s is in line %d already", key, first)
		} else {
			e.values[key], e.lines[key] = kv.Value, at.line
		}
	}
	return e
}

// take returns the value of a key, or nil if the entry does not have the key.
func (e *entry) take(key string) ast.Node {
	e.known = append(e.known, key)
	n := e.values[key]
	delete(e.values, key)
	return n
}

// has reports whether the entry has a key. The value of the key may be one that cannot be read.
func (e *entry) has(key string) bool { return e.lines[key] != 0 }

// at returns the place of a key. If the entry does not have the key, it returns the place of the entry.
func (e *entry) at(key string) place {
	if line, ok := e.lines[key]; ok {
		return place{e.file, line}
	}
	return e.place
}

// unreadable notes that the value of a key cannot be read.
func (e *entry) unreadable(key string, at place, format string, args ...any) {
	e.spoil(key)
	e.wrong(at, format, args...)
}

// spoil marks a key whose value cannot be read, so that the value is not reported as missing.
func (e *entry) spoil(key string) {
	if e.broken == nil {
		e.broken = map[string]bool{}
	}
	e.broken[key] = true
}

// need notes a mistake for each of the given keys that the entry does not have.
func (e *entry) need(keys ...string) {
	for _, key := range keys {
		if !e.has(key) {
			e.wrong(e.place, "has no %s", key)
		}
	}
}

// done notes a mistake for each key of the entry that was not asked for.
func (e *entry) done() {
	for _, key := range slices.Sorted(maps.Keys(e.values)) {
		e.wrong(e.at(key), "there is no key %s here, want one of %s", key, strings.Join(e.known, ", "))
	}
}

// ordered notes a mistake if the entry is not in its place in the order of the file. The argument
// key is the sort key of the entry. The caller passes the same pointer `last` for all entries of a
// file.
func (e *entry) ordered(last *string, key string) {
	if key < *last {
		e.wrong(e.place, "is not in its place: entries are sorted by id, or by type, from, to and key")
	}
	*last = key
}

// text returns the text of a key, or "" if the method word finds none.
func (e *entry) text(key string) string { return e.word(key).text }

// word returns the text of a key as it is written. The text is empty if the entry does not have the
// key. If the value of the key is no text, word notes a mistake, and the text is empty too.
func (e *entry) word(key string) word {
	n := e.take(key)
	if n == nil {
		return word{place: e.at(key)}
	}
	return e.wordOf(key, n)
}

func (e *entry) wordOf(key string, n ast.Node) word {
	w := word{place: placeOf(e.file, n)}
	s, problem := scalar(n)
	if problem != "" {
		e.unreadable(key, w.place, "%s %s", key, problem)
		return w
	}
	w.text = s
	e.record(key, w)
	return w
}

// record stores where a value under key is written.
func (e *entry) record(key string, w word) { e.read = append(e.read, reading{key, w}) }

// words returns the texts of a list. It notes and leaves out the texts that cannot be read.
func (e *entry) words(key string) []word {
	var all []word
	for _, n := range e.nodes(key) {
		if w := e.wordOf(key, n); w.text != "" {
			all = append(all, w)
		}
	}
	return all
}

// distinct returns the texts of a list, each text once. It notes a text that is repeated.
func (e *entry) distinct(key string) []word {
	var all []word
	for _, w := range e.words(key) {
		if slices.ContainsFunc(all, func(other word) bool { return other.text == w.text }) {
			e.wrong(w.place, "%s has %s twice", key, w.text)
			continue
		}
		all = append(all, w)
	}
	return all
}

// nodes returns the items of a list.
func (e *entry) nodes(key string) []ast.Node {
	n := e.take(key)
	if n == nil {
		return nil
	}
	list, ok := n.(*ast.SequenceNode)
	switch {
	case !ok:
		e.unreadable(key, e.at(key), "%s is not a list: want [one, two], or a line with \"- \" for each", key)
		return nil
	case len(list.Values) == 0:
		e.unreadable(key, e.at(key), "%s is an empty list", key)
	}
	return list.Values
}

var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// number returns the number of a key. It returns false if the key has none.
func (e *entry) number(key string) (float64, bool) {
	w := e.word(key)
	if w.text == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(w.text, 64)
	if err != nil || !decimal.MatchString(w.text) {
		e.unreadable(key, w.place, "%s %q is not a number such as 600000 or -0.5", key, w.text)
		return 0, false
	}
	return v, true
}

// whole returns the whole number of a key, which is never negative. It returns false if the key has none.
func (e *entry) whole(key string) (int, bool) {
	w := e.word(key)
	if w.text == "" {
		return 0, false
	}
	v, err := strconv.Atoi(w.text)
	if err != nil || v < 0 || w.text != strconv.Itoa(v) {
		e.unreadable(key, w.place, "%s %q is not a whole number such as 141", key, w.text)
		return 0, false
	}
	return v, true
}

// fields returns the value of each field in `of` whose name is a key of the entry, by name.
func (e *entry) fields(of []kg.Field) map[string]any {
	values := map[string]any{}
	for _, f := range of {
		switch {
		case f.Type.IsList():
			if all := texts(e.words(f.Name)); all != nil {
				values[f.Name] = all
			}
		case f.Type == kg.Number:
			if v, ok := e.number(f.Name); ok {
				values[f.Name] = v
			}
		case f.Type == kg.Int:
			if v, ok := e.whole(f.Name); ok {
				values[f.Name] = v
			}
		default:
			if s := e.text(f.Name); s != "" {
				values[f.Name] = s
			}
		}
	}
	return values
}

// texts returns the texts of words, or nil if there are none.
func texts(words []word) (all []string) {
	for _, w := range words {
		all = append(all, w.text)
	}
	return all
}
