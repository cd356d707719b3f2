package kg

import (
	"cmp"
	"slices"
)

// Languages are the languages of texts, as values of the enum Language. English comes first: every text is in English
// at least.
var Languages = names(languageTerms)

var languageTerms = []Term{
	{"EN", "English."},
	{"UK", "Ukrainian."},
}

// inUkrainian is the end of the name of a field that holds the Ukrainian text of another field.
const inUkrainian = "Uk"

// withUkrainian adds to the rows of a table a row for the Ukrainian text of each row that is Translated. Clients do not
// see it as a field: the field of the English text has an argument for the language.
func withUkrainian(fields []Field) []Field {
	all := fields
	for _, f := range fields {
		if !f.Translated {
			continue
		}
		kinds := f.Kinds
		if len(kinds) == 0 {
			kinds = MainKinds()
		}
		all = append(all, Field{
			Name: f.Name + inUkrainian, Type: Text, Kinds: kinds, Private: true, Computed: f.Computed, UkrainianOf: f.Name,
			Doc: "In Ukrainian: " + f.Doc,
		})
	}
	return all
}

// TextIn returns the text of a translated field in a language, which is a value of [Languages]. If nobody wrote the
// text in the language, TextIn returns the English text. The text is empty if the field is absent.
func (e Entity) TextIn(lang, field string) string {
	if lang == "UK" {
		if s := e.Text(field + inUkrainian); s != "" {
			return s
		}
	}
	if field == "name" {
		return e.Name
	}
	return e.Text(field)
}

// Written returns the names of the translated fields in fields whose text somebody wrote in the language.
func (e Entity) Written(lang string, fields []Field) (all []string) {
	for _, f := range fields {
		if f.Translated && !f.Private && e.has(lang, f.Name) {
			all = append(all, f.ClientName())
		}
	}
	return all
}

func (e Entity) has(lang, field string) bool {
	switch {
	case lang == "UK":
		return e.Text(field+inUkrainian) != ""
	case field == "name":
		return e.Name != ""
	}
	return e.Text(field) != ""
}

// TextIn returns the text of a translated field, as [Entity.TextIn] does.
func (r Relationship) TextIn(lang, field string) string {
	if s := r.Text(field + inUkrainian); lang == "UK" && s != "" {
		return s
	}
	return r.Text(field)
}

// Written returns the names of the translated fields whose text somebody wrote in the language.
func (r Relationship) Written(lang string) (all []string) {
	for _, f := range relationshipFields {
		if f.Translated && (lang == "UK" && r.Text(f.Name+inUkrainian) != "" || lang != "UK" && r.Text(f.Name) != "") {
			all = append(all, f.ClientName())
		}
	}
	return all
}

// InSentence returns the name of e as it stands inside a sentence in the language. If nobody wrote a name in the
// language, it is the English one.
func (e Entity) InSentence(lang string) string {
	if lang == "UK" {
		return cmp.Or(e.Text("nameInSentence"+inUkrainian), e.Text("name"+inUkrainian), e.Name)
	}
	return cmp.Or(e.Text("nameInSentence"), e.Name)
}

// IsPluralIn reports whether the name of e is plural in the language, which is a value of [Languages].
func (e Entity) IsPluralIn(lang string) bool { return slices.Contains(e.Texts("pluralIn"), lang) }
