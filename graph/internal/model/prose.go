package model

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
)

// lang returns the language that was asked for, as kg names it.
func lang(ctx context.Context) string {
	s, _ := args(ctx)["lang"].(string)
	return strings.ToLower(s)
}

// Prose is kg's.
type Prose = kg.Prose

func words(ctx context.Context, links []*kg.Link) (*Prose, error) {
	p, err := kg.Words(ctx, links, lang(ctx))
	return &p, err
}
