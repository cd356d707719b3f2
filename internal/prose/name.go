package prose

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A name is the words for somebody in a sentence.
type name struct {
	words    string
	isPlural bool
}

// nameOf returns the words for n, or id if n is nil.
func (b book) nameOf(n *query.Node, id kg.ID) name {
	v := sayable{}
	b.mention(v, "who", n, id)
	return name{v["who"], v["who"+plural] != ""}
}

func appendNew(all []name, n name) []name {
	if slices.Contains(all, n) {
		return all
	}
	return append(all, n)
}

// setNames sets the value of a place to a list of names, such as "a, b and c" in English. Of more than four names it
// says the first two and how many there are besides.
func (b book) setNames(v sayable, place string, all []name) {
	words := make([]string, len(all))
	for i, n := range all {
		words[i] = n.words
	}
	switch last := len(all) - 1; {
	case len(all) == 0:
		return
	case len(all) == 1:
		v[place] = words[0]
		if !all[0].isPlural {
			return
		}
	case len(all) > mostNames:
		v[place] = b.say("others", sayable{"first": strings.Join(words[:2], ", "), "number": count(len(all) - 2)})
	default:
		v[place] = b.say("and", sayable{"first": strings.Join(words[:last], ", "), "last": words[last]})
	}
	v[place+plural] = "yes"
}
