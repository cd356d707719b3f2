package query

import (
	"slices"
	"strings"
)

// DiffKinds are what a [DiffOp] may do.
var DiffKinds = []string{"KEEP", "DELETE", "INSERT"}

// A DiffOp is a stretch of words, joined by spaces, that both texts have, or only
// the first, or only the second.
type DiffOp struct{ Kind, Text string }

// diffWords returns what turns the words of a into those of b: a longest common
// subsequence is kept. What is deleted comes before what is inserted in its
// place. From b to a it is the same with deletions and insertions exchanged.
func diffWords(a, b string) []DiffOp {
	left, right := strings.Fields(a), strings.Fields(b)
	if slices.Compare(left, right) > 0 { // of several subsequences the same is kept from both sides
		ops := hunks(right, left)
		for i := range ops {
			ops[i].Kind = exchanged(ops[i].Kind)
		}
		return deletionsFirst(ops)
	}
	return hunks(left, right)
}

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

// hunks returns stretches of a and b: what is deleted, what is inserted, what is
// kept, and again.
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

// subsequences returns, for each place in a and b, how many words what follows
// has in common, in order.
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
