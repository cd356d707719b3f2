// Inline rewrites what gqlgen generated so that it costs less: the same answers,
// byte for byte, by the same resolvers. It is run by go generate after gqlgen.
//
//   - A leaf field that takes no trip is written in place; gqlgen goes through
//     graphql.ResolveField, with a context, two closures and a recover for each.
//   - The fields that a selection collects are kept for the operation; gqlgen looks
//     them up by hashing the names of types, for every object.
//   - Lists are written in a loop, without a goroutine for each element: the first
//     element that needs a trip takes it for the whole level.
//
// It knows the text that gqlgen v0.17.95 writes, and fails, leaving the file as it
// was, if it does not find it.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"regexp"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "inline:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want one file, have %q", args)
	}
	before, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	after, err := rewrite(string(before))
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	return os.WriteFile(args[0], []byte(after), 0o644)
}

// rewrite returns the text with all three changes, or an error if one of them
// finds nothing to change.
func rewrite(text string) (string, error) {
	for _, step := range []struct {
		what   string
		change func(string) (string, int)
	}{{"leaf fields", leaves}, {"collected fields", collects}, {"lists", lists}, {"contexts", contexts}, {"imports", imports}} {
		var n int
		if text, n = step.change(text); n == 0 {
			return "", fmt.Errorf("found no %s to rewrite: gqlgen writes them differently now", step.what)
		}
	}
	return text + helpers, nil
}

var (
	resolves = regexp.MustCompile(`(?s)func \(ec \*executionContext\) (_\w+)\(ctx context\.Context, field graphql\.CollectedField, obj [^)]*\) \(ret graphql\.Marshaler\) \{\n\treturn graphql\.ResolveField\(\n(.*?)\n\t\)\n\}\n`)
	plain    = regexp.MustCompile(`(?s)func\(ctx context\.Context\) \(any, error\) \{\n\t\t\treturn (obj\.\w+(?:\(\))?), nil\n\t\t\},\n\t\tnil,\n\t\tfunc\(ctx context\.Context, selections ast\.SelectionSet, v [^)]*\) graphql\.Marshaler \{\n\t\t\treturn (ec\.marshal\S+?)\(ctx, selections, v\)`)
	scalar   = regexp.MustCompile(`(?s)func \(ec \*executionContext\) fieldContext(_\w+)\([^\n]*\n\treturn graphql\.NewScalarFieldContext`)
	used     = regexp.MustCompile(`out\.Values\[i\] = ec\.(_\w+)\(ctx, field, obj\)`)
	collect  = regexp.MustCompile(`graphql\.CollectFields\(ec\.OperationContext, sel, (\w+Implementors)\)`)
)

// leaves writes leaf fields in place. Those of introspection stay as they are.
func leaves(text string) (string, int) {
	leaf := map[string]bool{}
	for _, m := range scalar.FindAllStringSubmatch(text, -1) {
		leaf[m[1]] = true
	}
	inline := map[string]string{}
	for _, m := range resolves.FindAllStringSubmatch(text, -1) {
		if p := plain.FindStringSubmatch(m[2]); p != nil && leaf[m[1]] && !strings.HasPrefix(m[1], "___") {
			inline[m[1]] = fmt.Sprintf("out.Values[i] = %s(ctx, nil, %s)", p[2], p[1])
		}
	}
	n := 0
	return used.ReplaceAllStringFunc(text, func(s string) string {
		if to, ok := inline[used.FindStringSubmatch(s)[1]]; ok {
			n++
			return to
		}
		return s
	}), n
}

func collects(text string) (string, int) {
	return collect.ReplaceAllString(text, "ec.collect(sel, $1)"), len(collect.FindAllString(text, -1))
}

func lists(text string) (string, int) {
	return replace(text, "graphql.MarshalSliceConcurrently(ctx, len(v), 0, false, ", "marshalSlice(ctx, len(v), ")
}

// contexts gives an execution, which lives as long as the operation, a place to
// keep what was collected.
func contexts(text string) (string, int) {
	return replace(text, "ComplexityRoot]\n}\n", "ComplexityRoot]\n\tcollected sync.Map // of collectKey\n}\n")
}

func imports(text string) (string, int) {
	return replace(text, "\t\"strconv\"\n", "\t\"strconv\"\n\t\"sync\"\n")
}

// replace replaces the first of a declaration, and every one of a call.
func replace(text, old, with string) (string, int) {
	n := strings.Count(text, old)
	if strings.HasSuffix(old, "\n") {
		return strings.Replace(text, old, with, 1), n
	}
	return strings.ReplaceAll(text, old, with), n
}

//go:embed helpers.go.txt
var helpers string
