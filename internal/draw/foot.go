package draw

// top is the height of the title.
const top = 34.0

// A foot has what stands below a picture: the legend, a note and the source.
type foot struct {
	width, height float64
	legend        [][]placedKey
	note, source  []string
}

// placedKey is a key of the legend with its width.
type placedKey struct {
	Key
	sort  byte // l for a line, k for a kind, m for a sign
	width float64
}

// The heights of a line of the legend and of a line of text.
const legendStep, noteStep = 20.0, 15.0

// newFoot lays out the foot of a picture.
func newFoot(c Caption, width float64) foot {
	f := foot{width: width}
	keys := append(keysOf('l', 42, c.Lines, width), numberKey(c.Number, width)...)
	keys = append(keys, keysOf('m', 0, c.Marks, width)...)
	keys = append(keys, keysOf('k', 18, c.Kinds, width)...)
	f.legend = inLines(keys, width)
	f.note, _ = smallFont.wrap(c.Note, width, 8)
	f.source, _ = smallFont.wrap(smallFont.broken(c.Source, width), width, 6)
	f.height = 34 + legendStep*float64(len(f.legend)) + noteStep*float64(len(f.note)+len(f.source)) + 6
	return f
}

// numberKey returns the key that says what the numbers at the lines are, if there are words for it.
func numberKey(word string, width float64) []placedKey {
	if word == "" {
		return nil
	}
	return keysOf('m', 0, []Key{{Mark: "3", Word: word}}, width)
}

// keySpace is the space after a key.
const keySpace = 18.0

// keysOf measures keys of one sort. A sign is as wide as its text, everything else has a width. Words that are wider
// than the picture are shortened.
func keysOf(sort byte, mark float64, keys []Key, width float64) (placed []placedKey) {
	for _, k := range keys {
		at := mark
		if sort == 'm' {
			at = markFont.width(k.Mark + " ")
		}
		if smallFont.width(k.Word) > width-at {
			k.Word = smallFont.shorten(k.Word, width-at)
		}
		placed = append(placed, placedKey{k, sort, at + smallFont.width(k.Word) + keySpace})
	}
	return placed
}

// inLines breaks keys into lines of at most that width.
func inLines(keys []placedKey, width float64) (lines [][]placedKey) {
	x := width + 1
	for _, k := range keys {
		if x+k.width-keySpace > width {
			lines, x = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], k)
		x += k.width
	}
	return lines
}

// put adds the foot from a height on.
func (f foot) put(s *scene, y float64) {
	s.path("rule", "M0 %vH%v", y+14, f.width)
	s.put(group{"legend"})
	y += 32
	for _, line := range f.legend {
		x := 0.0
		for _, k := range line {
			k.put(s, x, y)
			x += k.width
		}
		y += legendStep
	}
	s.put(endGroup{})
	s.lines(smallFont, "d", append(f.note, f.source...), 0, y+4, noteStep, "start")
}

// put adds a key.
func (k placedKey) put(s *scene, x, y float64) {
	switch k.sort {
	case 'l':
		s.put(group{k.Style.class()})
		s.path("l", "M%v %vh34", x, y)
		if k.Style.Disputed {
			s.path("c", "M%v %vh34", x, y)
		}
		s.put(endGroup{})
		s.lines(smallFont, "d", []string{k.Word}, x+42, y+4, 0, "start")
	case 'k':
		s.glyph(k.Mark, x+6, y)
		s.lines(smallFont, "d", []string{k.Word}, x+18, y+4, 0, "start")
	default:
		s.lines(markFont, "d b", []string{k.Mark}, x, y+4, 0, "start")
		s.lines(smallFont, "d", []string{k.Word}, x+markFont.width(k.Mark+" "), y+4, 0, "start")
	}
}
