package wire

import (
	"cmp"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
)

// clientGone is the status of an answer that no client waits for. Proxies use it.
const clientGone = 499

// statusOfCode maps the code of the first error to the status of a response without data.
// The status is the same in both media types.
var statusOfCode = map[string]int{
	guard.CodeQueryTooLarge:       http.StatusUnprocessableEntity,
	guard.CodeQueryTooDeep:        http.StatusUnprocessableEntity,
	guard.CodeQueryTooCostly:      http.StatusUnprocessableEntity,
	guard.CodeBadUserInput:        http.StatusUnprocessableEntity,
	guard.CodeRateLimited:         http.StatusTooManyRequests,
	guard.CodeUpstreamUnavailable: http.StatusServiceUnavailable,
	guard.CodeTimeout:             http.StatusGatewayTimeout,
	guard.CodeCancelled:           clientGone,
	guard.CodeInternal:            http.StatusInternalServerError,
}

// statusOf returns the status of a response. A response with data has status 200, even if
// the data is null or if the response also has errors. Without data, the code of the
// first error determines the status. If the code has no status, the response is a request
// error. A request error has status 400. In plainJSON it has status 200, because clients
// of plainJSON accept no other status.
func statusOf(media string, response *graphql.Response) int {
	if response.Data != nil {
		return http.StatusOK
	}
	if status := statusOfErrors(response.Errors); status != 0 {
		return status
	}
	if media == plainJSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

// statusOfErrors returns the status of the first error's code, or 0. A wrong variable is a
// request error, as an invalid document is.
func statusOfErrors(errs gqlerror.List) int {
	if len(errs) == 0 || errs[0].Extensions[guard.ExtensionVariable] != nil {
		return 0
	}
	code, _ := errs[0].Extensions["code"].(string)
	return statusOfCode[code]
}

// StatusOf returns the status of a response without data whose first error has that code: 400 for a code without a status
// of its own.
func StatusOf(code string) int { return cmp.Or(statusOfCode[code], http.StatusBadRequest) }
