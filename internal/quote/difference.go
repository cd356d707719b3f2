package quote

// match returns the match of the two sides, and whether they are near.
func (s *sides) match() (m Match, near bool) {
	same, off := 0, 0
	for from := 0; from < len(s.steps); {
		if step := s.steps[from]; step.same {
			if !step.isGaps {
				same++
			}
			from++
			continue
		}
		to := from
		for to < len(s.steps) && !s.steps[to].same {
			to++
		}
		d, words := s.difference(s.steps[from:to])
		if d.Kind != "" {
			m.Differences = append(m.Differences, d)
		}
		atEnd := d.Kind == Added && (from == 0 || to == len(s.steps))
		if !atEnd || !s.isWhole(same+s.sameAfter(to)) {
			off += words
		}
		from = to
	}
	m.Off = off
	if s.from < s.to {
		m.Ranges = []Range{{s.text.words[s.from].start, s.text.words[s.to-1].end}}
	}
	return m, same >= MinWords && off*nearBound <= same+off
}

// sameAfter returns how many words are the same from a step on.
func (s *sides) sameAfter(from int) (n int) {
	for _, step := range s.steps[from:] {
		if step.same && !step.isGaps {
			n++
		}
	}
	return n
}

// isWhole reports whether so many same words are almost all of the text.
func (s *sides) isWhole(same int) bool { return same >= wholeWords && same*5 >= s.text.Words()*4 }

// difference returns the difference that steps without same words make, and how many words differ.
func (s *sides) difference(steps []step) (d Difference, words int) {
	said, text, gap := 0, 0, false
	saidFrom, saidTo, textFrom, textTo := -1, 0, -1, 0
	for _, step := range steps {
		if step.said {
			if saidFrom < 0 {
				saidFrom = step.i
			}
			saidTo = step.i + 1
			if s.said.words[step.i].isGap() {
				gap = true
			} else {
				said++
			}
		}
		if step.text {
			if textFrom < 0 {
				textFrom = step.j
			}
			textTo = step.j + 1
			text++
		}
	}
	if textFrom >= 0 {
		d.Here = s.text.slice(textFrom, textTo)
	}
	if saidFrom >= 0 {
		d.Said = s.said.slice(saidFrom, saidTo)
	}
	switch {
	case said == 0 && text == 0: // an ellipsis that leaves out nothing
		return Difference{}, 0
	case said == 0 && gap:
		d.Kind = Omitted
		return d, 1
	case said == 0:
		d.Kind = LeftOut
		return d, 1
	case text == 0:
		d.Kind = Added
		return d, said
	}
	d.Kind = Changed
	return d, max(said, min(text, said+1))
}
