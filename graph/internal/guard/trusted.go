package guard

import (
	"errors"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// CheckTrusted returns the reason why a trusted document could never be answered, or
// nil. It does not estimate a cost, which depends on the variables of a request.
func CheckTrusted(schema *ast.Schema, text string) error {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, MaxTokens)
	if err != nil {
		return err
	}
	if len(doc.Operations) == 0 {
		return errors.New("it has no operation")
	}
	if err := measure(doc).refusal(); err != nil {
		return err
	}
	if errs := validator.ValidateWithRules(schema, doc, rules.NewDefaultRules()); len(errs) > 0 {
		return errs
	}
	return nil
}
