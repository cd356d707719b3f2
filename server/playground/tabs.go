package playground

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed web/src/tabs/*.graphql
var tabFiles embed.FS

// Tab is one of the example queries with which the page opens.
type Tab struct {
	// Name is the name of the file, without its number and extension. It is unique.
	Name string `json:"name"`
	// Query is the GraphQL document with its comments. It has one operation. The page
	// shows the name of the operation as the title of the tab.
	Query string `json:"query"`
}

// Tabs returns the example queries in the order in which the page shows them. The page
// gets the same bytes, so a test that runs them runs the queries that readers run. They
// come from web/src/tabs. A change to one of them needs no new build of the page.
func Tabs() []Tab {
	tabs, err := readTabs(tabFiles)
	if err != nil {
		panic(fmt.Sprintf("playground: %v", err))
	}
	return tabs
}

// readTabs reads the example queries from files.
func readTabs(files fs.FS) ([]Tab, error) {
	names, err := fs.Glob(files, "web/src/tabs/*.graphql")
	if err != nil {
		return nil, err
	}
	var tabs []Tab
	for _, name := range names {
		query, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		tabs = append(tabs, Tab{Name: tabName(name), Query: string(query)})
	}
	return tabs, nil
}

// tabName returns the name of a tab: "crimea" for "web/src/tabs/1-crimea.graphql".
func tabName(file string) string {
	stem := strings.TrimSuffix(path.Base(file), ".graphql")
	_, name, _ := strings.Cut(stem, "-")
	return name
}
