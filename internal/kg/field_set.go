package kg

// A fieldSet is a set of fields of entities or of relationships. Two sets with the same fields are equal, so a set can
// be part of the key of a map.
type fieldSet [2]uint64

// fieldAt returns the set of the field with the number n, counted from 0. Without room for n it is empty, which a test
// reports.
func fieldAt(n int) (s fieldSet) {
	if n < 64*len(s) {
		s[n/64] = 1 << (n % 64)
	}
	return s
}

// or returns the fields of s and other.
func (s fieldSet) or(other fieldSet) fieldSet {
	for i := range s {
		s[i] |= other[i]
	}
	return s
}

// meets reports whether s and other have a field in common.
func (s fieldSet) meets(other fieldSet) bool {
	for i := range s {
		if s[i]&other[i] != 0 {
			return true
		}
	}
	return false
}
