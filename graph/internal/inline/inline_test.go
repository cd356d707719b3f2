package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fixture returns a part of the code that gqlgen generates, with each pattern once.
func fixture(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("testdata/exec.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestRewrite(t *testing.T) {
	b, did, err := rewrite(fixture(t))
	if err != nil {
		t.Fatal(err)
	}
	if want := (counts{Leaves: 4, Objects: 1, Collects: 1, Lists: 1, Scalars: 1, Sets: 1, Plain: 1, Trips: 1, Deferrals: 1, Answers: 1, Inputs: 1}); did != want {
		t.Errorf("%+v, want %+v", did, want)
	}
	for _, want := range []string{
		"return ec.marshalNID2accordgraphᚋinternalᚋkgᚐID(ctx, field.Selections, obj.ID)",
		"return ec.marshalOString2ᚖstring(ctx, field.Selections, obj.Summary())",
		"ret = ec.panicked(ctx, field, ec.fieldContext_Actor_summary, r)",
		"fc, err := ec.fieldContext_ActorEdge_node(ctx, field)",
		"return ec.marshalNActor2accordgraphᚋgraphᚋinternalᚋmodelᚐActor(ctx, field.Selections, obj.Node)",
		"ec.collect(sel, actorImplementors, plainActor)",
		"out := newObject(fields)\n\tif writePlain(ec, out, obj, writeActor) {",
		"case \"id\":\n\t\tv := obj.ID\n\t\treturn writeString(b, string(v)), true",
		"case \"summary\":\n\t\tv := obj.Summary()\n\t\tif v == nil {\n\t\t\treturn append(b, `null`...), true\n\t\t}",
		"for j, v := range v {",
		"out.Trip(ec.OperationContext, i, false,",
		"buf := bufferOf(ctx)",
		"ret[i] = ec.marshalNTopic2string(ctx, sel, v[i])",
		"marshalList(ctx, len(v), func(",
		// These are not rewritten: a method with a context, a number that can fail, a resolver.
		"return obj.Evidence(ctx)",
		"return obj.Score, nil",
		"return ec.Resolvers.Query().Dataset(ctx)",
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("no %s", want)
		}
	}
}

// A field whose only argument is a language is a leaf like others.
func TestRewriteLanguage(t *testing.T) {
	const old, by = "return obj.Summary(), nil",
		"fc := graphql.GetFieldContext(ctx)\n\t\t\treturn obj.Summary(fc.Args[\"lang\"].(string)), nil"
	b, did, err := rewrite(strings.Replace(fixture(t), old, by, 1))
	const want = "return ec.marshalOString2ᚖstring(ctx, field.Selections, obj.Summary(ec.language(field)))"
	if err != nil || did.Leaves != 4 || !strings.Contains(string(b), want) {
		t.Errorf("%+v, %v, want %s", did, err, want)
	}
}

// TestShapes changes one detail of the generated code, as the next version of gqlgen may.
// With such a change, nothing is rewritten, and the error names the detail.
func TestShapes(t *testing.T) {
	for _, c := range []struct{ name, old, by, want string }{
		{"a value in another shape", "return obj.ID, nil", "return obj.ID(), error(nil)", "_Actor_id: a field with a value of a shape not known"},
		{"a value with an argument", "return obj.Summary(), nil", "return obj.Summary(1), nil", "_Actor_summary: a field with a value"},
		{"no method", "return obj.Summary(), nil", "return ec.Resolvers.Actor().Summary(ctx, obj)", "add method Summary to type Actor in graph/internal/model (field Actor.summary)"},
		{"no method with arguments", "return obj.Evidence(ctx)", "fc := graphql.GetFieldContext(ctx)\n\t\t\treturn ec.Resolvers.Actor().Evidence(ctx, obj, fc.Args[\"x\"].(*int))", "add method Evidence to type Actor"},
		{"middleware", "\t\tnil,\n", "\t\tmiddleware,\n", "a field of a shape not known"},
		{"another function", "graphql.ResolveField(", "graphql.ResolveFieldFast(", "a field of a shape not known"},
		{"another scalar", "graphql.MarshalString(v)", "graphql.MarshalText(ctx, v)", "_Actor_aliases: a leaf with a marshaller of a shape not known"},
		{"no marshaller", ") marshalNID2", ") marshalID2", "_Actor_id: no marshalNID2"},
		{"no leaves", "graphql.NewScalarFieldContext(", "graphql.NewFieldContext(", "found no leaf field"},
		{"no objects", "return obj.Node, nil", "return obj.Node(ctx)", "found no plain object field"},
		{"collecting", "graphql.CollectFields(ec.OperationContext, sel,", "graphql.CollectFields(ctx, sel,", "found no collected field"},
		{"lists", "MarshalSliceConcurrently(ctx, len(v), 0, false,", "MarshalSliceConcurrently(ctx, len(v), 8, false,", "found no list of objects"},
		{"field sets", "deferred := graphql.NewDeferredGroup(ctx)", "deferred := graphql.NewDeferredGroup()", "found no field set"},
		{"objects with plain fields", "obj *model.Actor) graphql.Marshaler {\n\tfields", "obj model.Actor) graphql.Marshaler {\n\tfields", "found no object with plain fields"},
		{"deferrals", "len(deferred.Defers)", "len(deferred.All)", "found no deferral"},
		{"round trips", "out.ResolveConcurrently(", "out.Resolve(", "found no round trip"},
		{"inputs", "NewInputUnmarshalerIndex(", "NewInputIndex(", "found no table of inputs"},
		{"answers", "var buf bytes.Buffer", "buf := new(bytes.Buffer)", "found no answer"},
		{"groups", "ProcessDeferredGroup(deferred)", "ProcessDeferredGroup(&deferred)", "of DeferredGroup( are of a shape not known"},
		{"state", "type executionContext struct {", "type executionContext struct {\n\tmore int", "0 times instead of once"},
		{"imports", "\t\"strconv\"\n", "", "0 times instead of once"},
		{"not Go", "package gen", "gen", "expected 'package'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := fixture(t)
			file := filepath.Join(t.TempDir(), "exec.go")
			changed := strings.ReplaceAll(src, c.old, c.by)
			if changed == src {
				t.Fatalf("the fixture has no %q", c.old)
			}
			write(t, file, changed)
			if err := inline(file); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if read(t, file) != changed {
				t.Error("the file was changed")
			}
		})
	}
}

func TestTwice(t *testing.T) {
	file := filepath.Join(t.TempDir(), "exec.go")
	write(t, file, fixture(t))
	if err := inline(file); err != nil {
		t.Fatal(err)
	}
	once := read(t, file)
	if err := inline(file); err == nil {
		t.Error("it took its own work for gqlgen's")
	}
	if read(t, file) != once {
		t.Error("the file was changed")
	}
}

func write(t *testing.T, file, s string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestGenerated checks that the generated code in the repository is rewritten.
func TestGenerated(t *testing.T) {
	text := read(t, "../gen/exec.go")
	for _, want := range []string{"ret = ec.panicked(", "ec.collect(sel, ", "marshalList(ctx, len(v), ", "out := newObject(fields)", "writePlain(ec, out, obj, writeActor)", "writeList(ec, sel, v, ", "bufferOf(ctx)"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s: run go generate ./graph", want)
		}
	}
	if _, _, err := rewrite(text); err == nil {
		t.Error("it can be rewritten again")
	}
}
