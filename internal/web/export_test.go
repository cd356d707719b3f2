package web

// CodingNames are the content codings for answers.
var CodingNames = codingNames

// Cached returns r as the cache stores it.
func Cached(r Reply) Reply { r.coded = new(coded); return r }

// Encode returns body in a coding.
func (c *Codings) Encode(coding string, body []byte) []byte { return c.encode(coding, body) }
