package spell

// A rules is a table of what is written in place of what. It replaces like a [strings.Replacer]: at each place the
// first rule of the table that fits is applied, and the next place is after it. For single words it is faster, and it
// needs no memory of its own. It is safe for concurrent use.
type rules struct{ by [256][]rule } // by the first byte of old

type rule struct{ old, new string }

// newRules returns the rules that write each second text in place of the text before it, which is not empty.
func newRules(oldnew ...string) *rules {
	r := &rules{}
	for i := 0; i < len(oldnew); i += 2 {
		first := oldnew[i][0]
		r.by[first] = append(r.by[first], rule{oldnew[i], oldnew[i+1]})
	}
	return r
}

// fit reports whether a rule fits somewhere in the text.
func (r *rules) fit(text []byte) bool {
	for i := range text {
		if r.at(text[i:]) != nil {
			return true
		}
	}
	return false
}

// write appends the text to out, with all replacements.
func (r *rules) write(out, text []byte) []byte {
	for len(text) > 0 {
		if one := r.at(text); one != nil {
			out = append(out, one.new...)
			text = text[len(one.old):]
			continue
		}
		out = append(out, text[0])
		text = text[1:]
	}
	return out
}

// at returns the first rule that fits the beginning of the text, or nil. The text is not empty.
func (r *rules) at(text []byte) *rule {
	some := r.by[text[0]]
	for i := range some {
		old := some[i].old
		if last := len(old) - 1; last < len(text) && text[last] == old[last] && string(text[:last]) == old[:last] {
			return &some[i]
		}
	}
	return nil
}
