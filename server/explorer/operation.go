package explorer

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed operations/*.graphql
var operationFiles embed.FS

// An Operation is a stored GraphQL operation. The pages ask nothing else.
type Operation struct {
	Name string // the name of the operation and of its file
	Text string // the text of the file, with the fragments that it uses
	ID   string // the SHA-256 of Text, in hex
}

// speaks reports whether the answer depends on a language.
func (o Operation) speaks() bool { return strings.Contains(o.Text, "$lang") }

// dates reports whether the answer can be as of a day.
func (o Operation) dates() bool { return strings.Contains(o.Text, "$asOf") }

// Operations returns all operations of the pages, in the order of their names. It panics if a file cannot be read,
// which a build that passes its tests rules out.
func Operations() []Operation {
	names, err := fs.Glob(operationFiles, "operations/*.graphql")
	if err != nil {
		panic(fmt.Sprintf("explorer: %v", err))
	}
	var all []Operation
	for _, name := range names {
		if !strings.HasSuffix(name, ".fragment.graphql") {
			all = append(all, newOperation(strings.TrimSuffix(path.Base(name), ".graphql")))
		}
	}
	return all
}

// newOperation reads the operation with this name. It panics if there is none.
func newOperation(name string) Operation {
	text := withFragments(source(name))
	sum := sha256.Sum256([]byte(text))
	return Operation{name, text, hex.EncodeToString(sum[:])}
}

// source returns the text of a file of operations.
func source(name string) string {
	b, err := operationFiles.ReadFile("operations/" + name + ".graphql")
	if err != nil {
		panic(fmt.Sprintf("explorer: %v", err))
	}
	return string(b)
}

// spread matches a use of a fragment.
var spread = regexp.MustCompile(`\.\.\.([A-Z]\w*)`)

// withFragments returns text with all fragments that it uses, each once, in the order of their use.
func withFragments(text string) string {
	var done []string
	for at := 0; at < len(text); {
		found := spread.FindStringSubmatchIndex(text[at:])
		if found == nil {
			break
		}
		name := text[at+found[2] : at+found[3]]
		at += found[1]
		if !slices.Contains(done, name) {
			done = append(done, name)
			text += "\n" + source(name+".fragment")
		}
	}
	return text
}
