package prose

import (
	"regexp"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// cases are the cases after the nominative, in the order in which a phrasebook lists the forms of a noun.
var cases = []string{"gen", "dat", "acc", "ins", "loc"}

// mention sets the value of a place, such as "from", to the words for n in a sentence. It also sets each case of the
// value, and whether the words are plural. If n is an obligation, it sets the value clause to the words for the clause
// that asks for it. If n is nil, the words are its ID.
func (b book) mention(v sayable, place string, n *query.Node, id kg.ID) {
	if n == nil || oneLine(n.Name) == "" {
		v[place] = mark(id, string(id))
		return
	}
	if n.IsPluralIn(b.code()) {
		v[place+plural] = "yes"
	}
	if clause := oneLine(n.TextIn(b.code(), "clauseInSentence")); clause != "" {
		b.setCases(v, "clause", kg.ID(n.Text("provision")), b.declined(clause))
	}
	b.setCases(v, place, id, b.forms(n))
}

// setCases sets the nominative and each case of the value of a place.
func (b book) setCases(v sayable, place string, id kg.ID, forms []string) {
	v[place] = mark(id, forms[0])
	for i, c := range cases {
		if i+1 < len(forms) {
			v[place+" "+c] = mark(id, forms[i+1])
		}
	}
}

// forms returns the words for n in each case, or in one if names have no cases.
func (b book) forms(n *query.Node) []string {
	name := oneLine(n.InSentence(b.code()))
	switch {
	case n.Kind == kg.Obligation:
		return []string{b.act(n)}
	case n.Kind == kg.Provision && n.Text("nameInSentence") != "":
		return b.declined(name)
	}
	kind := string(n.Kind)
	if n.Kind.Is(kg.Document) {
		kind = string(kg.Document)
	}
	for _, key := range []string{"noun " + kind, "oblique " + kind + " " + n.Text("category"), "oblique " + kind} {
		if forms := b.nouns(key, name); forms != nil {
			if strings.HasPrefix(key, "oblique") {
				forms[0] = name
			}
			return forms
		}
	}
	return []string{name}
}

// nouns returns the forms of the noun of a key, each with the name. If the name starts with the noun itself, as "Group of
// Seven" does, its own noun is in the form of the case. nouns returns nil if there is no such key.
func (b book) nouns(key, name string) (all []string) {
	noun, pattern, _ := strings.Cut(b.say(key, sayable{"name": name}), " | ")
	if noun == "" {
		return nil
	}
	if pattern != name {
		_, pattern, _ = strings.Cut(b.say(key, sayable{"name": quotable(name)}), " | ")
	}
	first, rest, _ := strings.Cut(name, " ")
	for form := range strings.SplitSeq(noun, "/") {
		said := form + " " + pattern
		if nominative, _, _ := strings.Cut(noun, "/"); nominative != form && capital(nominative) == first {
			said = capital(form) + " " + rest
		}
		all = append(all, said)
	}
	return all
}

// straight finds words in quotation marks that do not say which is the first and which is the last.
var straight = regexp.MustCompile(`"([^"]*)"`)

// quotable returns a name as it stands in quotation marks: with a capital, and with other marks in place of its own.
func quotable(name string) string {
	if inner := strings.TrimSuffix(strings.TrimPrefix(name, "«"), "»"); len(inner)+len("«»") == len(name) {
		name = inner
	}
	name = straight.ReplaceAllString(name, "‘$1’")
	return capital(strings.NewReplacer("«", "„", "»", "“", "“", "‘", "”", "’").Replace(name))
}

// declined returns the words for a clause in each case. Their first word is a noun, and the rest stays as it is.
func (b book) declined(clause string) (all []string) {
	noun, rest, _ := strings.Cut(clause, " ")
	forms := b.say("clause "+noun, nil)
	if forms == "" {
		return []string{clause}
	}
	for form := range strings.SplitSeq(forms, "/") {
		all = append(all, strings.TrimSpace(form+" "+rest))
	}
	return all
}

// own returns the text of a translated field in the language of b, or "" if nobody wrote it.
func (b book) own(n *query.Node, field string) string {
	s := n.TextIn(b.code(), field)
	if b.lang != English && s == n.Text(field) {
		return ""
	}
	return s
}

// act returns what an obligation asks for, from the verb on: "refrain from growing further".
func (b book) act(n *query.Node) string {
	acts := n.Texts("acts")
	if len(acts) == 0 {
		return oneLine(n.Name)
	}
	object := oneLine(b.own(n, "object"))
	if object == "" {
		return b.say("quoted", sayable{"text": actInEnglish(acts[0], oneLine(n.Text("object")))})
	}
	return strings.TrimSpace(b.word("Act", acts[0]) + " " + object)
}

func actInEnglish(act, object string) string {
	return strings.TrimSpace(strings.ToLower(strings.ReplaceAll(act, "_", " ")) + " " + object)
}
