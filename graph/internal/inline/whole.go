package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// This file rewrites objects so that their plain fields are written as text at once, without a value for each field.
//
// A field is plain if its value is there without a context and cannot be an error: a leaf, or an object or a list of
// objects all of whose selected fields are plain. Which fields are plain is decided once for each selection. An object
// whose fields are all plain, and a list of such objects, is one text. If a value turns out to need a context after all
// (it panics, or is null where the schema has none), the text is given up, and gqlgen's code resolves the object again
// and reports the error. Plain values have no effects, so they can be read twice.

var (
	// resolved is the head of the method that resolves an object.
	resolved = regexp.MustCompile(
		`^\(ctx context\.Context, sel ast\.SelectionSet, obj \*([^\n]+)\) graphql\.Marshaler \{\n` +
			`\tfields := graphql\.CollectFields\(ec\.OperationContext, sel, ([\pL\d_]+Implementors)\)\n`)
	direct = regexp.MustCompile(`case "(\w+)":\n\t\t\tout\.Values\[i\] = ec\.(_[\pL\d_]+)\(ctx, field, obj\)\n`)

	// These are the bodies of the marshallers of objects: a value, a pointer, and a pointer that must not be nil.
	byValue    = regexp.MustCompile(`\{\n\treturn ec\._([\pL\d_]+)\(ctx, sel, &v\)\n\}$`)
	byPointer  = regexp.MustCompile(`, v \*[^\n]*\{\n\tif v == nil \{\n\t\treturn graphql\.Null\n\t\}\n\treturn ec\._([\pL\d_]+)\(ctx, sel, v\)\n\}$`)
	byRequired = regexp.MustCompile(`, v \*[^\n]*\{\n\tif v == nil \{\n\t\tgraphql\.AddInvalidNullError\(ctx, "[^"\n]*"\)\n\t\treturn graphql\.Null\n\t\}\n\treturn ec\._([\pL\d_]+)\(ctx, sel, v\)\n\}$`)

	marshalled = regexp.MustCompile(`res := (?:graphql|scalar)\.Marshal(String|Int|Boolean|ID)\((\*?v|string\(v\))\)`)
	nilIsNull  = regexp.MustCompile(`\{\n\tif v == nil \{\n\t\treturn graphql\.Null\n\t\}\n`)
)

// An objectType is a type of the schema whose objects have plain fields.
type objectType struct {
	name         string
	goType       string // without the *
	implementors string // the variable that has the names of the type
	method       string // the source of the method that resolves an object
}

// objectType returns the type whose objects the method with a name resolves. It returns false for the root, and for
// introspection, whose code is changed later.
func (all methods) objectType(method string) (objectType, bool) {
	text := all[method]
	m := resolved.FindStringSubmatch(text)
	if m == nil || !strings.Contains(text, fieldSet) || strings.HasPrefix(method, "___") {
		return objectType{}, false
	}
	return objectType{strings.TrimPrefix(method, "_"), m[1], m[2], text}, true
}

// elements returns the type of the objects of a list whose elements have this marshaller.
func (all methods) elements(marshal string) (objectType, bool) {
	if m := byValue.FindStringSubmatch(all[marshal]); m != nil {
		return all.objectType("_" + m[1])
	}
	return objectType{}, false
}

// plainFields returns the source of the functions that say which fields are plain, and write them, for all types.
func (all methods) plainFields() string {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	var out strings.Builder
	for _, name := range names {
		if t, ok := all.objectType(name); ok {
			out.WriteString(all.plainFieldsOf(t))
		}
	}
	return out.String()
}

// plainFieldsOf returns the source of the two functions of a type.
func (all methods) plainFieldsOf(t objectType) string {
	tests := "\tcase \"__typename\":\n\t\treturn true\n"
	writes := fmt.Sprintf("\tcase \"__typename\":\n\t\treturn append(b, `%q`...), true\n", t.name)
	for _, m := range direct.FindAllStringSubmatch(t.method, -1) {
		if test, write := all.plainField(m[2]); test != "" {
			tests += fmt.Sprintf("\tcase %q:\n\t\treturn %s\n", m[1], test)
			writes += fmt.Sprintf("\tcase %q:\n%s", m[1], write)
		}
	}
	return fmt.Sprintf(`
// plain%[1]s reports whether a field of %[1]s is plain.
func plain%[1]s(ec *executionContext, f *fields, i int) bool {
	switch f.all[i].Name {
%[3]s	}
	return false
}

// write%[1]s appends the value of a plain field.
func write%[1]s(ec *executionContext, b []byte, f *fields, i int, obj *%[2]s) ([]byte, bool) {
	switch f.all[i].Name {
%[4]s	}
	return b, false
}
`, t.name, t.goType, tests, writes)
}

// plainField returns the source of the test whether a field is plain, and of the code that writes it. They are empty if
// the field never is.
func (all methods) plainField(method string) (test, write string) {
	m := field.FindStringSubmatch(all[method])
	if m == nil {
		return "", ""
	}
	body, marshal := m[3], m[5]
	value, test := "", "true"
	if p := plain.FindStringSubmatch(body); p != nil {
		value = p[1]
	} else if p := inLanguage.FindStringSubmatch(body); p != nil {
		value, test = p[1]+"(f.langs[i])", "f.speak(ec, i)"
	} else {
		return "", ""
	}
	if all.quiet(marshal) {
		if write = all.writeLeaf(marshal); write == "" {
			return "", ""
		}
		return test, fmt.Sprintf("\t\tv := %s\n%s", value, write)
	}
	if test != "true" {
		return "", ""
	}
	t, write := all.writeObjects(marshal)
	if write == "" {
		return "", ""
	}
	return fmt.Sprintf("f.nest(ec, i, %s, plain%s)", t.implementors, t.name), fmt.Sprintf("\t\tv := %s\n%s", value, write)
}

// writeLeaf returns the source that writes the leaf v as a quiet marshaller does. It is empty for a list whose elements
// can be null.
func (all methods) writeLeaf(marshal string) string {
	text, null := all[marshal], ""
	if nilIsNull.MatchString(text) {
		null = "\t\tif v == nil {\n\t\t\treturn append(b, `null`...), true\n\t\t}\n"
	}
	element := ""
	if m := scalars.FindStringSubmatch(text); m != nil {
		element = m[1]
	} else if m := list.FindStringSubmatch(text); m != nil {
		element = m[1]
	}
	if element == "" {
		m := marshalled.FindStringSubmatch(text)
		return null + "\t\treturn write" + writer(m[1], m[2]) + ", true\n"
	}
	m := marshalled.FindStringSubmatch(all[element])
	if m == nil || strings.HasPrefix(m[2], "*") {
		return ""
	}
	return null + "\t\tb = append(b, '[')\n\t\tfor j, v := range v {\n\t\t\tif j > 0 {\n\t\t\t\tb = append(b, ',')\n\t\t\t}\n" +
		"\t\t\tb = write" + writer(m[1], m[2]) + "\n\t\t}\n\t\treturn append(b, ']'), true\n"
}

// writer returns the end of the name of the function that writes a scalar, with its arguments.
func writer(scalar, argument string) string {
	if scalar == "ID" {
		scalar = "String"
	}
	if scalar == "String" && !strings.HasPrefix(argument, "string(") {
		argument = "string(" + argument + ")"
	}
	return scalar + "(b, " + argument + ")"
}

// writeObjects returns the source that writes the object or the list of objects v, and the type of the objects. The
// source is empty if there is no such type.
func (all methods) writeObjects(marshal string) (objectType, string) {
	text := all[marshal]
	null := "\t\tif v == nil {\n\t\t\treturn append(b, `null`...), true\n\t\t}\n"
	if m := list.FindStringSubmatch(text); m != nil {
		t, ok := all.elements(m[1])
		if !ok {
			return t, ""
		}
		if !nilIsNull.MatchString(text) {
			null = ""
		}
		return t, null + "\t\treturn writeElements(ec, b, f.below[i], v, write" + t.name + ")\n"
	}
	for _, form := range []struct {
		shape     *regexp.Regexp
		null, arg string
	}{
		{byValue, "", "&v"},
		{byPointer, null, "v"},
		{byRequired, "\t\tif v == nil {\n\t\t\treturn b, false\n\t\t}\n", "v"},
	} {
		m := form.shape.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if t, ok := all.objectType("_" + m[1]); ok {
			return t, form.null + "\t\treturn writeObject(ec, b, f.below[i], " + form.arg + ", write" + t.name + ")\n"
		}
	}
	return objectType{}, ""
}

// newObject returns the source that begins an object, in the method with a name.
func (all methods) newObject(method string, did *counts) string {
	t, ok := all.objectType(method)
	if !ok {
		return "\tout := newObject(fields)\n\tfor i, field := range fields.all {\n"
	}
	did.Plain++
	return "\tout := newObject(fields)\n\tif writePlain(ec, out, obj, write" + t.name + ") {\n\t\treturn out\n\t}\n" +
		"\tfor i := range fields.all {\n\t\tif out.has(i) {\n\t\t\tcontinue\n\t\t}\n\t\tfield := fields.all[i]\n"
}

// plainTest returns the name of the function that says which fields are plain, for the method with a name.
func (all methods) plainTest(method string) string {
	if t, ok := all.objectType(method); ok {
		return "plain" + t.name
	}
	return "nil"
}

// wholeList returns the source that writes the list v at once, if its elements can be written so.
func (all methods) wholeList(element string) string {
	t, ok := all.elements(element)
	if !ok {
		return ""
	}
	return fmt.Sprintf("\tif text := writeList(ec, sel, v, %s, plain%[2]s, write%[2]s); text != nil {\n\t\treturn text\n\t}\n",
		t.implementors, t.name)
}
