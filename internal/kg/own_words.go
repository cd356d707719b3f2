package kg

import "slices"

// ownWords are the fields with prose of the data set's editors, in the order in which they count. The name of a source
// is a title that the editors shortened or translated; names of other entities are nobody's words.
var ownWords = []string{
	"wording", "paraphrase", "ground", "summary", "title", "object", "condition", "deadline", "note",
}

// OwnWords returns the fields of entities of kind k with prose of the data set's editors, those in Ukrainian after the
// English ones.
func OwnWords(k Kind) []Field { return ownWordsOf[k] }

// ownWordsOf maps a kind to the result of OwnWords.
var ownWordsOf = func() map[Kind][]Field {
	all := map[Kind][]Field{}
	for _, k := range Kinds() {
		names := ownWords
		if k == Source {
			names = append([]string{"name"}, names...)
		}
		for _, end := range []string{"", inUkrainian} {
			for _, name := range names {
				fields := EntityFields(k)
				if i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name+end }); i >= 0 {
					all[k] = append(all[k], fields[i])
				}
			}
		}
	}
	return all
}()

// indexed are the names of the fields whose words a [SearchText] has: those that are searched, prose of the editors,
// and the words around a quote. A field that is indexed and not searched only makes its entity a candidate.
var indexed = func() (all []string) {
	for _, f := range searched {
		all = append(all, f.Name)
	}
	for _, k := range Kinds() {
		for _, f := range ownWordsOf[k] {
			if !slices.Contains(all, f.Name) {
				all = append(all, f.Name)
			}
		}
	}
	return append(all, "prefix", "suffix")
}()
