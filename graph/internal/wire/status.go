package wire

import (
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
)

// clientGone is the status of an answer that no client waits for. Proxies use it.
const clientGone = 499

// statusOfCode has the status of a response without data, by the code of its first error.
// It is the same in both media types.
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

// statusOf returns the status of a response. With data it is 200, also if the data is
// null or there are errors beside it. Without data the code of the first error decides.
// If the code has no status, the response is a request error. That is 400, or 200 in
// plainJSON, because its clients accept no other status.
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
