// Package negotiate picks what a client likes best of what a server has, by the
// weights of an Accept or an Accept-Encoding header (RFC 9110, section 12.5).
//
// An item of a header that cannot be read is passed over, and a weight that is no
// number is 0: what is meant for somebody else must not spoil an answer.
package negotiate

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// Identity is the name HTTP gives to a body that is not compressed.
const Identity = "identity"

// An item is one thing a header names, and how much it likes that: 0 is not at
// all and 1 is most.
type item struct {
	name    string // in lower case
	params  map[string]string
	quality float64
}

func items(header []string) (all []item) {
	for text := range strings.SplitSeq(strings.Join(header, ","), ",") {
		name, params, err := mime.ParseMediaType(text)
		if err != nil {
			continue
		}
		it := item{name, params, 1}
		if q, ok := params["q"]; ok {
			it.quality, _ = strconv.ParseFloat(q, 64)
		}
		all = append(all, it)
	}
	return all
}

// Coding returns the offer that the Accept-Encoding header of a request likes best,
// and of those it likes equally the first. One that is named counts before "*". If
// none is liked it is Identity: a body the client can read is worth more than a
// refusal. A plain body that is not named is liked less than anything that is.
func Coding(h http.Header, offers ...string) string {
	named := items(h.Values("Accept-Encoding"))
	best, most := Identity, 0.0
	for _, offer := range offers {
		if q := weight(named, offer, 0); q > most {
			best, most = offer, q
		}
	}
	if weight(named, Identity, 0.0001) > most {
		return Identity
	}
	return best
}

// weight is how much a coding is liked, and otherwise if it is not named.
func weight(named []item, coding string, otherwise float64) float64 {
	for _, it := range named {
		switch it.name {
		case coding:
			return it.quality
		case "*":
			otherwise = it.quality
		}
	}
	return otherwise
}

// MediaType returns the offer that the Accept header of a request likes best, or
// nothing if it likes none. Without the header it is the first. Of types that are
// liked equally it is the one that is named most exactly, then the one that is
// named first, then the first offer. Types in another charset than UTF-8 are not
// offered.
func MediaType(h http.Header, offers ...string) string {
	header := h.Values("Accept")
	if strings.TrimSpace(strings.Join(header, "")) == "" {
		return offers[0]
	}
	named := items(header)
	best, most := "", match{}
	for _, offer := range offers {
		if m := matching(named, offer); m.betterThan(most) {
			best, most = offer, m
		}
	}
	return best
}

// A match is how a header names a media type: with which weight, how exactly
// (*/* is 1, type/* is 2, type/subtype is 3), and how far from its end.
type match struct {
	quality  float64
	exact    int
	fromLast int
}

func (m match) betterThan(o match) bool {
	switch {
	case m.quality != o.quality, m.quality == 0:
		return m.quality > o.quality
	case m.exact != o.exact:
		return m.exact > o.exact
	}
	return m.exact == 3 && m.fromLast > o.fromLast
}

// matching returns the most exact match of a media type.
func matching(named []item, offer string) (most match) {
	family, _, _ := strings.Cut(offer, "/")
	for i, it := range named {
		exact := map[string]int{"*/*": 1, family + "/*": 2, offer: 3}[it.name]
		if charset, ok := it.params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		if exact > most.exact {
			most = match{it.quality, exact, len(named) - i}
		}
	}
	return most
}
