package draw

// A Cell is what one column says of one row.
type Cell struct {
	Href string
	Sign string // what stands before the word, so that cells differ without color
	Word string // empty for a cell that says nothing
	Name string // what a screen reader says
	Tone Tone
	Weak bool // the cell says nothing of its own, such as silence
}

// A MatrixRow is a row of a matrix with a cell for each column.
type MatrixRow struct {
	Entry
	Cells []Cell
}

// matrix is a matrix while it is laid out.
type matrix struct {
	columns    []Item
	rows       []MatrixRow
	width      float64
	head, each float64 // the widths of the heads of rows, and of a column
	y          float64
}

// The measures of matrices: the narrowest column, and the free space within a cell.
const (
	leastColumn = 82.0
	cellSpace   = 8.0
)

// Matrix draws what each column says of each row: a sign and a word in each cell. Columns that do not fit beside each other
// follow below, with the rows again, so the picture grows down and not sideways.
func Matrix(columns []Item, rows []MatrixRow, c Caption) Picture {
	m := matrix{columns: columns, rows: rows, width: fullWidth, head: 290, y: top + 6}
	if c.Width > 0 && c.Width < 600 {
		m.width, m.head = c.Width, c.Width*.38
	}
	fit := max(1, int((m.width-m.head)/leastColumn))
	var s scene
	for from := 0; from < len(columns); from += fit {
		to := min(len(columns), from+fit)
		m.each = (m.width - m.head) / float64(min(fit, max(len(columns), 3)))
		m.heads(&s, columns[from:to])
		for _, row := range rows {
			m.row(&s, row, from, to)
		}
		m.y += 18
	}
	return s.finish(c, m.width, m.y)
}

// heads draws the names of columns.
func (m *matrix) heads(s *scene, columns []Item) {
	var names [][]string
	most := 1
	for _, it := range columns {
		lines, _ := smallFont.wrap(it.Name, m.each-cellSpace, 3)
		names = append(names, lines)
		most = max(most, len(lines))
	}
	height := subStep * float64(most)
	for i, it := range columns {
		x := m.head + m.each*float64(i)
		s.link(it.Href, it.label(), Box{X: x + m.each/2, Y: m.y + height/2 + 2, W: m.each, H: height})
		s.put(group{"t"})
		first := m.y + 11 + subStep*float64(most-len(names[i]))
		s.lines(smallFont, "d", names[i], x+cellSpace/2, first, subStep, "start")
		s.put(endGroup{})
	}
	m.y += height + 8
	s.path("axis", "M0 %vH%v", m.y, m.width)
}

// row draws a row with the cells of some columns.
func (m *matrix) row(s *scene, row MatrixRow, from, to int) {
	lead := markFont.one(row.Lead, leadWidth)
	name, _ := smallFont.wrap(row.Name, m.head-leadWidth-14, 3)
	height := subStep * max(1, float64(len(name)))
	var words [][]string
	for _, cell := range row.Cells[from:to] {
		lines, _ := smallFont.wrap(cell.Word, m.each-cellSpace-12, 3)
		words = append(words, lines)
		height = max(height, subStep*float64(len(lines)))
	}
	first := m.y + 14
	s.link(row.Href, row.Lead+" "+row.label(), Box{X: m.head / 2, Y: m.y + height/2 + 4, W: m.head - 4, H: height + 4})
	s.put(group{"t"})
	s.lines(markFont, "d b", lead, leadWidth, first, 0, "end")
	s.lines(smallFont, "s", name, leadWidth+6, first, subStep, "start")
	s.put(endGroup{})
	for i, cell := range row.Cells[from:to] {
		cell.draw(s, words[i], m.head+m.each*float64(i), m.y, m.each, height+8)
	}
	m.y += height + 8
	s.path("rule", "M0 %vH%v", m.y, m.width)
}

// draw draws a cell at its corner.
func (c Cell) draw(s *scene, words []string, x, y, width, height float64) {
	if c.Word == "" {
		return
	}
	class := "cell " + string(c.Tone)
	if c.Weak {
		class = "cell silent"
	}
	s.put(rectangle{class, x, y + 1, width - 2, height - 2})
	if c.Href != "" {
		s.link(c.Href, c.Name, Box{X: x + width/2, Y: y + height/2, W: width - 2, H: height - 2})
	}
	text := "s " + string(c.Tone)
	if c.Weak {
		text = "d"
	}
	s.put(group{"t"})
	s.lines(markFont, text+" b", markFont.one(c.Sign, 12), x+cellSpace/2, y+14, 0, "start")
	s.lines(smallFont, text, words, x+cellSpace/2+12, y+14, subStep, "start")
	s.put(endGroup{})
}
