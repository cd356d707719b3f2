package rules

import "fmt"

// A text is one-sided if at least fewestVoices spoke of it and less than leastShare of them are on the smaller side. The
// share is a choice of the editors: with one in six, a reader of ten names meets at least one of the other side.
const (
	fewestVoices = 4
	leastShare   = 1.0 / 6
)

// oneSided finds documents of which nearly all who spoke are for, or nearly all against. An actor counts once a side. A
// data set that collects only critics makes a text look friendless, and the reverse.
func oneSided(d *dataset) (all []Finding) {
	for _, v := range d.voices() {
		few, n := min(v.For, v.Against), v.For+v.Against
		if n >= fewestVoices && float64(few) < leastShare*float64(n) {
			side := "for"
			if v.Against < v.For {
				side = "against"
			}
			all = append(all, Finding{v.Document, fmt.Sprintf("%d for, %d against: find who spoke %s it", v.For, v.Against, side)})
		}
	}
	return all
}
