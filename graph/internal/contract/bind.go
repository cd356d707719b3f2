package main

import (
	"errors"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// mark is a line of gqlgen's configuration. This command writes the lines after it.
const mark = "  # Enums are texts here: kg has their values. What follows is generated.\n"

// bindEnums returns gqlgen's configuration with a line for each enum. The line makes the
// enum a string in Go. bindEnums skips enums that already have a line above the mark. It
// also skips the …OrderField enums, because no Go code uses their types.
func bindEnums(config string, all []*ast.Definition) (string, error) {
	by, _, ok := strings.Cut(config, mark)
	if !ok {
		return "", errors.New("gqlgen's configuration lacks the line " + strings.TrimSpace(mark))
	}
	var out strings.Builder
	out.WriteString(by + mark)
	for _, d := range all {
		if d.Kind == ast.Enum && !strings.HasSuffix(d.Name, "OrderField") && !strings.Contains(by, "\n  "+d.Name+":") {
			out.WriteString("  " + d.Name + ": {model: github.com/99designs/gqlgen/graphql.String}\n")
		}
	}
	return out.String(), nil
}
