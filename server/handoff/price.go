package handoff

import "bytes"

// stepLinks is the number of links of which the additions have one price, and stepPrice is that price: about as much as
// the API asks for 100 relationships with their ends, claimants, evidence and sources, without the relationships themselves.
const (
	stepLinks = 100
	stepPrice = 1500
)

// linkKey stands in the data of an answer once for each relationship, and nowhere else: in a text, the marks would have
// backslashes.
var linkKey = []byte(`"` + prefix + `type":`)

// priceOf is a graph.Price: the price of what was added, by the links that were read, in steps of stepLinks.
func priceOf(data []byte) int {
	links := bytes.Count(data, linkKey)
	return (links + stepLinks - 1) / stepLinks * stepPrice
}
