package seed

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// files reads YAML files. It reads them as syntax trees and does not decode them into structs. A tree
// knows the line of each node, is complete even if a value is wrong, and contains an unquoted 0123
// as it is written. The table of fields in package kg says what a tree may contain.
type files struct {
	fs.FS
	*notes
}

// parse returns the tree of a file. If it cannot, it notes why and returns nil. It refuses a file
// with a second YAML document. Anchors and tags are refused later, because entries cannot read them.
func (f files) parse(file string) ast.Node {
	text, err := fs.ReadFile(f.FS, file)
	if err != nil {
		f.unread(place{file, 0}, "cannot be read: %v", err)
		return nil
	}
	tree, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey()) // entry reports repeated keys
	if err != nil {
		at, message := place{file, 0}, err.Error()
		var bad yaml.Error
		if errors.As(err, &bad) && bad.GetToken() != nil {
			at.line, message = bad.GetToken().Position.Line, bad.GetMessage()
		}
		f.unread(at, "not YAML: %s", message)
		return nil
	}
	isEmpty := func(d *ast.DocumentNode) bool { return d.Body == nil }
	if len(tree.Docs) != 1 || isEmpty(tree.Docs[0]) {
		n := len(slices.DeleteFunc(tree.Docs, isEmpty))
		f.unread(place{file, 1}, "has %d documents, want one that is not empty", n)
		return nil
	}
	return tree.Docs[0].Body
}

// list returns the entries of a file. The file must be a list of entries.
func (f files) list(file string) []*entry {
	root := f.parse(file)
	if root == nil {
		return nil
	}
	list, ok := root.(*ast.SequenceNode)
	if !ok {
		f.unread(placeOf(file, root), "is not a list: each entry starts with \"- \"")
		return nil
	}
	var all []*entry
	for _, n := range list.Values {
		if e := newEntry(f.notes, file, n); e != nil {
			all = append(all, e)
		}
	}
	return all
}

func placeOf(file string, n ast.Node) place { return place{file, n.GetToken().Position.Line} }

// scalar returns the text of n as it is written, or what is wrong with n. The text of a block
// scalar does not include its last line break.
func scalar(n ast.Node) (s, problem string) {
	switch n := n.(type) {
	case *ast.NullNode:
		return "", "is empty: leave it out"
	case *ast.StringNode:
		s = n.Value
	case *ast.LiteralNode:
		s = strings.TrimSuffix(n.Value.Value, "\n")
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		s = n.GetToken().Value
	default:
		return "", "is not a text"
	}
	if s == "" {
		return "", "is empty: leave it out"
	}
	return s, ""
}
