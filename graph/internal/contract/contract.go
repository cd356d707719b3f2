package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// contract returns the definitions of the contract, and the prices of its fields. The
// tables of kg determine some definitions, and the files in fsys complete them. The error
// names each file that cannot be read, each line that repeats what the tables give, and
// each field that needs a price and has none.
func contract(fsys fs.FS) ([]*ast.Definition, map[string]price, error) {
	written, err := readFiles(fsys)
	if err != nil {
		return nil, nil, err
	}
	all := fromTables(written)
	prices := written.takePrices(all)
	if err := errors.Join(slices.Concat(written.problems, undescribed(all), empty(all))...); err != nil {
		return nil, nil, err
	}
	return all, prices, nil
}

// empty returns an error for each enum without values.
func empty(all []*ast.Definition) (problems []error) {
	for _, d := range all {
		if d.Kind == ast.Enum && len(d.EnumValues) == 0 {
			problems = append(problems, fmt.Errorf("%s has no values: "+
				"go test ./internal/kg says which row of a table leaves something out", d.Name))
		}
	}
	return problems
}

// undescribed returns an error for each type, field, argument and value without a
// description.
func undescribed(all []*ast.Definition) (problems []error) {
	check := func(name, doc string) {
		if doc == "" {
			problems = append(problems, fmt.Errorf("%s has no description: "+
				"write it in graph/schema, or as the Doc of its row in internal/kg", name))
		}
	}
	for _, d := range all {
		check(d.Name, d.Description)
		for _, f := range d.Fields {
			check(d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				check(fmt.Sprintf("%s.%s(%s:)", d.Name, f.Name, a.Name), a.Description)
			}
		}
		for _, v := range d.EnumValues {
			check(d.Name+"."+v.Name, v.Description)
		}
	}
	return problems
}

// fromTables returns all definitions in the order of the contract. Query comes first,
// then each noun with its lists, then the enums of the tables, and last the types that no
// table determines.
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
