package playground_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/server/playground"
	"accordgraph/server/playground/playgroundtest"
)

// TestPageWithoutAPI opens the page on a server without an API. The page must still appear
// whole, and must tell the reader what is wrong. playgroundtest.Run tests the page with the
// API, in the tests of package server.
func TestPageWithoutAPI(t *testing.T) {
	server := httptest.NewServer(playground.Handler())
	defer server.Close()

	page := playgroundtest.Open(t, server.URL+"/playground")
	page.WaitForTabs(len(playground.Tabs()))
	page.PressRun()
	page.WaitForAnswer("404 Not Found")

	for _, problem := range page.Problems() {
		if !strings.HasSuffix(problem, server.URL+"/graphql") {
			t.Error(problem)
		}
	}
}
