package graph

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

// maxHinted is how long the messages about a document may be, in bytes, for it to be
// told "did you mean". To find that takes 5 µs for each byte of a name: it is compared
// with every name that there is (BenchmarkHints).
const maxHinted = 2 << 10

// validate says why a document is not of the schema, by gqlgen's own rules. Few and
// short mistakes come with hints at what may have been meant.
func validate(schema *ast.Schema, doc *ast.QueryDocument) gqlerror.List {
	errs := validator.ValidateWithRules(schema, doc, rulesWithoutHints())
	if len(errs) == 0 {
		return nil
	}
	long := 0
	for _, err := range errs {
		long += len(err.Message)
	}
	if len(errs) <= maxErrors && long <= maxHinted {
		errs = validator.ValidateWithRules(schema, doc, rules.NewDefaultRules())
	}
	return invalid(errs)
}

// rulesWithoutHints are the default ones, but of those that there are with and
// without "did you mean" those without.
func rulesWithoutHints() *rules.Rules {
	r := rules.NewDefaultRules()
	for _, plain := range []core.Rule{
		rules.FieldsOnCorrectTypeRuleWithoutSuggestions, rules.KnownArgumentNamesRuleWithoutSuggestions, rules.KnownTypeNamesRuleWithoutSuggestions,
		rules.ScalarLeafsRuleWithoutSuggestions, rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		r.ReplaceRule(strings.TrimSuffix(plain.Name, "WithoutSuggestions"), plain.RuleFunc)
	}
	return r
}

func invalid(errs gqlerror.List) gqlerror.List {
	if more := len(errs) - maxErrors; more > 0 {
		errs = append(errs[:maxErrors:maxErrors], gqlerror.Errorf("and %d more errors", more))
	}
	for _, err := range errs {
		errcode.Set(err, errcode.ValidationFailed)
	}
	return errs
}

// unnamed says that a document has no operation of a name, or that it needs one to
// choose among those it has.
func unnamed(doc *ast.QueryDocument, name string) *gqlerror.Error {
	names := make([]string, len(doc.Operations))
	for i, op := range doc.Operations {
		names[i] = cmp.Or(op.Name, "one without a name")
	}
	there := "; the document has " + strings.Join(names, ", ")
	err := gqlerror.Errorf("the request has no operationName, want one%s", there)
	if name != "" {
		err = gqlerror.Errorf("there is no operation %s%s", short(name), there)
	}
	errcode.Set(err, errcode.ValidationFailed)
	return err
}
