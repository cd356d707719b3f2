package draw

// A Step is one step of a way: the thing that it leads to, and every line that makes it.
type Step struct {
	To      Item
	Strands []Strand
	Weak    bool // the weakest step of its way
}

// A Strand is one line of a step. Parallel claims are parallel strands.
type Strand struct {
	Tie
	Verb string // what the line says, in the direction of the way
}

// rows are ways while they are laid out.
type rows struct {
	from, to  Item
	weakest   string
	ways      []*way
	step      float64 // the width of the strands of a step
	stop      float64 // the width of a thing within a way
	turn      float64 // the width that a strand needs to turn to its place
	top, body float64
	ends      float64 // where both ends are
}

// way is a way with its place.
type way struct {
	steps        []rowStep
	top          float64
	middle       float64
	above, below float64 // the heights above and below its middle
}

// rowStep is a step with its labels.
type rowStep struct {
	Step
	name    []string
	strands []rowStrand
	height  float64
}

// rowStrand is a strand with its labels: its verb stands above the line, and who says so below.
type rowStrand struct {
	Strand
	verb, says []string
	tail       string // the sign and the number, after the verb
}

// The measures of rows: the room for the name of an end, the free space around a way and between strands, and the most
// steps that fit beside each other.
const (
	endWidth   = 150.0
	endSpace   = endWidth + 16
	wayGap     = 20.0
	strandGap  = 12.0
	stopDepth  = 21.0 // from the middle of a shape to the base line of its name
	mostBeside = 3
)

// Rows draws ways between two things, a row for each, with both ends drawn once. The strands of a step run side by
// side. No two labels touch. A picture less than 600 wide, or one with more than three steps in a row, has the steps
// below each other. The words weakest stand at the weakest step of a way.
func Rows(from, to Item, ways [][]Step, weakest string, c Caption) Picture {
	longest := 1
	for _, w := range ways {
		longest = max(longest, len(w))
	}
	if c.Width > 0 && c.Width < 600 || longest > mostBeside {
		return upright(from, to, ways, weakest, c)
	}
	r := newRows(from, to, ways, weakest, longest)
	var s scene
	for _, w := range r.ways {
		r.drawWay(&s, w)
	}
	r.drawEnd(&s, from, endSpace, -1)
	r.drawEnd(&s, to, fullWidth-endSpace, 1)
	return s.finish(c, fullWidth, r.body)
}

// fullWidth is the width of a picture for screens.
const fullWidth = 1080.0

// newRows lays out rows whose longest has that many steps.
func newRows(from, to Item, ways [][]Step, weakest string, longest int) *rows {
	n := float64(longest)
	r := &rows{from: from, to: to, weakest: weakest, top: top + 10, stop: 150 - 15*n}
	r.step = (fullWidth - 2*endSpace - 20 - r.stop*(n-1)) / n
	r.turn = r.step * .2
	y := r.top
	for _, steps := range ways {
		w := r.measure(steps)
		w.top, w.middle = y, y+w.above
		y += w.above + w.below + wayGap
		r.ways = append(r.ways, w)
	}
	r.body, r.ends = max(y, r.top+90), (r.top+max(y, r.top+90)-wayGap)/2
	if len(r.ways) == 1 {
		r.ends = r.ways[0].middle
	}
	return r
}

// stepWidth returns the width of the strands of a step. A way with fewer steps than the longest has wider ones.
func (r *rows) stepWidth(w *way) float64 {
	n := float64(len(w.steps))
	return (fullWidth - 2*endSpace - 20 - r.stop*(n-1)) / n
}

// measure wraps the labels of a way, and adds up its height.
func (r *rows) measure(steps []Step) *way {
	w := &way{above: 12, below: 12}
	n := float64(len(steps))
	room := (fullWidth-2*endSpace-20-r.stop*(n-1))/n - 2*r.turn - 8
	for i, step := range steps {
		out := rowStep{Step: step}
		if i < len(steps)-1 {
			out.name, _ = nameFont.wrap(step.To.Name, r.stop-8, 4)
			w.below = max(w.below, stopDepth+nameStep*float64(len(out.name)))
		}
		for _, s := range step.Strands {
			strand := newStrand(s, room)
			out.height += strand.height()
			out.strands = append(out.strands, strand)
		}
		if step.Weak {
			out.height += subStep
		}
		w.above, w.below = max(w.above, out.up()), max(w.below, out.height-out.up())
		w.steps = append(w.steps, out)
	}
	return w
}

// up returns how far above the middle of its way a step begins. A strand without parallel ones is straight.
func (s rowStep) up() float64 {
	if len(s.strands) == 1 {
		return s.strands[0].above()
	}
	return s.height / 2
}

// newStrand wraps the labels of a strand.
func newStrand(s Strand, room float64) rowStrand {
	out := rowStrand{Strand: s, tail: s.number()}
	out.verb, _ = groupFont.wrap(s.Verb, room-groupFont.width("  "+out.tail), 2)
	out.says, _ = smallFont.wrap(s.Says, room, 5)
	return out
}

// height returns the height of a strand with its labels.
func (s rowStrand) height() float64 { return s.above() + s.below() }

// above and below return the heights above and below the line of a strand.
func (s rowStrand) above() float64 { return 6 + subStep*max(1, float64(len(s.verb))) }
func (s rowStrand) below() float64 { return strandGap + subStep*float64(len(s.says)) }
