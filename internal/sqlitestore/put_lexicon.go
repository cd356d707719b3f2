package sqlitestore

import (
	"encoding/json"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// The statements that count words, for all words of a batch at once. A word that no entity has any more is removed.
const (
	countWordsSQL = "INSERT INTO lexicon (word, entities) SELECT key, value FROM json_each(?) WHERE true" +
		" ON CONFLICT (word) DO UPDATE SET entities = entities + excluded.entities"
	removeWordsSQL = "DELETE FROM lexicon WHERE word IN (SELECT value FROM json_each(?)) AND entities = 0"
)

// putLexicon counts the words of entities for [Store.Words]. Those that b puts have their words from now on, and those
// that b replaces or removes have theirs no longer. It is called before b is written.
//
// If the rules of [kg.Lexicon] change, layout must change, because stored words are not counted again.
func (c *change) putLexicon(b kg.Batch) error {
	entities := map[string]int{} // how many entities more have a word
	count := counter(entities)
	t := c.on.entities.wanted(isSearched)
	if err := c.each(byID(t, c.replaced(b)), newScan(nil, t), func(h kg.Hop) { count(h.To, -1) }); err != nil {
		return err
	}
	for _, e := range b.Entities {
		count(e, 1)
	}
	var fewer []string // the words that fewer entities have
	for word, n := range entities {
		if n < 0 {
			fewer = append(fewer, word)
		}
	}
	maps.DeleteFunc(entities, func(_ string, n int) bool { return n == 0 })
	if len(entities) == 0 {
		return nil
	}
	text, err := json.Marshal(entities) // in order; words need no escapes
	if err == nil {
		err = c.exec(countWordsSQL, string(text))
	}
	if err != nil || len(fewer) == 0 {
		return err
	}
	return c.exec(removeWordsSQL, array(fewer))
}

// counter returns a function that adds n to the number of each word of an entity. Like [kg.Store.Words], it counts no
// words of merged entities.
func counter(entities map[string]int) func(e kg.Entity, n int) {
	words := kg.Lexicon{}
	return func(e kg.Entity, n int) {
		if e.Kind == kg.Merged {
			return
		}
		clear(words)
		words.Add(e)
		for word := range words {
			entities[word] += n
		}
	}
}

// replaced returns the IDs of the stored entities that b replaces, and all that b removes.
func (c *change) replaced(b kg.Batch) []kg.ID {
	ids := slices.Clone(b.Remove)
	for _, e := range b.Entities {
		if _, ok := c.entities[e.ID]; ok {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// isSearched reports whether searches look into the field with this name.
func isSearched(name string) bool {
	return slices.ContainsFunc(kg.SearchedFields(), func(f kg.SearchedField) bool { return f.Name == name })
}
