package model

import (
	"context"
	"strings"

	"accordgraph/internal/prose"
	"accordgraph/internal/query"
)

// lang returns the argument lang, which is an enum such as EN, as a tag of package prose.
func lang(ctx context.Context) string {
	s, _ := args(ctx)["lang"].(string)
	return strings.ToLower(s)
}

// Prose is a list of sentences with their footnotes.
type Prose = prose.Text

// words returns the links in words, in the language of the argument lang.
func words(ctx context.Context, links []*query.Link) (*Prose, error) {
	p, err := prose.Write(ctx, links, lang(ctx))
	return &p, err
}
