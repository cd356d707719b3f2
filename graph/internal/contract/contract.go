package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// contract returns the definitions of the contract: those that the tables of kg
// determine, completed by the files in fsys. The error names each file that repeats
// what the tables give, or cannot be read.
func contract(fsys fs.FS) ([]*ast.Definition, error) {
	written, err := readFiles(fsys)
	if err != nil {
		return nil, err
	}
	all := fromTables(written)
	for _, d := range all {
		if d.Kind == ast.Enum && len(d.EnumValues) == 0 {
			written.problems = append(written.problems, fmt.Errorf("%s would have no values: see what "+
				"go test ./internal/kg says of the tables", d.Name))
		}
	}
	if err := errors.Join(written.problems...); err != nil {
		return nil, err
	}
	return all, nil
}

// fromTables returns all definitions in the order in which people read them: what can
// be asked, each noun with its lists, then all that people wrote, then values.
func fromTables(w *written) []*ast.Definition {
	all := []*ast.Definition{w.complete(queryType()), w.take("Node")}
	entity := entityInterface(w)
	document := documentInterface(w, entity)
	for _, n := range nouns() {
		switch n.name {
		case "Entity":
			all = append(all, entity)
		case "Document":
			all = append(all, document)
		default:
			all = append(all, w.complete(objectType(n, entity, document)))
		}
		for _, d := range lists(n) {
			all = append(all, w.complete(d))
		}
	}
	enums := slices.Concat(vocabularyEnums(), kindAndTypeEnums())
	for _, d := range enums {
		all = append(all, w.complete(d))
	}
	for _, d := range enumFilters() {
		all = append(all, w.complete(d))
	}
	return append(all, w.rest()...)
}

// vocabularyEnums returns an enum for each vocabulary of kg.
func vocabularyEnums() (all []*ast.Definition) {
	for _, v := range kg.Vocabularies() {
		d := define(ast.Enum, v.Name, v.Doc)
		for _, t := range v.Terms {
			d.EnumValues = append(d.EnumValues, enumValue(t.Name, t.Doc))
		}
		all = append(all, d)
	}
	return all
}

// kindAndTypeEnums returns the enums of the kinds of entities and the types of
// relationships.
func kindAndTypeEnums() []*ast.Definition {
	kinds := define(ast.Enum, "EntityKind", kindsDoc)
	for _, k := range kg.Kinds() {
		kinds.EnumValues = append(kinds.EnumValues, enumValue(constant(string(k)), k.Row().Doc))
	}
	types := define(ast.Enum, "RelationshipType", typesDoc)
	for _, t := range kg.Types() {
		types.EnumValues = append(types.EnumValues, enumValue(string(t), t.Doc()))
	}
	return []*ast.Definition{kinds, types}
}
