package query

import (
	"slices"
	"strings"
)

// DiffKinds are the values of DiffOp.Kind.
var DiffKinds = []string{"KEEP", "DELETE", "INSERT"}

// A DiffOp is a run of words, joined by spaces, that both texts have (KEEP), or only the first (DELETE), or only the
// second (INSERT).
type DiffOp struct{ Kind, Text string }

// diffWords returns the operations that turn the words of a into the words of b. The kept words are a longest common
// subsequence. If words are replaced, the deletion comes before the insertion. The operations from b to a are the same,
// with deletions and insertions exchanged.
func diffWords(a, b string) []DiffOp {
	left, right := strings.Fields(a), strings.Fields(b)
	if slices.Compare(left, right) > 0 { // if there are several subsequences, keep the same one in both directions
		ops := hunks(right, left)
		for i := range ops {
			ops[i].Kind = exchanged(ops[i].Kind)
		}
		return deletionsFirst(ops)
	}
	return hunks(left, right)
}

// exchanged returns the kind that an operation of this kind has in the other direction.
func exchanged(kind string) string {
	switch kind {
	case "DELETE":
		return "INSERT"
	case "INSERT":
		return "DELETE"
	}
	return kind
}

// deletionsFirst exchanges each insertion with the deletion that follows it.
func deletionsFirst(ops []DiffOp) []DiffOp {
	for i := 1; i < len(ops); i++ {
		if ops[i-1].Kind == "INSERT" && ops[i].Kind == "DELETE" {
			ops[i-1], ops[i] = ops[i], ops[i-1]
		}
	}
	return ops
}

// hunks returns the operations that turn a into b. Kept words come first, then deleted words, then inserted words, and
// so on.
func hunks(a, b []string) (ops []DiffOp) {
	length := subsequences(a, b)
	add := func(kind string, words []string) {
		if len(words) > 0 {
			ops = append(ops, DiffOp{kind, strings.Join(words, " ")})
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		k := i
		for i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
		}
		add("KEEP", a[k:i])
		m, n := i, j
		for (i < len(a) || j < len(b)) && (i == len(a) || j == len(b) || a[i] != b[j]) {
			if j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1] {
				i++
			} else {
				j++
			}
		}
		add("DELETE", a[m:i])
		add("INSERT", b[n:j])
	}
	return ops
}

// subsequences returns the length of the longest common subsequence of a[i:] and b[j:] for each i and j.
func subsequences(a, b []string) [][]int {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	return length
}
