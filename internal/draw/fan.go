package draw

import "strconv"

// An Item is a thing in a picture.
type Item struct {
	Kind, Name, Href string
	Sub              string // a second line, smaller
}

// A Tie is a line to a thing: one statement, on record or claimed.
type Tie struct {
	Href    string
	Name    string // what a screen reader says
	Says    string // who claims it, in words; empty if it is on record
	Style   LineStyle
	Sign    string // a mark before the number
	Sources int    // the number at the line
}

// number returns what stands at the line: the sign and the number.
func (t Tie) number() string { return t.Sign + strconv.Itoa(t.Sources) }

// A Row is a thing of a group with every line to it, so that parallel claims are side by side.
type Row struct {
	Item
	Ties []Tie
}

// A Group is the lines of one sort.
type Group struct {
	Phrase string // what the lines say
	Total  int    // the number of lines, shown or not
	More   string // words for the lines that are not shown; empty if all are
	Href   string // where all of them are
	Rows   []Row
}

// fan is a fan while it is laid out. All measures are in pixels.
type fan struct {
	width       float64
	textWidth   float64 // of labels
	left, right float64 // where the shapes are, on each side
	cardLeft    float64
	cardRight   float64
	joint       float64 // from the card to the spine of a group
	groups      []*fanGroup
	name, sub   []string // of the card
	cardTop     float64
	cardHeight  float64
	body        float64 // where the foot begins
}

// fanGroup is a group with its place.
type fanGroup struct {
	Group
	rows   []fanRow
	left   bool
	top    float64
	height float64
	band   float64 // its thickness
	port   float64 // where the band leaves the card
	middle float64 // where the band meets the spine
}

// fanRow is a row with its place.
type fanRow struct {
	Row
	name, sub []string
	cut       bool
	middle    float64
	height    float64
}

// The heights of the parts of a group.
const (
	headHeight = 22.0
	tailHeight = 10.0
	moreHeight = 18.0
	nameStep   = 15.0
	subStep    = 14.0
	rowGap     = 7.0
	tieStep    = 17.0
)

// Fan draws one thing in the middle, and left and right of it what has lines to it, a group for each sort of line. A
// band leads from the middle to each group. It is as thick as the group has lines, shown or not. Lines are straight and
// do not cross, and no two labels touch. A picture less than 600 wide has all groups below the thing.
func Fan(center Item, groups []Group, c Caption) Picture {
	f := newFan(center, groups, c.Width)
	var s scene
	for _, g := range f.groups {
		f.drawBand(&s, g)
	}
	for _, g := range f.groups {
		f.drawGroup(&s, g)
	}
	f.drawCard(&s, center)
	return s.finish(c, f.width, f.body)
}

// newFan lays out a fan.
func newFan(center Item, groups []Group, width float64) *fan {
	f := &fan{width: fullWidth, textWidth: 262, left: 300, right: 780, cardLeft: 452, cardRight: 628, joint: 76}
	narrow := width > 0 && width < 600
	if narrow {
		f = &fan{width: width, textWidth: width - 94, right: 74, cardLeft: 0.7, cardRight: width - 0.7, joint: 0}
	}
	for _, g := range groups {
		f.groups = append(f.groups, f.measure(g))
	}
	inner := f.cardRight - f.cardLeft - 28
	f.name, _ = titleFont.wrap(center.Name, inner, 5)
	f.sub, _ = smallFont.wrap(center.Sub, inner, 4)
	f.cardHeight = 46 + 19*float64(len(f.name)) + 15*float64(len(f.sub))
	if narrow {
		f.placeBelow()
	} else {
		f.placeBeside()
	}
	return f
}

// measure wraps the labels of a group, and adds up its height.
func (f *fan) measure(g Group) *fanGroup {
	out := &fanGroup{Group: g, height: headHeight + tailHeight}
	for _, r := range g.Rows {
		row := fanRow{Row: r}
		row.name, row.cut = nameFont.wrap(r.Name, f.textWidth, 2)
		if r.Sub != "" {
			row.sub, _ = smallFont.wrap(r.Sub, f.textWidth, 2)
		}
		for _, claimants := range claimants(r.Ties) { // on lines of their own, so that they are not cut
			lines, _ := smallFont.wrap(claimants, f.textWidth, 3)
			row.sub = append(row.sub, lines...)
		}
		row.height = max(row.labelHeight()+rowGap, tieStep*float64(len(r.Ties))+6)
		out.height += row.height
		out.rows = append(out.rows, row)
	}
	if g.More != "" {
		out.height += moreHeight
	}
	return out
}

// labelHeight returns the height of the label of a row.
func (r fanRow) labelHeight() float64 {
	return nameStep*float64(len(r.name)) + subStep*float64(len(r.sub))
}

// claimants returns who makes the claims of parallel lines, each once.
func claimants(ties []Tie) (names []string) {
	for _, t := range ties {
		if t.Says != "" && (len(names) == 0 || names[len(names)-1] != t.Says) {
			names = append(names, t.Says)
		}
	}
	return names
}

// placeBeside places the groups right and left of the card, the first ones right, so that both sides are about equally
// high. No group is split.
func (f *fan) placeBeside() {
	split := f.split()
	var sides [2][]*fanGroup
	for i, g := range f.groups {
		g.left = i >= split
		sides[side(g.left)] = append(sides[side(g.left)], g)
	}
	scale := bandScale(sides)
	body := max(height(sides[0]), height(sides[1]), 150)
	for i := range sides {
		f.cardHeight = max(f.cardHeight, thickness(sides[i], scale)+14)
	}
	body = max(body, f.cardHeight)
	middle := top + 12 + body/2
	f.cardTop, f.body = middle-f.cardHeight/2, top+12+body+10
	for i := range sides {
		place(sides[i], middle-height(sides[i])/2, middle-thickness(sides[i], scale)/2, scale)
	}
}

// placeBelow places all groups below the card.
func (f *fan) placeBelow() {
	f.cardTop = top
	place(f.groups, top+f.cardHeight+8, top+f.cardHeight, 0)
	f.body = top + f.cardHeight + 18 + height(f.groups)
}

// split returns how many groups stand on the right side.
func (f *fan) split() (best int) {
	total, right := height(f.groups), 0.0
	least := total + 1
	for i := 0; i <= len(f.groups); i++ {
		if higher := max(right, total-right); higher <= least {
			least, best = higher, i
		}
		if i < len(f.groups) {
			right += f.groups[i].height
		}
	}
	return best
}

// side returns the index of a side.
func side(left bool) int {
	if left {
		return 1
	}
	return 0
}

// height returns the height of groups below each other.
func height(groups []*fanGroup) (sum float64) {
	for _, g := range groups {
		sum += g.height
	}
	return sum
}

// bandGap is the distance of two bands at the card.
const bandGap = 3.0

// bandScale returns how thick a band is for each line. It is the same on both sides, so that bands can be compared.
func bandScale(sides [2][]*fanGroup) float64 {
	most := 1.0
	for _, groups := range sides {
		sum := 0.0
		for _, g := range groups {
			sum += float64(g.Total)
		}
		most = max(most, sum)
	}
	return min(3.2, 120/most)
}

// thickness returns how much room the bands of groups need at the card.
func thickness(groups []*fanGroup, scale float64) (sum float64) {
	for _, g := range groups {
		sum += max(1, float64(g.Total)*scale) + bandGap
	}
	return sum
}

// place gives groups their places below each other.
func place(groups []*fanGroup, y, port, scale float64) {
	for _, g := range groups {
		g.top = y
		y += g.height
		g.band = max(1, float64(g.Total)*scale)
		g.port = port + g.band/2 + bandGap/2
		port += g.band + bandGap
		at := g.top + headHeight
		for i := range g.rows {
			g.rows[i].middle = at + (g.rows[i].height-rowGap)/2
			at += g.rows[i].height
		}
		g.middle = g.top + headHeight
		if n := len(g.rows); n > 0 {
			g.middle = (g.rows[0].middle + g.rows[n-1].middle) / 2
		}
	}
}
