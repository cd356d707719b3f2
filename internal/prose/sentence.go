// Package prose puts links into words: sentences with numbered footnotes, in each of its languages.
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

// Sentence returns l as one sentence in the language of that tag, which is one of
// [Languages]: who to whom, in which role, when it held, with the note; whose
// claim it is, if it is one; and who says otherwise, or that it was withdrawn or
// overtaken. Names stand as they are kept and are not translated; an end that is
// not there is named by its ID. The same link always reads the same.
//
// For all links of a step together it takes a trip each for ends that are not
// known, for claimants, for what says otherwise, for the claimants of that, and
// for its sources where it has no claimant; each only if there are such.
func Sentence(ctx context.Context, l *query.Link, lang string) (string, error) {
	b, err := phrasebookOf(lang)
	if err != nil {
		return "", err
	}
	text, err := stated(ctx, l, b)
	if err != nil {
		return "", err
	}
	if text, err = standingOf(ctx, l, b, text); err != nil {
		return "", err
	}
	if text, err = claimed(ctx, l, b, text); err != nil {
		return "", err
	}
	return finished(capital(text)), nil
}

// claimed adds to text whose claim it is, if it is one. What the compiler of the
// data infers is a judgement. Who claims a place makes no other claim by that.
func claimed(ctx context.Context, l *query.Link, b phrasebook, text string) (string, error) {
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

// stated puts into words what l states, whoever does.
func stated(ctx context.Context, l *query.Link, b phrasebook) (string, error) {
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
		"role": unfinished(l.Text("role")), "note": unfinished(l.Text("note")),
		"alignment": b.say(l.Text("alignment"), nil),
	}
	if l.Text("alignment") == "DROPPED" {
		v["dropped"] = b.say("DROPPED", nil)
	}
	held := l.Text("validFrom")
	if held == "" && l.Type == kg.Raised && to != nil {
		held = to.Text("date")
	}
	b.held(v, held, l.Text("validTo"))
	return b.say(string(l.Type), v), nil
}

// standingOf adds to text whether l stands. What is disputed by something that was
// not withdrawn is disputed, whether or not its status says so.
func standingOf(ctx context.Context, l *query.Link, b phrasebook, text string) (string, error) {
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

// disputers returns the names of those who claim others, and the publishers, or
// titles, of the sources of those that nobody claims. Each is named once. Who claims a
// place disputes that another does, whoever tells of it.
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

// join returns names as a list in a sentence.
func (b phrasebook) join(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return b.say("and", sayable{"first": strings.Join(names[:last], ", "), "last": names[last]})
}

// nameOf returns the name of n, or its ID if n is not there or has no name.
func nameOf(n *query.Node, id kg.ID) string {
	if n != nil && oneLine(n.Name) != "" {
		return oneLine(n.Name)
	}
	return string(id)
}

// oneLine returns s with single spaces and without what cannot be printed.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// unfinished returns s without its full stop, to stand within a sentence.
func unfinished(s string) string {
	s = oneLine(s)
	if strings.HasSuffix(s, "..") { // an ellipsis
		return s
	}
	return strings.TrimSuffix(s, ".")
}

// capital returns s with a capital.
func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// finished returns s with a full stop, if nothing else ends it.
func finished(s string) string {
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}
