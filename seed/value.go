package seed

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"accordgraph/internal/kg"
)

// A word is a text and where it is written.
type word struct {
	place
	text string
}

// word returns the text of a key as it is written, or none after noting what is
// wrong with it. An absent key has none, which is no mistake.
func (e *entry) word(key string) word {
	n := e.take(key)
	if n == nil {
		return word{place: e.at(key)}
	}
	return e.wordOf(key, n)
}

func (e *entry) text(key string) string { return e.word(key).text }

func (e *entry) wordOf(key string, n ast.Node) word {
	w := word{place: placeOf(e.file, n)}
	s, problem := scalar(n)
	if problem == "" {
		problem = spelling(s)
	}
	if problem != "" {
		e.r.wrong(w.place, "%s %s", key, problem)
		return w
	}
	w.text = s
	return w
}

// words returns the texts of a list, but for those with mistakes.
func (e *entry) words(key string) []word {
	var all []word
	seen := map[string]bool{}
	for _, n := range e.nodes(key) {
		w := e.wordOf(key, n)
		if seen[w.text] {
			e.r.wrong(w.place, "%s has %s twice", key, w.text)
		} else if w.text != "" {
			all = append(all, w)
		}
		seen[w.text] = w.text != ""
	}
	return all
}

// nodes returns what a list holds.
func (e *entry) nodes(key string) []ast.Node {
	n := e.take(key)
	if n == nil {
		return nil
	}
	list, ok := n.(*ast.SequenceNode)
	switch {
	case !ok:
		e.r.wrong(e.at(key), "%s is not a list: want [one, two], or a line with \"- \" for each", key)
		return nil
	case len(list.Values) == 0:
		e.r.wrong(e.at(key), "%s is an empty list", key)
	}
	return list.Values
}

var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// number returns the number of a key, and whether it is one.
func (e *entry) number(key string) (float64, bool) {
	w := e.word(key)
	if w.text == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(w.text, 64)
	if err != nil || !decimal.MatchString(w.text) {
		e.r.wrong(w.place, "%s %q is not a number such as 600000 or -0.5", key, w.text)
		return 0, false
	}
	return v, true
}

// fields returns the values of those fields that the entry has and that are as
// they should be.
func (e *entry) fields(of []kg.Field) map[string]any {
	values := map[string]any{}
	for _, f := range of {
		switch {
		case f.Type.IsList():
			var all []string
			for _, w := range e.words(f.Name) {
				e.check(f, w)
				all = append(all, w.text)
			}
			if all != nil {
				values[f.Name] = all
			}
		case f.Type == kg.Number:
			if v, ok := e.number(f.Name); ok {
				e.checkNumber(f.Name, v)
				values[f.Name] = v
			}
		default:
			if w := e.word(f.Name); w.text != "" {
				e.check(f, w)
				values[f.Name] = w.text
			}
		}
	}
	return values
}

// scalar returns what n says, as it is written, or what is wrong with that. Of a
// block it leaves out the last line break.
func scalar(n ast.Node) (s, problem string) {
	switch n := n.(type) {
	case *ast.NullNode:
		return "", "is empty: leave it out"
	case *ast.StringNode:
		s = n.Value
	case *ast.LiteralNode:
		s = strings.TrimSuffix(n.Value.Value, "\n")
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		s = n.GetToken().Value
	default:
		return "", "is not a text"
	}
	if s == "" {
		return "", "is empty: leave it out"
	}
	return s, ""
}

// spelling says what is wrong with any text that is written so.
func spelling(s string) string {
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' }
	switch {
	case !utf8.ValidString(s) || strings.ContainsFunc(s, control):
		return "has characters that cannot be read"
	case s != strings.TrimSpace(s) || strings.Contains(s, "  ") || strings.Contains(s, " \n") || strings.Contains(s, "\n "):
		return "has a space at an end, or two in a row"
	case len(s) > kg.MaxText:
		return "is longer than " + strconv.Itoa(kg.MaxText) + " bytes"
	}
	return ""
}
