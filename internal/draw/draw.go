// Package draw lays out pictures of a graph and writes them as SVG. It knows shapes, lines and labels, and nothing of
// what they stand for. The same input gives the same bytes.
//
// Text is measured by a table of widths (text.go), so no browser is needed to know that two labels do not touch.
package draw

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// Style is the style sheet of all pictures and shapes. A page that shows them includes it.
//
//go:embed style.css
var Style string

// StyleHash returns the source by which a content security policy lets Style through, such as sha256-….
func StyleHash() string {
	sum := sha256.Sum256([]byte(Style))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// A Tone says what a line says of its two ends.
type Tone string

// The tones. The dash of a line and its sign say the same as the color, for readers who do not see the color.
const (
	Plain  Tone = ""
	Odds   Tone = "odds"
	Accord Tone = "accord"
)

// A LineStyle says how a line is drawn: dashed for a claim, and double if it is disputed.
type LineStyle struct {
	Claim, Disputed bool
	Tone            Tone
	thin            bool // one of many lines to the same thing
}

// class returns the classes of a line in Style.
func (s LineStyle) class() string {
	var names []string
	if s.Claim {
		names = append(names, "claim")
	}
	if s.Disputed {
		names = append(names, "dis")
	}
	if s.Tone != Plain {
		names = append(names, string(s.Tone))
	}
	if s.thin && len(names) == 0 {
		return "thin"
	}
	return strings.Join(names, " ")
}

// writer writes SVG. Numbers have at most one decimal, and texts are escaped.
type writer struct{ strings.Builder }

// add writes a format whose verbs are all %v. It is not fmt.Fprintf, which takes most of the time of a layout.
func (w *writer) add(format string, args ...any) {
	for _, arg := range args {
		text, rest, _ := strings.Cut(format, "%v")
		w.WriteString(text)
		format = rest
		switch arg := arg.(type) {
		case float64:
			w.WriteString(decimal(arg))
		case string:
			w.WriteString(html.EscapeString(arg))
		default:
			fmt.Fprint(w, arg)
		}
	}
	w.WriteString(format)
}

// decimal writes v with at most one decimal.
func decimal(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.Itoa(int(v))
	}
	text := strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
	if text == "-0" {
		return "0"
	}
	return text
}
