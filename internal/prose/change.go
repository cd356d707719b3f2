package prose

import (
	"cmp"
	"context"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Change returns a change that a load made, in words: what was added or removed, or what is so now and what was said
// before. A relationship is the sentence that [Say] returns, an entity is its kind and its name, and the data set is its
// revision. lang is the tag of one of [Languages].
//
// For all changes of a page together, Change makes as many round trips as [Say] for what was and for what is.
func Change(ctx context.Context, c *query.DataChange, lang string) (string, error) {
	b, err := bookOf(lang)
	if err != nil {
		return "", err
	}
	if c.ID == kg.Root {
		return sentence(b.say("edition", sayable{"is": c.After, "was": c.Before})), nil
	}
	was, err := b.thing(ctx, c.Change.Was, c.Was())
	if err != nil {
		return "", err
	}
	is, err := b.thing(ctx, c.Change.Is, c.Is())
	if err != nil {
		return "", err
	}
	v := sayable{"text": cmp.Or(is, was), "was": was}
	if is == "" || is == was { // no word of it changed, but perhaps its evidence
		delete(v, "was")
	}
	return sentence(b.say("change "+c.What(), v)), nil
}

// thing returns a thing in words, or "" if there is none. If it is a relationship, l is the same as a link.
func (b book) thing(ctx context.Context, t kg.Thing, l *query.Link) (string, error) {
	if l != nil {
		return Sentence(ctx, l, string(b.lang))
	}
	if t.Entity == nil {
		return "", nil
	}
	name := cmp.Or(oneLine(t.Entity.TextIn(b.code(), "name")), string(t.Entity.ID))
	kind := b.word("EntityKind", strings.ToUpper(string(t.Entity.Kind)))
	return withFullStop(b.say("thing", sayable{"kind": kind, "name": quotable(name)})), nil
}
