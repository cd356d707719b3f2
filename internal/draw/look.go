package draw

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"
)

// A look is how a part is painted: what Style declares for its classes.
type look struct {
	fill, stroke *color.RGBA // nil for nothing
	width        float64     // of the stroke
	dash         []float64
	opacity      float64
	bold, italic bool
}

// A rule is a rule of Style without its pseudo-classes.
type rule struct {
	around []string // classes of the group or link around a part
	own    []string // classes of the part; "text" stands for all labels
	look   map[string]string
}

// A sheet is what Style says about parts on paper that is white: its rules and its colors.
type sheet struct {
	rules  []rule
	colors map[string]string // by variable, such as --ink
}

// readSheet reads a style sheet. Rules for other media, and rules for what readers point at, are left out.
func readSheet(css string) (s sheet) {
	s.colors = map[string]string{}
	for block := range strings.SplitSeq(css, "}") {
		selectors, body, found := strings.Cut(block, "{")
		if at := strings.LastIndex(selectors, "*/"); at >= 0 {
			selectors = selectors[at+2:]
		}
		if strings.Contains(selectors, "@") || !found {
			continue
		}
		declared := map[string]string{}
		for declaration := range strings.SplitSeq(body, ";") {
			name, value, _ := strings.Cut(declaration, ":")
			declared[name] = value
			if strings.HasPrefix(name, "--") {
				s.colors[name] = value
			}
		}
		for selector := range strings.SplitSeq(selectors, ",") {
			s.add(strings.Fields(selector), declared)
		}
	}
	return s
}

// add adds a rule for a selector such as .ag .claim .l, in its words.
func (s *sheet) add(words []string, declared map[string]string) {
	if len(words) < 2 || len(words) > 3 || strings.ContainsAny(words[1]+words[len(words)-1], ":+>") {
		return
	}
	r := rule{own: classes(words[len(words)-1]), look: declared}
	if len(words) == 3 {
		r.around = classes(words[1])
	}
	s.rules = append(s.rules, r)
}

// classes returns the classes of a word of a selector.
func classes(word string) []string {
	return strings.FieldsFunc(word, func(r rune) bool { return r == '.' })
}

// of returns the look of a part with those classes within a group with those. A later rule wins. The error names what
// cannot be read.
func (s sheet) of(own, around string) (look, error) {
	l := look{width: 1, opacity: 1, fill: &color.RGBA{A: 255}}
	var err error
	mine, outer := strings.Fields(own), strings.Fields(around)
	for _, r := range s.rules {
		if !within(r.own, mine) || !within(r.around, outer) {
			continue
		}
		for name, value := range r.look {
			if wrong := l.set(name, s.value(value)); wrong != nil {
				err = fmt.Errorf("the class %q: %s: %w", own, name, wrong)
			}
		}
	}
	return l, err
}

// within reports whether all of some are among all.
func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(class string) bool { return !slices.Contains(all, class) })
}

// value replaces a variable by its value.
func (s sheet) value(text string) string {
	name, isVariable := strings.CutPrefix(text, "var(")
	if !isVariable {
		return text
	}
	return s.colors[strings.TrimSuffix(name, ")")]
}

// set sets a property. Properties that do not change what is painted are left out.
func (l *look) set(name, value string) (err error) {
	switch name {
	case "fill":
		l.fill, err = readColor(value)
	case "stroke":
		l.stroke, err = readColor(value)
	case "stroke-width":
		l.width, err = strconv.ParseFloat(strings.TrimSuffix(value, "px"), 64)
	case "opacity":
		l.opacity, err = strconv.ParseFloat(value, 64)
	case "stroke-dasharray":
		l.dash, err = readNumbers(value)
	case "font-weight":
		l.bold = value == "700"
	case "font-style":
		l.italic = value == "italic"
	}
	return err
}

// readColor reads a color such as #fff or #16181d. It is nil for none and transparent.
func readColor(text string) (*color.RGBA, error) {
	if text == "none" || text == "transparent" {
		return nil, nil
	}
	hex, _ := strings.CutPrefix(text, "#")
	if len(hex) == 3 {
		hex = strings.Join([]string{hex[:1], hex[:1], hex[1:2], hex[1:2], hex[2:], hex[2:]}, "")
	}
	n, err := strconv.ParseUint(hex, 16, 24)
	return &color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}, err
}

// readNumbers reads numbers with spaces between them.
func readNumbers(text string) (numbers []float64, err error) {
	for word := range strings.FieldsSeq(text) {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	return numbers, nil
}
