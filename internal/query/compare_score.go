package query

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// A candidate is two provisions that may be paired.
type candidate struct {
	left, right *Node
	score       float64
	topics      int // the number of topics that both have
}

// candidates returns the provisions that may be paired, the best first. The order does not change if left and right are
// exchanged.
func candidates(left, right []*Node) (all []candidate) {
	sizes := make([]int, len(right))
	has := map[string][]int{} // maps a word to the indexes in right of the provisions with that word
	for i, n := range right {
		set := wordSet(n)
		sizes[i] = len(set)
		for _, w := range set {
			has[w] = append(has[w], i)
		}
	}
	for _, n := range left {
		set, common := wordSet(n), make([]int, len(right))
		for _, w := range set {
			for _, i := range has[w] {
				common[i]++
			}
		}
		for i, m := range right {
			c := candidate{n, m, share(common[i], len(set), sizes[i]), sharedTopics(n, m)}
			if c.score >= MinScore && c.topics > 0 {
				all = append(all, c)
			}
		}
	}
	slices.SortFunc(all, candidate.better)
	return all
}

// better orders candidates by score, then by topics, then by IDs.
func (c candidate) better(d candidate) int {
	return cmp.Or(cmp.Compare(d.score, c.score), cmp.Compare(d.topics, c.topics),
		cmp.Compare(min(c.left.ID, c.right.ID), min(d.left.ID, d.right.ID)),
		cmp.Compare(max(c.left.ID, c.right.ID), max(d.left.ID, d.right.ID)))
}

// wordSet returns the words in the wording of n, each once, sorted.
func wordSet(n *Node) []string {
	return slices.Compact(slices.Sorted(slices.Values(kg.WordsOf(n.Text("wording")))))
}

// share returns which share of all words of two sets are in both sets. One set has a words, the other set has b words,
// and common words are in both.
func share(common, a, b int) float64 {
	if common == 0 {
		return 0
	}
	return float64(common) / float64(a+b-common)
}

// sharedTopics returns the number of topics that both provisions have.
func sharedTopics(a, b *Node) (n int) {
	topics := b.Texts("topics")
	for i, t := range a.Texts("topics") {
		if slices.Contains(topics, t) && !slices.Contains(a.Texts("topics")[:i], t) {
			n++
		}
	}
	return n
}

// score returns which share of all words of two wordings are in both wordings.
func score(a, b *Node) float64 {
	left, right := wordSet(a), wordSet(b)
	common := 0
	for _, w := range left {
		if _, ok := slices.BinarySearch(right, w); ok {
			common++
		}
	}
	return share(common, len(left), len(right))
}
