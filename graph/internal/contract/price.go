package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// The directives that graph/schema/cost.graphqls defines.
const (
	costName = "cost"
	sizeName = "listSize"
)

// What a field costs if nobody writes a directive.
const (
	oneTrip     = "100" // the weight of one round trip
	defaultPage = "20"  // the length of a page, as in argumentDocs
)

// A price is what the directives of one field say.
type price struct {
	weight, assumedSize int
	slicing, sized      []string
}

// takePrices returns the prices of all fields by their names, such as Query.node, and
// removes the directives, because the published contract has none.
func (w *written) takePrices(all []*ast.Definition) map[string]price {
	types := map[string]*ast.Definition{}
	for _, d := range all {
		types[d.Name] = d
	}
	prices := map[string]price{}
	eachField(all, func(d *ast.Definition, f *ast.FieldDefinition) {
		w.addPrice(d, f, types)
		if f.Directives.ForName(costName) != nil || f.Directives.ForName(sizeName) != nil {
			prices[d.Name+"."+f.Name] = w.price(f, types)
		}
	})
	// Types share the fields of their interfaces, so all directives are read before one
	// is removed.
	eachField(all, func(_ *ast.Definition, f *ast.FieldDefinition) {
		f.Directives = slices.DeleteFunc(f.Directives, func(d *ast.Directive) bool {
			return d.Name == costName || d.Name == sizeName
		})
	})
	return prices
}

// eachField calls do for each field of an answer.
func eachField(all []*ast.Definition, do func(*ast.Definition, *ast.FieldDefinition)) {
	for _, d := range all {
		if d.IsInputType() {
			continue
		}
		for _, f := range d.Fields {
			do(d, f)
		}
	}
}

// addPrice adds @listSize and @cost to f if a rule determines them. Every connection has
// the same @listSize. A field of the tables takes one round trip, or none. People write
// @cost at the fields that they write.
func (w *written) addPrice(d *ast.Definition, f *ast.FieldDefinition, types map[string]*ast.Definition) {
	name := d.Name + "." + f.Name
	if f.Directives.ForName(sizeName) == nil {
		if is := types[f.Type.Name()]; is != nil && strings.HasSuffix(is.Name, "Connection") {
			f.Directives = append(f.Directives, pageSize(is))
		} else if f.Arguments.ForName("first") != nil {
			w.wrong(f.Position, "say with @listSize how long %s is: see graph/schema/cost.graphqls", name)
		}
	}
	if f.Directives.ForName(costName) == nil && takesTrip(d, f, types) {
		if f.Position != nil {
			w.wrong(f.Position, "say with @cost how many round trips %s takes: see graph/schema/cost.graphqls", name)
		}
		f.Directives = append(f.Directives, directive(costName, argumentOf("weight", oneTrip, ast.StringValue)))
	}
}

// takesTrip reports whether a field takes a round trip. Fields of Query, fields that
// return prose, and fields that are null when the store fails take one. The store returns
// all other fields with the item that they belong to.
func takesTrip(d *ast.Definition, f *ast.FieldDefinition, types map[string]*ast.Definition) bool {
	is := types[f.Type.Name()]
	isLeaf := is == nil || is.IsLeafType() // no file defines Int
	switch {
	case d.Name == "Query", isProse(f):
		return true
	case strings.HasSuffix(d.Name, "Connection"):
		return !f.Type.NonNull
	}
	return d.Fields.ForName("id") != nil && !f.Type.NonNull && !isLeaf
}

// isProse reports whether f returns sentences, for which the store is asked. People wrote such a field, and it is null
// when the store fails.
func isProse(f *ast.FieldDefinition) bool {
	return f.Arguments.ForName("lang") != nil && f.Position != nil && !f.Type.NonNull
}

// pageSize returns the @listSize of the lists that have pages. No file of graph/schema
// repeats it.
func pageSize(connection *ast.Definition) *ast.Directive {
	var sized []string
	for _, name := range []string{"edges", "nodes"} {
		if connection.Fields.ForName(name) != nil {
			sized = append(sized, name)
		}
	}
	return directive(
		sizeName,
		argumentOf("assumedSize", defaultPage, ast.IntValue),
		argumentOf("slicingArguments", "", ast.ListValue, "first", "last"),
		argumentOf("sizedFields", "", ast.ListValue, sized...),
		argumentOf("requireOneSlicingArgument", "false", ast.BooleanValue),
	)
}

// price reads the directives of a field. If people wrote the field, price also reports
// what is wrong with its @listSize.
func (w *written) price(f *ast.FieldDefinition, types map[string]*ast.Definition) (p price) {
	if d := f.Directives.ForName(costName); d != nil {
		p.weight = w.number(f, d, "weight")
	}
	d := f.Directives.ForName(sizeName)
	if d == nil {
		return p
	}
	p.assumedSize = w.number(f, d, "assumedSize")
	p.slicing, p.sized = texts(d, "slicingArguments"), texts(d, "sizedFields")
	if f.Position != nil {
		w.checkSize(f, d, p, types)
	}
	return p
}

// checkSize reports what is wrong with a @listSize.
func (w *written) checkSize(f *ast.FieldDefinition, d *ast.Directive, p price, types map[string]*ast.Definition) {
	for _, a := range d.Arguments {
		if defined := w.directives[sizeName]; defined == nil || defined.Arguments.ForName(a.Name) == nil {
			w.wrong(f.Position, "graph/schema/cost.graphqls defines no argument %s of @listSize", a.Name)
		}
	}
	for _, name := range p.slicing {
		if f.Arguments.ForName(name) == nil {
			w.wrong(f.Position, "%s has no argument %s, which its @listSize names", f.Name, name)
		}
	}
	for _, name := range p.sized {
		if is := types[f.Type.Name()]; is == nil || is.Fields.ForName(name) == nil {
			w.wrong(f.Position, "%s has no field %s, which the @listSize of %s names", f.Type.Name(), name, f.Name)
		}
	}
	one := d.Arguments.ForName("requireOneSlicingArgument")
	if len(p.slicing) > 0 && (one == nil || one.Value.Raw != "false") {
		w.wrong(f.Position, "say requireOneSlicingArgument: false for %s: every list has a default length", f.Name)
	}
}

// number returns an argument that is a whole number, or 0 if it is absent.
func (w *written) number(f *ast.FieldDefinition, d *ast.Directive, name string) int {
	a := d.Arguments.ForName(name)
	if a == nil {
		return 0
	}
	n, err := strconv.Atoi(a.Value.Raw)
	if err != nil || n < 0 {
		w.wrong(f.Position, "%s of @%s of %s is no whole number: %s", name, d.Name, f.Name, a.Value)
	}
	return n
}

// texts returns an argument that is a list of texts.
func texts(d *ast.Directive, name string) (all []string) {
	if a := d.Arguments.ForName(name); a != nil {
		for _, child := range a.Value.Children {
			all = append(all, child.Value.Raw)
		}
	}
	return all
}
