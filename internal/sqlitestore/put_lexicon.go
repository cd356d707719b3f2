package sqlitestore

import (
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"

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
	if err := c.eachSearched(c.replaced(b), func(e kg.Entity) { count(e, -1) }); err != nil {
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

// eachSearched calls use for each of the stored entities with these IDs. The entity has its kind, its name and its
// searched fields. It is valid until use returns.
func (c *change) eachSearched(ids []kg.ID, use func(kg.Entity)) error {
	if len(ids) == 0 {
		return nil
	}
	t := c.on.entities
	fields := t.searched()
	e := kg.Entity{Fields: map[string]any{}}
	values, dest := make([]any, len(fields)), make([]any, len(fields)+1)
	for i := range values {
		dest[i] = &values[i]
	}
	dest[len(fields)] = &e.Kind
	rows, err := c.tx.QueryContext(c.quiet, searchedSQL(), array(ids))
	if err != nil {
		return err
	}
	return eachOf(rows, func(rows *sql.Rows) error {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		err := t.set(&e, fields, values)
		use(e)
		return err
	})
}

// searchedSQL returns the statement for the searched columns and the kind of entities.
func searchedSQL() string {
	var columns strings.Builder
	for _, f := range kg.SearchedFields() {
		columns.WriteString(quote(f.Name) + ", ")
	}
	return "SELECT " + columns.String() + "kind FROM entity WHERE id IN (SELECT value FROM json_each(?))"
}

// searched returns the places in t.fields of the fields that are searched, in the order of [kg.SearchedFields]. The name
// has the place -1, because it is none of t.fields.
func (t *table) searched() []int {
	var all []int
	for _, s := range kg.SearchedFields() {
		all = append(all, slices.IndexFunc(t.fields, func(f *kg.Field) bool { return f.Name == s.Name }))
	}
	return all
}

// set sets the name and the fields of e from their columns, in the order of searched. A field whose column is null is
// absent after that.
func (t *table) set(e *kg.Entity, searched []int, columns []any) error {
	clear(e.Fields)
	for i, at := range searched {
		switch {
		case at < 0:
			e.Name = text(columns[i])
		case columns[i] != nil:
			v, err := valueOf(t.fields[at], columns[i])
			if err != nil {
				return err
			}
			e.Fields[t.fields[at].Name] = v
		}
	}
	return nil
}
