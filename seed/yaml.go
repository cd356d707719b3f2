package seed

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Files are read as trees and not decoded into structs: a tree knows the line of
// everything in it, goes on after a mistake, and keeps an unquoted 0123 as it is
// written. What it may hold is in the table of fields of package kg.

// parse returns what is in a file, or nil after noting why there is nothing. It
// is strict: no second document, no anchors, no tags.
func (r *reader) parse(fsys fs.FS, file string) ast.Node {
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		r.unread = true
		r.wrong(place{file, 0}, "cannot be read: %v", err)
		return nil
	}
	tree, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey()) // entry finds those, with all else
	if err != nil {
		r.unread = true
		at, message := place{file, 0}, err.Error()
		var bad yaml.Error
		if errors.As(err, &bad) && bad.GetToken() != nil {
			at.line, message = bad.GetToken().Position.Line, bad.GetMessage()
		}
		r.wrong(at, "not YAML: %s", message)
		return nil
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		r.unread = true
		r.wrong(place{file, 1}, "has %d documents, want one that is not empty", len(slices.DeleteFunc(tree.Docs, func(d *ast.DocumentNode) bool { return d.Body == nil })))
		return nil
	}
	return tree.Docs[0].Body
}

// list returns the entries of a file that is a list of them.
func (r *reader) list(fsys fs.FS, file string) []*entry {
	root := r.parse(fsys, file)
	if root == nil {
		return nil
	}
	list, ok := root.(*ast.SequenceNode)
	if !ok {
		r.unread = true
		r.wrong(placeOf(file, root), "is not a list: each entry starts with \"- \"")
		return nil
	}
	var all []*entry
	for _, n := range list.Values {
		if e := r.entry(file, n); e != nil {
			all = append(all, e)
		}
	}
	return all
}

func placeOf(file string, n ast.Node) place { return place{file, n.GetToken().Position.Line} }

// An entry is what is written about one thing: keys and their values.
type entry struct {
	place
	r      *reader
	values map[string]ast.Node // those that were not taken yet
	lines  map[string]int      // of the keys
	known  []string            // the keys that were asked for
}

// entry returns nil after noting a mistake if n is no mapping.
func (r *reader) entry(file string, n ast.Node) *entry {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		r.wrong(placeOf(file, n), "is not an entry: want keys and values")
		return nil
	}
	e := &entry{place{file, 0}, r, map[string]ast.Node{}, map[string]int{}, nil}
	for _, kv := range m.Values {
		at, key := placeOf(file, kv.Key), kv.Key.GetToken().Value
		if e.line == 0 {
			e.line = at.line
		}
		if _, ok := kv.Key.(*ast.StringNode); !ok {
			r.wrong(at, "%q cannot be a key", key)
		} else if first, ok := e.lines[key]; ok {
			r.wrong(at, "the key %s is in line %d already", key, first)
		} else {
			e.values[key], e.lines[key] = kv.Value, at.line
		}
	}
	return e
}

// take returns the value of a key, or nil if the entry has none.
func (e *entry) take(key string) ast.Node {
	e.known = append(e.known, key)
	n := e.values[key]
	delete(e.values, key)
	return n
}

// at returns the place of a key, or of the entry if it does not have it.
func (e *entry) at(key string) place {
	if line, ok := e.lines[key]; ok {
		return place{e.file, line}
	}
	return e.place
}

// need notes those keys that the entry does not have.
func (e *entry) need(keys ...string) {
	for _, key := range keys {
		if _, ok := e.lines[key]; !ok {
			e.r.wrong(e.place, "has no %s", key)
		}
	}
}

// done notes the keys that nobody asked for.
func (e *entry) done() {
	for _, key := range slices.Sorted(maps.Keys(e.values)) {
		e.r.wrong(e.at(key), "there is no key %s here, want one of %s", key, strings.Join(e.known, ", "))
	}
}
