// Package prose writes links as sentences with numbered footnotes, in each of its languages.
package prose

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Sentence returns l as one sentence. lang is the tag of one of [Languages]. The same link always gives the same
// sentence.
//
// The sentence names both ends, the role, the dates and the note of l. If l is a claim, it names the claimant. It also
// says whether l is disputed, withdrawn or overtaken, and who disputes it. Names are not translated. If an end is
// missing, the sentence contains its ID.
//
// For all links of one step together, Sentence takes at most one round trip for each of these: the ends, the claimants,
// the disputing relationships, the ends of the disputing relationships, their claimants, and their sources. It makes no
// round trip that would read nothing.
func Sentence(ctx context.Context, l *query.Link, lang string) (string, error) {
	b, err := phrasebookOf(lang)
	if err != nil {
		return "", err
	}
	text, err := statement(ctx, l, b)
	if err != nil {
		return "", err
	}
	if text, err = withStatus(ctx, l, b, text); err != nil {
		return "", err
	}
	if text, err = withClaimant(ctx, l, b, text); err != nil {
		return "", err
	}
	return withFullStop(capital(text)), nil
}

// withClaimant adds the claimant to text, if l is a claim. A claim by the data set's editors is called a judgement. If
// l says that an actor claims or recognises a place, and that actor is the claimant, text names the claimant already.
func withClaimant(ctx context.Context, l *query.Link, b phrasebook, text string) (string, error) {
	claimant := kg.ID(l.Text("assertedBy"))
	if claimant == "" || claimant == l.From && (l.Type == kg.Claims || l.Type == kg.Recognises) {
		return text, nil
	}
	n, err := l.AssertedBy(ctx)
	if err != nil {
		return "", err
	}
	if n != nil && n.Text("category") == "COMPILER" {
		return b.say("judgement", sayable{"text": text}), nil
	}
	return b.say("claim", sayable{"who": nameOf(n, claimant), "text": text}), nil
}

// statement returns in words what l states, without its claimant and its status.
func statement(ctx context.Context, l *query.Link, b phrasebook) (string, error) {
	from, err := l.Source(ctx)
	if err != nil {
		return "", err
	}
	to, err := l.Target(ctx)
	if err != nil {
		return "", err
	}
	v := sayable{
		"from": nameOf(from, l.From), "to": nameOf(to, l.To),
		"role": withoutFullStop(l.Text("role")), "note": withoutFullStop(l.Text("note")),
		"alignment": b.say(l.Text("alignment"), nil), "dependence": b.say(l.Text("dependence"), nil),
		"requirement": b.say(l.Text("requirement"), nil), "vote": b.say(l.Text("vote"), nil),
	}
	if l.Text("alignment") == "DROPPED" {
		v["dropped"] = b.say("DROPPED", nil)
	}
	held := l.Text("validFrom")
	if held == "" && l.Type == kg.Raised && to != nil {
		held = to.Text("date")
	}
	b.setDates(v, held, l.Text("validTo"))
	return b.say(string(l.Type), v), nil
}

// withStatus adds to text whether l is disputed, withdrawn or overtaken. A link is disputed if its status says so, or
// if a link that was not withdrawn contradicts it.
func withStatus(ctx context.Context, l *query.Link, b phrasebook, text string) (string, error) {
	v := sayable{"text": text, "ended": b.date("at", l.Text("knownTo"))}
	switch status := l.Text("status"); status {
	case "RETRACTED", "SUPERSEDED":
		return b.say(status, v), nil
	}
	others, err := l.Disputes(ctx)
	others = slices.DeleteFunc(others, func(o *query.Link) bool { return o.Text("status") == "RETRACTED" })
	if err != nil || len(others) == 0 && l.Text("status") != "DISPUTED" {
		return text, err
	}
	who, where, err := disputers(ctx, l, others)
	v["who"], v["where"] = b.join(who), b.join(where)
	return b.say("DISPUTED", v), err
}

// disputers returns the names of those who contradict l. These are the claimants of the links in others, which
// contradict l. For a link without a claimant, disputers returns the publishers or titles of its sources. Each name is
// returned once. If a link says that another actor claims the same place, that actor counts as the claimant of the
// link.
func disputers(ctx context.Context, l *query.Link, others []*query.Link) (who, where []string, err error) {
	for _, o := range others {
		if o.Type == kg.Claims && o.From != l.From {
			n, err := o.Source(ctx)
			if err != nil {
				return nil, nil, err
			}
			who = appendNew(who, nameOf(n, o.From))
			continue
		}
		if claimant := kg.ID(o.Text("assertedBy")); claimant != "" {
			n, err := o.AssertedBy(ctx)
			if err != nil {
				return nil, nil, err
			}
			who = appendNew(who, nameOf(n, claimant))
			continue
		}
		sources, err := o.Sources(ctx)
		if err != nil {
			return nil, nil, err
		}
		for _, s := range sources {
			publisher := oneLine(s.Text("publisher"))
			if publisher == "" {
				publisher = nameOf(s, s.ID)
			}
			where = appendNew(where, publisher)
		}
	}
	return who, where, nil
}

func appendNew(all []string, s string) []string {
	if slices.Contains(all, s) {
		return all
	}
	return append(all, s)
}

// join returns names as a list for a sentence, such as "a, b and c" in English.
func (b phrasebook) join(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return b.say("and", sayable{"first": strings.Join(names[:last], ", "), "last": names[last]})
}

// nameOf returns the name of n, or id if n is nil or has no name.
func nameOf(n *query.Node, id kg.ID) string {
	if n != nil && oneLine(n.Name) != "" {
		return oneLine(n.Name)
	}
	return string(id)
}

// oneLine returns s with single spaces and without control characters.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// withoutFullStop returns s on one line and without its full stop, for use within a sentence.
func withoutFullStop(s string) string {
	s = oneLine(s)
	if strings.HasSuffix(s, "..") { // an ellipsis
		return s
	}
	return strings.TrimSuffix(s, ".")
}

// capital returns s with its first letter in upper case.
func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// withFullStop returns s with a full stop, unless s already ends in a sentence mark.
func withFullStop(s string) string {
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}
