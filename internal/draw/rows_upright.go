package draw

// upright draws ways below each other, and the steps of each below each other, too. A line leads from stop to stop, and
// each strand is a short line with its words beside it.
func upright(from, to Item, ways [][]Step, weakest string, c Caption) Picture {
	u := uprightRows{width: fullWidth, y: top + 14, weakest: weakest}
	if c.Width > 0 {
		u.width = c.Width
	}
	for i, w := range ways {
		if i > 0 {
			u.y += 22
		}
		u.stop(from)
		for _, step := range w {
			u.step(step)
		}
	}
	if len(ways) == 0 {
		u.stop(from)
		u.stop(to)
	}
	return u.finish(c, u.width, u.y+4)
}

// uprightRows are ways that are drawn from the top down.
type uprightRows struct {
	scene
	width, y float64
	weakest  string
}

// Where the parts of upright ways are: the line from stop to stop, the end of a strand, and the words.
const (
	uprightLine  = 9.0
	uprightEnd   = 62.0
	uprightWords = 72.0
)

// stop draws a thing.
func (u *uprightRows) stop(it Item) {
	bold := font{13, true}
	name, _ := bold.wrap(it.Name, u.width-26, 4)
	sub, _ := smallFont.wrap(it.Sub, u.width-26, 3)
	height := nameStep*float64(len(name)) + subStep*float64(len(sub))
	u.link(it.Href, it.Name, Box{X: u.width / 2, Y: u.y + height/2 - 6, W: u.width, H: height + 4})
	u.put(group{"t"})
	u.glyph(it.Kind, uprightLine, u.y+1)
	u.lines(bold, "b", name, 26, u.y+5.5, nameStep, "start")
	u.lines(smallFont, "d", sub, 26, u.y+5+nameStep*float64(len(name)), subStep, "start")
	u.put(endGroup{})
	u.y += height + 6
}

// step draws the strands of a step, and the thing that it leads to.
func (u *uprightRows) step(step Step) {
	begin := u.y - 4
	for i, s := range step.Strands {
		mark := ""
		if step.Weak && i == len(step.Strands)-1 {
			mark = u.weakest
		}
		u.strand(s, mark)
	}
	u.y += 8
	u.path("spine", "M%v %vV%v", uprightLine, begin, u.y-8)
	u.stop(step.To)
}

// strand draws a strand with its words and a mark, and returns where its line is.
func (u *uprightRows) strand(s Strand, mark string) (line float64) {
	u.y += 6
	line = u.y + 1
	u.tie(s.Tie, data("M%v %vH%v", uprightLine, line, uprightEnd))
	room := u.width - uprightWords
	verb, _ := groupFont.wrap(s.Verb, room-groupFont.width("  "+s.number()), 4)
	if len(verb) == 0 {
		verb = []string{""}
	}
	last := len(verb) - 1
	u.lines(groupFont, "g", verb[:last], uprightWords, u.y+5, subStep, "start")
	u.y += subStep * float64(last)
	u.text(label{groupFont, "g", verb[last], s.number(), uprightWords, u.y + 5, "start", true})
	says, _ := smallFont.wrap(s.Says, room, 5)
	u.lines(smallFont, "d", says, uprightWords, u.y+5+subStep, subStep, "start")
	u.y += subStep * float64(len(says))
	if marks := markFont.one(mark, room); len(marks) > 0 {
		u.y += subStep
		u.lines(markFont, "weak", marks, uprightWords, u.y+5, 0, "start")
	}
	u.y += 14
	return line
}
