package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A point is a place in a picture.
type point struct{ x, y float64 }

// A contour is a line of straight pieces. It is closed if its end is its beginning.
type contour []point

// operands maps the commands of SVG paths that pictures use to the numbers that follow each. There are no arcs.
var operands = map[rune]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'Q': 4, 'Z': 0}

// A tracer follows the data of a path.
type tracer struct {
	done []contour
	now  contour
	at   point
}

// trace returns the contours of the data of an SVG path, moved and then scaled. Curves become straight pieces that are
// shorter than a few pixels.
func trace(data string, dx, dy, scale float64) ([]contour, error) {
	var t tracer
	for i := 0; i < len(data); {
		command := rune(data[i])
		upper := command &^ 0x20
		n, known := operands[upper]
		if !known {
			return nil, fmt.Errorf("the path %q has the command %q", data, command)
		}
		end := i + 1
		for end < len(data) && (data[end] < 'A' || data[end] > 'z') {
			end++
		}
		numbers, err := readNumbers(strings.ReplaceAll(data[i+1:end], "-", " -"))
		if err != nil || n == 0 && len(numbers) > 0 || n > 0 && (len(numbers) == 0 || len(numbers)%n > 0) {
			return nil, fmt.Errorf("the path %q has %s after %q", data, strconv.Quote(data[i+1:end]), command)
		}
		t.steps(upper, command != upper, n, numbers)
		i = end
	}
	t.flush()
	for _, c := range t.done {
		for i := range c {
			c[i] = point{(c[i].x + dx) * scale, (c[i].y + dy) * scale}
		}
	}
	return t.done, nil
}

// steps follows a command once for each of its operands.
func (t *tracer) steps(command rune, relative bool, n int, numbers []float64) {
	if command == 'Z' {
		if len(t.now) > 0 {
			t.line(t.now[0])
		}
		return
	}
	for ; len(numbers) > 0; numbers = numbers[n:] {
		t.step(command, relative, numbers[:n])
		if command == 'M' {
			command = 'L'
		}
	}
}

// step follows a command.
func (t *tracer) step(command rune, relative bool, numbers []float64) {
	from := point{}
	if relative {
		from = t.at
	}
	switch command {
	case 'H':
		to := t.at
		to.x = from.x + numbers[0]
		t.line(to)
		return
	case 'V':
		to := t.at
		to.y = from.y + numbers[0]
		t.line(to)
		return
	}
	var points []point
	for i := 0; i < len(numbers); i += 2 {
		points = append(points, point{from.x + numbers[i], from.y + numbers[i+1]})
	}
	switch command {
	case 'M':
		t.flush()
		t.now, t.at = contour{points[0]}, points[0]
	case 'L':
		t.line(points[0])
	case 'Q':
		t.quad(points[0], points[1])
	case 'C':
		t.curve(t.at, points[0], points[1], points[2])
	}
}

// line goes straight to a point.
func (t *tracer) line(to point) {
	t.now, t.at = append(t.now, to), to
}

// flush ends a contour.
func (t *tracer) flush() {
	if len(t.now) > 1 {
		t.done = append(t.done, t.now)
	}
	t.now = nil
}

// quad goes along a quadratic curve, which is a cubic curve, too.
func (t *tracer) quad(b, c point) {
	a := t.at
	t.curve(a, point{a.x + (b.x-a.x)*2/3, a.y + (b.y-a.y)*2/3}, point{c.x + (b.x-c.x)*2/3, c.y + (b.y-c.y)*2/3}, c)
}

// curve goes along a cubic curve.
func (t *tracer) curve(a, b, c, d point) {
	length := math.Hypot(b.x-a.x, b.y-a.y) + math.Hypot(c.x-b.x, c.y-b.y) + math.Hypot(d.x-c.x, d.y-c.y)
	n := max(6, min(60, int(length/3)))
	for i := 1; i <= n; i++ {
		u := float64(i) / float64(n)
		v := 1 - u
		p, q, r, s := v*v*v, 3*v*v*u, 3*v*u*u, u*u*u
		t.line(point{p*a.x + q*b.x + r*c.x + s*d.x, p*a.y + q*b.y + r*c.y + s*d.y})
	}
}

// dashed cuts a contour into dashes. The numbers are the lengths of dashes and gaps in turn.
func (c contour) dashed(dash []float64) (pieces []contour) {
	if len(dash) < 2 {
		return []contour{c}
	}
	at, left := 0, dash[0]
	piece := contour{c[0]}
	for i := 1; i < len(c); i++ {
		a, b := c[i-1], c[i]
		for {
			length := math.Hypot(b.x-a.x, b.y-a.y)
			if length <= left {
				piece, left = append(piece, b), left-length
				break
			}
			a = point{a.x + (b.x-a.x)*left/length, a.y + (b.y-a.y)*left/length}
			pieces = appendDash(pieces, append(piece, a), at)
			at++
			piece, left = contour{a}, dash[at%len(dash)]
		}
	}
	return appendDash(pieces, piece, at)
}

// appendDash adds a piece if it is a dash and no gap.
func appendDash(pieces []contour, piece contour, at int) []contour {
	if at%2 == 0 && len(piece) > 1 {
		return append(pieces, piece)
	}
	return pieces
}

// stroke returns the areas of a line with a width: one for each straight piece, and one for each joint. All turn in the
// same direction, so that what two of them cover is covered.
func (c contour) stroke(width float64) (areas []contour) {
	h := width / 2
	for i := 1; i < len(c); i++ {
		a, b := c[i-1], c[i]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if length == 0 {
			continue
		}
		nx, ny := (b.y-a.y)/length*h, -(b.x-a.x)/length*h
		areas = append(areas, contour{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}})
		next := point{2*b.x - a.x, 2*b.y - a.y}
		if i+1 < len(c) {
			next = c[i+1]
		}
		if turns(a, b, next) || i+1 == len(c) && c[0] == b {
			areas = append(areas, disc(b, h))
		}
	}
	return areas
}

// turns reports whether a line turns so much at b that its joint is seen.
func turns(a, b, c point) bool {
	u, v := point{b.x - a.x, b.y - a.y}, point{c.x - b.x, c.y - b.y}
	return math.Abs(u.x*v.y-u.y*v.x) > .2*math.Hypot(u.x, u.y)*math.Hypot(v.x, v.y) || u.x*v.x+u.y*v.y < 0
}

// disc returns a disc.
func disc(at point, r float64) (c contour) {
	const n = 12
	for i := range n {
		sin, cos := math.Sincos(float64(i) * 2 * math.Pi / n)
		c = append(c, point{at.x + r*cos, at.y + r*sin})
	}
	return c
}
