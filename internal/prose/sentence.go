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

// A Statement is a link in words.
type Statement struct {
	Parts   []Part // all of it; joined they are Text
	Note    string // the sentence of the note, which Text ends with; "" if the link has no note
	Dispute string // the sentence that says who says otherwise, or that the claim was given up; "" if it stands
}

// Text returns the statement as one text.
func (s Statement) Text() string { return textOf(s.Parts) }

// Sentence returns l as text. It is [Say] without the parts.
func Sentence(ctx context.Context, l *query.Link, lang string) (string, error) {
	s, err := Say(ctx, l, lang)
	return s.Text(), err
}

// Say returns l in words: a sentence that names both ends, the role and the dates of l; a sentence that says whether l
// is disputed, withdrawn or overtaken, and by whom; and the note of l. If l is a claim, the first sentence names the
// claimant. lang is the tag of one of [Languages]. The same link always gives the same words. If an end is missing, the
// sentence contains its ID. Names and notes that nobody wrote in the language are in English.
//
// For all links of one step together, Say takes at most one round trip for each of these: the ends, the claimants,
// the disputing relationships, the ends of the disputing relationships, their claimants, and their sources. It makes no
// round trip that would read nothing.
func Say(ctx context.Context, l *query.Link, lang string) (Statement, error) {
	b, err := bookOf(lang)
	if err != nil {
		return Statement{}, err
	}
	text, err := b.statement(ctx, l)
	if err != nil {
		return Statement{}, err
	}
	if text, err = b.withClaimant(ctx, l, text); err != nil {
		return Statement{}, err
	}
	dispute, err := b.dispute(ctx, l)
	if err != nil {
		return Statement{}, err
	}
	sentences := []string{sentence(text), sentence(dispute), sentence(b.note(l))}
	whole := strings.Join(slices.DeleteFunc(slices.Clone(sentences), func(s string) bool { return s == "" }), " ")
	return Statement{partsOf(whole), textOf(partsOf(sentences[2])), textOf(partsOf(sentences[1]))}, nil
}

// ownWords are the types that say what their source says.
var ownWords = []kg.Type{kg.Claims, kg.Recognises, kg.Supports, kg.Raised}

// isOwnWord returns whether text, which states l, names the claimant of l as the one who says so: "Utopia objects to
// point 1" and "The event “Utopia speaks” involves Utopia".
func isOwnWord(l *query.Link, claimant kg.ID, text string) bool {
	if l.Type == kg.ObjectsTo || l.Type == kg.About && l.Text("role") == "" {
		return strings.Contains(text, markStart+string(claimant)+markWords)
	}
	return claimant == l.From && slices.Contains(ownWords, l.Type)
}

// withClaimant adds the claimant to text, if l is a claim. A claim by the data set's editors is called a judgement. If
// l says what an actor says, and that actor is the claimant, text names the claimant already.
func (b book) withClaimant(ctx context.Context, l *query.Link, text string) (string, error) {
	claimant := kg.ID(l.Text("assertedBy"))
	if claimant == "" || isOwnWord(l, claimant, text) {
		return text, nil
	}
	n, err := l.AssertedBy(ctx)
	if err != nil {
		return "", err
	}
	if n != nil && n.Text("category") == "COMPILER" {
		return b.say("judgement", sayable{"text": text}), nil
	}
	v := sayable{"text": text}
	b.mention(v, "who", n, claimant)
	return b.say("claim", v), nil
}

// statement returns in words what l states, without its claimant, its status and its note.
func (b book) statement(ctx context.Context, l *query.Link) (string, error) {
	from, err := l.Source(ctx)
	if err != nil {
		return "", err
	}
	to, err := l.Target(ctx)
	if err != nil {
		return "", err
	}
	v := sayable{"role": withoutFullStop(l.Text("role"))}
	b.mention(v, "from", from, l.From)
	b.mention(v, "to", to, l.To)
	b.setPart(v, to)
	b.setParts(v, from, to)
	b.setObjection(v, l, from)
	b.setFlows(v, l, from)
	held := l.Text("validFrom")
	if held == "" && l.Type == kg.Raised && to != nil {
		held = to.Text("date")
	}
	b.setDates(v, held, l.Text("validTo"))
	b.setBe(v)
	return b.sayLink(string(l.Type), qualifiers(l, from, to), v), nil
}

// qualifiers returns the values for which a type may have phrases of its own, in the order in which they are tried.
func qualifiers(l *query.Link, from, to *query.Node) (all []string) {
	for _, field := range []string{"role", "alignment", "dependence", "requirement", "vote", "verdict"} {
		if s := withoutFullStop(l.Text(field)); s != "" {
			all = append(all, s)
		}
	}
	for _, n := range []*query.Node{from, to} {
		if n != nil && n.Kind == kg.Obligation && n.Text("force") != "" {
			all = append(all, n.Text("force"))
		}
	}
	if from != nil && from.Text("standing") != "" {
		all = append(all, from.Text("standing"))
	}
	return append(all, string(l.From.Kind())+" "+string(l.To.Kind()))
}

// sayLink returns the phrase for a link of the type. It adds the role and the date, if the phrase leaves them out. A
// phrase for a qualifier says the qualifier.
func (b book) sayLink(t string, qualifiers []string, v sayable) string {
	p, said := b.choose(t, v)
	saysRole := false
	for _, q := range qualifiers {
		if own, words := b.choose(t+" "+q, v); own != nil {
			p, said, saysRole = own, words, q == v["role"]
			break
		}
	}
	if used := p.values(); !saysRole && v["role"] != "" && !slices.Contains(used, "role") {
		said = b.say("role", sayable{"text": said, "role": v["role"]})
	}
	if v["date"] != "" && !slices.ContainsFunc(p.values(), isDate) {
		said = b.say("dated", sayable{"text": said, "date": v["date"]})
	}
	return said
}

func isDate(value string) bool {
	return value == "date" || value == "when" || value == "since" || value == "past"
}

// setPart sets the value part to the words for a clause without its document.
func (b book) setPart(v sayable, to *query.Node) {
	if to == nil || to.Text("label") == "" {
		return
	}
	v["part"] = mark(to.ID, oneLine(to.TextIn(b.code(), "label")))
}

// setParts sets the values fromPart and toPart to the words for two clauses without their document, if that is the same
// one. A sentence then says the document once.
func (b book) setParts(v sayable, from, to *query.Node) {
	if from == nil || to == nil || from.Text("document") == "" || from.Text("document") != to.Text("document") {
		return
	}
	for place, n := range map[string]*query.Node{"fromPart": from, "toPart": to} {
		if label := oneLine(n.TextIn(b.code(), "label")); label != "" {
			b.setCases(v, place, n.ID, b.declined(label))
		}
	}
}

// note returns the note of l. A note in another language is marked.
func (b book) note(l *query.Link) string {
	note := oneLine(l.TextIn(b.code(), "note"))
	if note == "" || b.lang == English || note != oneLine(l.Text("note")) {
		return note
	}
	return b.say("foreignNote", sayable{"note": note})
}

// dispute returns a sentence that says that l is disputed, withdrawn or overtaken, or "". A link is disputed if its
// status says so, or if a link that was not withdrawn contradicts it.
func (b book) dispute(ctx context.Context, l *query.Link) (string, error) {
	v := sayable{"ended": b.date("at", l.Text("knownTo"))}
	switch status := l.Text("status"); status {
	case "RETRACTED", "SUPERSEDED":
		return b.say(status, v), nil
	}
	others, err := l.Disputes(ctx)
	others = slices.DeleteFunc(others, func(o *query.Link) bool { return o.Text("status") == "RETRACTED" })
	if err != nil || len(others) == 0 && l.Text("status") != "DISPUTED" {
		return "", err
	}
	who, where, err := b.disputers(ctx, l, others)
	b.setNames(v, "who", who)
	b.setNames(v, "where", where)
	return b.say("DISPUTED", v), err
}

// disputers returns the names of those who contradict l. These are the claimants of the links in others, which
// contradict l. For a link without a claimant, disputers returns the publishers or titles of its sources. Each name is
// returned once. If a link says that another actor claims the same place, or judged a text, that actor counts as the
// claimant of the link.
func (b book) disputers(ctx context.Context, l *query.Link, others []*query.Link) (who, where []name, err error) {
	for _, o := range others {
		if (o.Type == kg.Claims || o.Type == kg.Assessed) && o.From != l.From {
			n, err := o.Source(ctx)
			if err != nil {
				return nil, nil, err
			}
			who = appendNew(who, b.nameOf(n, o.From))
			continue
		}
		if claimant := kg.ID(o.Text("assertedBy")); claimant != "" {
			n, err := o.AssertedBy(ctx)
			if err != nil {
				return nil, nil, err
			}
			who = appendNew(who, b.nameOf(n, claimant))
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
			where = appendNew(where, name{publisher, false})
		}
	}
	return who, where, nil
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

// sentence returns s with a capital and a full stop, or "" if s is empty.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return withFullStop(capital(s))
}

// capital returns s with its first letter in upper case. If s starts with the words for an entity, these start with the
// letter.
func capital(s string) string {
	start := ""
	if strings.HasPrefix(s, markStart) {
		i := strings.Index(s, markWords) + len(markWords)
		start, s = s[:i], s[i:]
	}
	first, n := utf8.DecodeRuneInString(s)
	return start + string(unicode.ToUpper(first)) + s[n:]
}

// withFullStop returns s with a full stop, unless s already ends in a sentence mark, also within quotation marks.
func withFullStop(s string) string {
	plain := strings.TrimRight(s, markEnd+"”»")
	if last, _ := utf8.DecodeLastRuneInString(plain); strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}
