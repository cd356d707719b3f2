package model

import (
	"context"
	"strings"

	"accordgraph/internal/prose"
	"accordgraph/internal/query"
)

// lang returns the argument `lang` as a tag of package prose. The argument is a value of an enum, such as EN.
func lang(ctx context.Context) string {
	s, _ := args(ctx)["lang"].(string)
	return strings.ToLower(s)
}

// Prose is a list of sentences with their footnotes.
type Prose = prose.Text

// words returns the links in words, in the language that the argument `lang` names.
func words(ctx context.Context, links []*query.Link) (*Prose, error) {
	p, err := prose.Write(ctx, links, lang(ctx))
	return &p, err
}
