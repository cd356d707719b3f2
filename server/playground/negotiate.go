package playground

import (
	"strconv"
	"strings"
)

// identity is the name HTTP gives to a body that is not compressed.
const identity = "identity"

// choose gives the form that an Accept-Encoding header likes best, and of those
// it likes equally the first. A header that likes none gets the last, which is
// the plain one: a body the client can read is worth more than a refusal.
func choose(forms []form, header string) form {
	best, bestQuality := forms[len(forms)-1], 0.0
	for _, f := range forms {
		if q := quality(header, f.coding); q > bestQuality {
			best, bestQuality = f, q
		}
	}
	return best
}

// quality tells how much an Accept-Encoding header likes a coding: 0 is not at
// all and 1 is most. A coding that is named counts before "*". A plain body
// that neither names is liked, but less than anything that is named.
func quality(header, coding string) float64 {
	const unnamedIdentity = 0.0001
	q := 0.0
	if coding == identity {
		q = unnamedIdentity
	}
	for item := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(item, ";")
		switch name = strings.TrimSpace(name); {
		case strings.EqualFold(name, coding):
			return weight(params)
		case name == "*":
			q = weight(params)
		}
	}
	return q
}

// weight reads the q parameter of a header's item. None means 1, and one that
// is no number means 0.
func weight(params string) float64 {
	name, value, found := strings.Cut(params, "=")
	if !found || !strings.EqualFold(strings.TrimSpace(name), "q") {
		return 1
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return 0
	}
	return q
}
