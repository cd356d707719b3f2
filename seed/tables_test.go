package seed

import (
	"flag"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

var update = flag.Bool("update", false, "rewrite what testdata wants")

func kinds(all []kg.Kind) string { return joined(all, " or ") }

func joined[S ~string](all []S, between string) string {
	texts := make([]string, len(all))
	for i, s := range all {
		texts[i] = string(s)
	}
	return strings.Join(texts, between)
}

// A list is the end of some error messages. The tables of package kg determine its text. Only
// messages that contain the text about can end with the list.
type list struct{ name, text, about string }

// abridged returns each mistake as a line. In the line, the name of a list replaces the list, so
// goldens do not change if a field, kind, type or value is added.
func abridged(m Mistakes) []string {
	lists := allLists()
	lines := strings.Split(m.Error(), "\n")
	for i, line := range lines {
		for _, l := range lists {
			if start, ok := strings.CutSuffix(line, " "+l.text); ok && strings.Contains(line, l.about) {
				lines[i] = start + " <" + l.name + ">"
				break
			}
		}
	}
	return lines
}

// allLists returns the lists that messages can end with. They are lists of keys, values, kinds and ends.
func allLists() []list {
	var all []list
	add := func(name string, items []string) { all = append(all, list{name, strings.Join(items, ", "), ""}) }
	var firsts []string
	for _, k := range kg.MainKinds() {
		add("keys of "+string(k), entityKeys(k))
		firsts = append(firsts, strings.ToLower(string(k)))
	}
	add("kinds of entries", firsts)
	ofSource := without(kg.EntityFields(kg.Source), "sourceKind", "summary", "aliases", "externalIds")
	add("keys of Source", slices.Concat([]string{"id", "title"}, names(ofSource), []string{"kind", "formerIds"}))
	add("keys of relationships", slices.Concat([]string{"type", "from", "to", "key"},
		names(without(kg.RelationshipFields())), []string{"evidence", "disputes"}))
	for _, k := range kg.Kinds() {
		for _, f := range enums(kg.EntityFields(k)) {
			add("values of "+string(k)+"."+f.Name, f.Values)
		}
	}
	for _, f := range enums(kg.RelationshipFields()) {
		add("values of Relationship."+f.Name, f.Values)
	}
	for _, t := range kg.Types() {
		from, to := t.Ends()
		text := "want " + kinds(from) + " to " + kinds(to)
		all = append(all, list{"ends of " + string(t), text, string(t) + " does not lead"})
	}
	return all
}

// entityKeys returns the keys of an entry in entities/, in the order in which they are read.
func entityKeys(k kg.Kind) []string {
	keys := []string{"id"}
	if k != kg.Provision {
		keys = append(keys, "name")
	}
	keys = slices.Concat(keys, names(without(kg.EntityFields(k))), []string{"evidence", "fieldEvidence", "formerIds"})
	if k.Is(kg.Document) {
		keys = append(keys, "clause")
	}
	for _, s := range shorthandKeys {
		if k.Is(s.kind) {
			keys = append(keys, s.key)
		}
	}
	return keys
}

func enums(fields []kg.Field) []kg.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f kg.Field) bool { return len(f.Values) == 0 })
}

func names(fields []kg.Field) []string {
	var all []string
	for _, f := range fields {
		all = append(all, f.Name)
	}
	return all
}
