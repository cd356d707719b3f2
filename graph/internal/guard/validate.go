package guard

import (
	"cmp"
	"strings"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// maxHinted is a length in bytes. validate adds "did you mean" to the messages about a
// document only if all of them together are no longer than maxHinted. A hint takes 5 µs
// for each byte of a name, because gqlparser compares the name with every name in the
// schema (BenchmarkHints).
const maxHinted = 2 << 10

// validate returns the errors of a document by gqlgen's own rules. Errors that are few
// and short have hints ("did you mean").
func validate(schema *ast.Schema, doc *ast.QueryDocument) gqlerror.List {
	errs := validator.ValidateWithRules(schema, doc, rulesWithoutHints())
	if len(errs) == 0 {
		return nil
	}
	length := 0
	for _, err := range errs {
		length += len(err.Message)
	}
	if len(errs) <= maxErrors && length <= maxHinted {
		errs = validator.ValidateWithRules(schema, doc, rules.NewDefaultRules())
	}
	return coded(errs)
}

// rulesWithoutHints returns the default rules without "did you mean".
func rulesWithoutHints() *rules.Rules {
	r := rules.NewDefaultRules()
	for _, plain := range []core.Rule{
		rules.FieldsOnCorrectTypeRuleWithoutSuggestions,
		rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownTypeNamesRuleWithoutSuggestions,
		rules.ScalarLeafsRuleWithoutSuggestions,
		rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		r.ReplaceRule(strings.TrimSuffix(plain.Name, "WithoutSuggestions"), plain.RuleFunc)
	}
	return r
}

// coded gives each error its code, and cuts the list to maxErrors.
func coded(errs gqlerror.List) gqlerror.List {
	if more := len(errs) - maxErrors; more > 0 {
		errs = append(errs[:maxErrors:maxErrors], gqlerror.Errorf("and %d more errors", more))
	}
	for _, err := range errs {
		errcode.Set(err, errcode.ValidationFailed)
	}
	return errs
}

// noSuchOperation returns the error for a document that has no operation of that name,
// or that has several operations while the request has no operationName.
func noSuchOperation(doc *ast.QueryDocument, name string) *gqlerror.Error {
	names := make([]string, len(doc.Operations))
	for i, op := range doc.Operations {
		names[i] = cmp.Or(op.Name, "one without a name")
	}
	operations := "; the document has " + strings.Join(names, ", ")
	err := gqlerror.Errorf("the request has no operationName, want one%s", operations)
	if name != "" {
		err = gqlerror.Errorf("there is no operation %s%s", Short(name), operations)
	}
	errcode.Set(err, errcode.ValidationFailed)
	return err
}
