package prose

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Change returns an entry of the log of loads in words: what was added or removed, or what is so now and what was said
// before. A relationship is the sentence that [Say] returns, an entity is its kind and its name, and the data set is its
// revision. lang is the tag of one of [Languages].
//
// For all entries of a page together, Change makes as many round trips as [Say].
func Change(ctx context.Context, c *query.Change, lang string) (string, error) {
	b, err := bookOf(lang)
	if err != nil {
		return "", err
	}
	if c.ID == kg.Root {
		return sentence(b.say("edition", sayable{"is": c.After, "was": c.Before})), nil
	}
	was, err := b.thing(ctx, c.Was(), lang)
	if err != nil {
		return "", err
	}
	is, err := b.thing(ctx, c.Is(), lang)
	if err != nil {
		return "", err
	}
	v := sayable{"text": is, "was": was}
	switch {
	case is == "":
		v = sayable{"text": was}
	case is == was: // no word of it changed, but perhaps its evidence
		v = sayable{"text": is}
	}
	return sentence(b.say("change "+c.Action(), v)), nil
}

// thing returns a thing in words, or "" if there is none.
func (b book) thing(ctx context.Context, t query.Item, lang string) (string, error) {
	switch t := t.(type) {
	case *query.Link:
		return Sentence(ctx, t, lang)
	case *query.Node:
		kind := b.word("EntityKind", strings.ToUpper(string(t.Kind)))
		return withFullStop(b.say("thing", sayable{"kind": kind, "name": quotable(nameIn(t, b.code()))})), nil
	}
	return "", nil
}

// nameIn returns the name of n in a language, or its ID if it has no name.
func nameIn(n *query.Node, code string) string {
	if name := oneLine(n.TextIn(code, "name")); name != "" {
		return name
	}
	return string(n.ID)
}
