package draw

import "strings"

// unknownWidth is the width of a character that is not in the table, in 1/200 em. It is wider than most.
const unknownWidth = 200

// slack is added to all widths, for fonts that are a little wider than the ones of the table.
const slack = 1.04

// A font is a size in pixels, and whether it is bold.
type font struct {
	size float64
	bold bool
}

// The fonts of pictures. Style has their sizes.
var (
	titleFont = font{15, true}
	nameFont  = font{13, false}
	smallFont = font{11.5, false}
	markFont  = font{11.5, true}
	groupFont = font{12, false}

	numberFont = font{10.5, false}
	markName   = font{11.5, false}
)

// width returns how wide a line of text is, in pixels.
func (f font) width(text string) float64 {
	sum := 0
	for _, r := range text {
		sum += f.advance(r)
	}
	return float64(sum) / 200 * f.size * slack
}

// advance returns how wide a character is, in 1/200 em.
func (f font) advance(r rune) int {
	table := widths[0]
	if f.bold {
		table = widths[1]
	}
	for _, b := range table {
		if i := int(r - b.from); i >= 0 && i < len(b.adv) && b.adv[i] > 0 {
			return int(b.adv[i])
		}
	}
	return unknownWidth
}

// wrap breaks a text into at most n lines of at most that width. What does not fit ends in an ellipsis, and cut is true.
// A no-break space is no place to break.
func (f font) wrap(text string, width float64, n int) (lines []string, cut bool) {
	line := ""
	words := strings.Split(strings.TrimSpace(text), " ")
	for i, word := range words {
		longer := strings.TrimPrefix(line+" "+word, " ")
		switch {
		case f.width(longer) <= width:
			line = longer
		case len(lines) == n-1 || line == "":
			rest := strings.TrimPrefix(line+" "+strings.Join(words[i:], " "), " ")
			if line == "" && len(lines) < n-1 { // a word that is wider than a line is cut, and the text goes on
				lines, cut = append(lines, f.shorten(word, width)), true
				continue
			}
			return append(lines, f.shorten(rest, width)), true
		default:
			lines, line = append(lines, line), word
			if f.width(word) > width {
				line, cut = f.shorten(word, width), true
			}
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines, cut
}

// broken returns a text with spaces in words that are wider than a line, such as addresses, so that no word is cut.
func (f font) broken(text string, width float64) string {
	words := strings.Split(text, " ")
	for i, word := range words {
		begin, room := 0, 0
		most := int(width / slack / f.size * 200)
		var pieces []string
		for at, r := range word {
			if room += f.advance(r); room > most {
				pieces = append(pieces, word[begin:at])
				begin, room = at, f.advance(r)
			}
		}
		words[i] = strings.Join(append(pieces, word[begin:]), " ")
	}
	return strings.Join(words, " ")
}

// one returns a text as one line of at most that width, or as none if it is empty.
func (f font) one(text string, width float64) []string {
	lines, _ := f.wrap(text, width, 1)
	return lines
}

// shorten returns the beginning of a text with an ellipsis, at most that wide.
func (f font) shorten(text string, width float64) string {
	room, end := int(width/slack/f.size*200)-f.advance('…'), len(text)
	for i, r := range text {
		if room -= f.advance(r); room < 0 && i > 0 {
			end = i
			break
		}
	}
	return strings.TrimRight(text[:end], " ,.;(“«") + "…"
}

// widest returns the width of the widest line.
func (f font) widest(lines []string) (width float64) {
	for _, line := range lines {
		width = max(width, f.width(line))
	}
	return width
}
