package web

import (
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Identity is the content coding of a body that is not compressed.
const Identity = "identity"

// An item is one value in an Accept or Accept-Encoding header, with its weight (RFC 9110,
// section 12.5). The weight is from 0, for not acceptable, to 1.
type item struct {
	name   string // in lower case
	params map[string]string
	weight float64
}

// items parses a header. It skips items that it cannot parse. A weight that is no number
// counts as 0. So one bad item does not affect the others.
func items(header []string) (all []item) {
	for text := range strings.SplitSeq(strings.Join(header, ","), ",") {
		if name := strings.TrimSpace(text); slices.Contains(codingNames, name) { // has no parameters to parse
			all = append(all, item{name, nil, 1})
			continue
		}
		name, params, err := mime.ParseMediaType(text)
		if err != nil {
			continue
		}
		it := item{name, params, 1}
		if q, ok := params["q"]; ok {
			it.weight, _ = strconv.ParseFloat(q, 64)
		}
		all = append(all, it)
	}
	return all
}

// Coding returns the content coding among offers that has the greatest weight in the
// Accept-Encoding header. If several offers have that weight, Coding returns the first of
// them. The weight of "*" counts for codings that the header does not name. Identity has
// the lowest weight if the header does not name it. If the header accepts no offer,
// Coding returns Identity, because a plain body is better than a refusal.
func Coding(h http.Header, offers ...string) string {
	header := h["Accept-Encoding"]
	if len(header) == 0 {
		return Identity
	}
	named := items(header)
	best, greatest := Identity, 0.0
	for _, offer := range offers {
		if q := weight(named, offer, 0); q > greatest {
			best, greatest = offer, q
		}
	}
	if weight(named, Identity, 0.0001) > greatest {
		return Identity
	}
	return best
}

// weight returns the weight of a coding. If no item names the coding, it returns the
// weight of "*". If no item is "*" either, it returns `otherwise`.
func weight(named []item, coding string, otherwise float64) float64 {
	for _, it := range named {
		switch it.name {
		case coding:
			return it.weight
		case "*":
			otherwise = it.weight
		}
	}
	return otherwise
}

// MediaType returns the media type among offers with the greatest weight in the Accept
// header, or "" if the header accepts none. Without the header it returns the first
// offer. If several offers have that weight, it prefers the one that the header names
// most exactly, then the one that the header names first, then the first offer. An item
// with another charset than UTF-8 accepts nothing.
func MediaType(h http.Header, offers ...string) string {
	header := h["Accept"]
	if strings.TrimSpace(strings.Join(header, "")) == "" || len(header) == 1 && header[0] == "*/*" {
		return offers[0]
	}
	if len(header) == 1 && slices.Contains(offers, header[0]) { // what most clients send needs no parsing
		return header[0]
	}
	named := items(header)
	best, closest := "", match{}
	for _, offer := range offers {
		if m := matching(named, offer); m.betterThan(closest) {
			best, closest = offer, m
		}
	}
	return best
}

// A match is the item of a header that accepts a media type.
type match struct {
	weight   float64
	exact    int // 1 for */*, 2 for type/*, 3 for type/subtype
	fromLast int // the item's place, counted from the end
}

// betterThan reports whether MediaType prefers m to o.
func (m match) betterThan(o match) bool {
	switch {
	case m.weight != o.weight, m.weight == 0:
		return m.weight > o.weight
	case m.exact != o.exact:
		return m.exact > o.exact
	}
	return m.exact == 3 && m.fromLast > o.fromLast
}

// matching returns the most exact match for a media type.
func matching(named []item, offer string) (closest match) {
	family, _, _ := strings.Cut(offer, "/")
	for i, it := range named {
		exact := it.exactness(family, offer)
		if charset, ok := it.params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		if exact > closest.exact {
			closest = match{it.weight, exact, len(named) - i}
		}
	}
	return closest
}

// exactness returns 3 if it names the media type, 2 if it names all types of the family, 1 if it names all types, or 0.
func (it item) exactness(family, mediaType string) int {
	if it.name == mediaType {
		return 3
	}
	switch first, second, _ := strings.Cut(it.name, "/"); {
	case second != "*":
		return 0
	case first == family:
		return 2
	case first == "*":
		return 1
	}
	return 0
}
