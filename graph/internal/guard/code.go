package guard

import (
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The codes of errors, in extensions.code of an answer. gqlgen has two more:
// GRAPHQL_PARSE_FAILED and GRAPHQL_VALIDATION_FAILED.
const (
	CodeBadRequest          = "BAD_REQUEST"
	CodeBadUserInput        = "BAD_USER_INPUT"
	CodeQueryTooLarge       = "QUERY_TOO_LARGE"
	CodeQueryTooDeep        = "QUERY_TOO_DEEP"
	CodeQueryTooCostly      = "QUERY_TOO_COSTLY"
	CodeRateLimited         = "RATE_LIMITED"
	CodeUpstreamUnavailable = "UPSTREAM_UNAVAILABLE"
	CodeTimeout             = "TIMEOUT"
	CodeCancelled           = "CANCELLED"
	CodeInternal            = "INTERNAL"
)

// ExtensionVariable is a key in the extensions of an error about a variable. Its value is
// the variable's name. GraphQL over HTTP has a status of its own for errors about
// variables.
const ExtensionVariable = "variable"

// maxMessage is the greatest length of a message in bytes. The limit is needed because
// messages of gqlgen repeat parts of the request, such as a name of 200 KB.
const maxMessage = 500

// SetCode makes code the only extension of err.
func SetCode(err *gqlerror.Error, code string) { err.Extensions = map[string]any{"code": code} }

// Short returns text, cut to a length that fits into a message.
func Short(text string) string {
	if len(text) <= maxMessage {
		return text
	}
	return strings.ToValidUTF8(text[:maxMessage], "") + "…"
}

// Refuse returns an error about a limit. The message and the extensions of the error
// contain the limit and the requested amount. format contains %s for the requested
// amount, and after it %d for the limit.
func Refuse(code string, limit, requested int, format string) *gqlerror.Error {
	amount := strconv.Itoa(requested)
	if requested == maxInt32 {
		amount += " or more"
	}
	err := gqlerror.Errorf(format, amount, limit)
	err.Extensions = map[string]any{"code": code, "limit": limit, "requested": requested}
	return err
}
