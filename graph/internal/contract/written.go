package main

import (
	"fmt"
	"io/fs"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// written holds the definitions that people wrote and that are not yet a part of the
// contract.
type written struct {
	left     map[string]*ast.Definition // by name
	order    []string                   // names in the order of the files, then of their lines
	problems []error

	directives map[string]*ast.DirectiveDefinition // by name
}

// readFiles reads the files that people wrote. A name that is defined twice is a mistake.
func readFiles(fsys fs.FS) (*written, error) {
	names, err := fs.Glob(fsys, "*.graphqls")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("there is no file *.graphqls (%v)", err)
	}
	w := &written{left: map[string]*ast.Definition{}, directives: map[string]*ast.DirectiveDefinition{}}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		doc, err := parser.ParseSchema(&ast.Source{Name: "graph/schema/" + name, Input: string(text)})
		if err != nil {
			return nil, fmt.Errorf("parse: %w", err)
		}
		for _, d := range doc.Directives {
			w.directives[d.Name] = d
		}
		for _, d := range doc.Definitions {
			if w.left[d.Name] != nil {
				w.wrong(d.Position, "%s is defined a second time", d.Name)
			}
			w.left[d.Name], w.order = d, append(w.order, d.Name)
		}
	}
	return w, nil
}

// wrong adds a mistake, with its file and line.
func (w *written) wrong(at *ast.Position, format string, args ...any) {
	w.problems = append(w.problems, fmt.Errorf("%s:%d: %w", at.Src.Name, at.Line, fmt.Errorf(format, args...)))
}

// take removes and returns the definition of that name. It is a mistake if there is none.
func (w *written) take(name string) *ast.Definition {
	d := w.left[name]
	delete(w.left, name)
	if d == nil {
		w.problems = append(w.problems, fmt.Errorf("graph/schema: nobody defines %s", name))
		return &ast.Definition{Name: name}
	}
	describe(d)
	return d
}

// complete adds to d what people wrote. It removes the definition with the name of d from
// w, if there is one, and adds the parts of this definition to d. People may add fields,
// and a description if d has none. They may not repeat parts of d.
func (w *written) complete(d *ast.Definition) *ast.Definition {
	by := w.left[d.Name]
	if by == nil {
		return d
	}
	describe(by)
	delete(w.left, d.Name)
	if by.Kind != d.Kind {
		w.wrong(by.Position, "%s is of another sort than the tables of internal/kg make it", d.Name)
	}
	if by.Description != "" && d.Description != "" {
		w.wrong(by.Position, "remove the description of %s: the tables of internal/kg give it", d.Name)
	}
	if by.Description != "" {
		d.Description = by.Description
	}
	if len(by.EnumValues) > 0 {
		w.wrong(by.Position, "remove the values of %s: the tables of internal/kg give them", d.Name)
	}
	for _, f := range by.Fields {
		if d.Fields.ForName(f.Name) != nil {
			w.wrong(f.Position, "remove %s.%s: the tables of internal/kg give it", d.Name, f.Name)
		}
		d.Fields = append(d.Fields, f)
	}
	return d
}

// describe adds a description to each argument that has none.
func describe(d *ast.Definition) {
	for _, f := range d.Fields {
		for _, a := range f.Arguments {
			if a.Description == "" {
				a.Description = argumentDocs[a.Name]
			}
		}
	}
}

// rest removes and returns all definitions that are left. No table determines them.
func (w *written) rest() (all []*ast.Definition) {
	for _, name := range w.order {
		if d := w.left[name]; d != nil {
			describe(d)
			all = append(all, d)
			delete(w.left, name)
		}
	}
	return all
}
