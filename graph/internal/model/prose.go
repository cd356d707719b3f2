package model

import (
	"context"
	"strings"

	"accordgraph/internal/prose"
	"accordgraph/internal/query"
)

// lang returns the language that was asked for, as kg names it.
func lang(ctx context.Context) string {
	s, _ := args(ctx)["lang"].(string)
	return strings.ToLower(s)
}

// Prose is kg's.
type Prose = prose.Text

func words(ctx context.Context, links []*query.Link) (*Prose, error) {
	p, err := prose.Write(ctx, links, lang(ctx))
	return &p, err
}
