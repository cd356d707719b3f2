package draw

import (
	"math"
	"slices"
)

// An Entry is a thing of a column.
type Entry struct {
	Item
	Lead string // what stands in place of its shape, such as the number of a clause
}

// A Column is one of three columns.
type Column struct {
	Head    string
	Entries []Entry
}

// A Cross is a line between an entry of the middle column and one of a side.
type Cross struct {
	Tie
	Verb   string // what the line says, seen from the middle
	Right  bool   // the side is the right one
	Outer  int    // the entry of the side
	Middle int    // the entry of the middle
}

// side returns the index of the column of its outer end.
func (c Cross) side() int {
	if c.Right {
		return 2
	}
	return 0
}

// columns are columns while they are laid out.
type columns struct {
	cols  [3][]*entry
	lines []*crossing
	top   float64
	body  float64
}

// entry is an entry with its place.
type entry struct {
	Entry
	name, sub []string
	middle    float64
	height    float64 // of the label
	room      float64 // the height that it takes up
	want      float64 // where it wants to be
	lines     []*crossing
}

// crossing is a line with its place.
type crossing struct {
	Cross
	outer, middle *entry
	port          float64 // where it meets its side
}

// The measures of columns.
const (
	columnLeft   = 268.0 // where the shapes of the left side are
	columnRight  = 812.0
	middleLeft   = 396.0
	middleRight  = 684.0
	columnText   = 240.0
	middleText   = 244.0
	portStep     = 10.5 // the distance of two lines at a side: numbers do not touch
	entryGap     = 12.0
	columnsBelow = 30.0 // the height of the heads
)

// Columns draws what stands between two sides. The middle column is in the given order. Each side is in the order of the
// mean places of what it has lines to, as near to these places as its labels allow. Each line has a place of its own at the
// side, with its number. No two labels touch. A picture less than 600 wide shows the middle entries below each other, each
// with its lines.
func Columns(three [3]Column, crosses []Cross, c Caption) Picture {
	if c.Width > 0 && c.Width < 600 {
		return uprightColumns(three, crosses, c)
	}
	k := newColumns(three, crosses)
	var s scene
	for i, x := range []float64{columnLeft - 14, middleLeft + 36, columnRight + 14} {
		room, anchor := middleText, "start"
		if i == 0 {
			anchor = "end"
		}
		s.lines(groupFont, "g", groupFont.one(three[i].Head, room), x, top+10, 0, anchor)
	}
	right := map[*entry]bool{}
	for _, line := range k.lines {
		if line.Right && !right[line.middle] {
			right[line.middle] = true
			line.middle.leader(&s)
		}
		line.draw(&s)
	}
	for i, col := range k.cols {
		for _, e := range col {
			e.draw(&s, i)
		}
	}
	return s.finish(c, fullWidth, k.body+14)
}

// newColumns lays out columns.
func newColumns(three [3]Column, crosses []Cross) *columns {
	k := &columns{top: top + columnsBelow}
	for i, col := range three {
		for _, e := range col.Entries {
			k.cols[i] = append(k.cols[i], newEntry(e, i))
		}
	}
	for _, c := range crosses {
		line := &crossing{Cross: c, middle: k.cols[1][c.Middle], outer: k.cols[c.side()][c.Outer]}
		k.lines = append(k.lines, line)
		line.outer.lines = append(line.outer.lines, line)
		line.outer.room = max(line.outer.height, portStep*float64(len(line.outer.lines)))
	}
	k.body = k.top
	for _, col := range k.cols {
		k.body = max(k.body, k.top+total(col))
	}
	k.placeMiddle()
	for _, side := range []int{0, 2} {
		k.cols[side] = k.placeSide(k.cols[side])
	}
	return k
}

// newEntry wraps the label of an entry of a column.
func newEntry(e Entry, column int) *entry {
	out := &entry{Entry: e}
	if column == 1 {
		out.name, _ = nameFont.wrap(e.Name, middleText, 3)
	} else {
		out.name, _ = nameFont.wrap(e.Name, columnText, 2)
		out.sub, _ = smallFont.wrap(e.Sub, columnText, 2)
	}
	out.height = nameStep*max(1, float64(len(out.name))) + subStep*float64(len(out.sub))
	out.room = out.height
	return out
}

// total returns the height of a column.
func total(col []*entry) (sum float64) {
	for _, e := range col {
		sum += e.room + entryGap
	}
	return sum
}

// placeMiddle places the middle column over the whole height.
func (k *columns) placeMiddle() {
	spare := (k.body - k.top - total(k.cols[1])) / float64(max(1, len(k.cols[1])))
	y := k.top
	for _, e := range k.cols[1] {
		e.middle = y + (e.room+entryGap+spare)/2
		y += e.room + entryGap + spare
	}
}

// placeSide places a side, and returns it in its order.
func (k *columns) placeSide(col []*entry) []*entry {
	for _, e := range col {
		e.want = (k.top + k.body) / 2
		if len(e.lines) > 0 {
			e.want = 0
			for _, line := range e.lines {
				e.want += line.middle.middle / float64(len(e.lines))
			}
		}
	}
	slices.SortStableFunc(col, func(a, b *entry) int { return order(a.want, b.want) })
	var want, height []float64
	for _, e := range col {
		want, height = append(want, e.want), append(height, e.room+entryGap)
	}
	for i, y := range settle(want, height, k.top, k.body) {
		e := col[i]
		e.middle = y
		slices.SortStableFunc(e.lines, func(a, b *crossing) int { return order(a.middle.middle, b.middle.middle) })
		for j, line := range e.lines {
			line.port = y + portStep*(float64(j)-float64(len(e.lines)-1)/2)
		}
	}
	return col
}

// order compares two places. Places that differ by less than a thousandth of a pixel are equal, so that rounding has no say.
func order(a, b float64) int {
	if math.Abs(a-b) < .001 {
		return 0
	}
	return int(math.Copysign(1, a-b))
}

// cluster is a run of things without space between them, and where its beginning wants to be.
type cluster struct {
	count int
	sum   float64 // of the beginnings that its things want
}

// settle returns the middles of things that stand below each other in their order, each as near as possible to where it
// wants to be, between two bounds: neighbors that would touch become a cluster that wants the mean (pool adjacent
// violators).
func settle(want, height []float64, low, high float64) []float64 {
	var clusters []cluster
	all := 0.0
	for i := range want {
		clusters = append(clusters, cluster{1, want[i] - all - height[i]/2})
		all += height[i]
		for n := len(clusters); n > 1; n = len(clusters) {
			a, b := clusters[n-2], clusters[n-1]
			if a.sum/float64(a.count) <= b.sum/float64(b.count) {
				break
			}
			clusters = append(clusters[:n-2], cluster{a.count + b.count, a.sum + b.sum})
		}
	}
	var places []float64
	at := 0.0
	for _, b := range clusters {
		begin := max(low, min(b.sum/float64(b.count), high-all))
		for range b.count {
			h := height[len(places)]
			places = append(places, begin+at+h/2)
			at += h
		}
	}
	return places
}
