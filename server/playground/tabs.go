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

// Tab is one of the example queries the page opens with.
type Tab struct {
	// Name tells the tabs apart: the file's name without its number and ending.
	Name string `json:"name"`
	// Query is the GraphQL document with its comments. It holds one operation,
	// and that has a name, which the page shows as the tab's title.
	Query string `json:"query"`
}

// Tabs returns the example queries in the order the page shows them. They are
// the very bytes the page gets, so a test that runs them runs what readers run.
// They come from web/src/tabs; changing one needs no new build of the page.
func Tabs() []Tab {
	tabs, err := readTabs(tabFiles)
	if err != nil {
		panic(fmt.Sprintf("playground: %v", err))
	}
	return tabs
}

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

// tabName turns "web/src/tabs/1-crimea.graphql" into "crimea".
func tabName(file string) string {
	stem := strings.TrimSuffix(path.Base(file), ".graphql")
	_, name, _ := strings.Cut(stem, "-")
	return name
}
