package explorer

import "strconv"

// A fact is a field of a thing, with a word for it and its values in words.
type fact struct {
	Key    string // of the word for it
	Values []value
}

// A value is one value of a field.
type value struct {
	Text, Href string // Href is empty if the value is no link
	Outside    bool   // Href is an address of another site
}

// factRows are the facts of all kinds, in their order. A row whose values are empty is not shown.
var factRows = []struct {
	key    string
	values func(*page, *thing) []value
}{
	{"fact.category", enum("Category", func(t *thing) string { return t.Category })},
	{"fact.document", link(func(t *thing) *reference { return t.Document })},
	{"fact.clause", link(func(t *thing) *reference { return t.Provision })},
	{"fact.partOf", link(func(t *thing) *reference { return t.PartOf })},
	{"fact.number", plain(func(t *thing) string { return t.Number })},
	{"fact.date", day(func(t *thing) string { return t.Date })},
	{"fact.status", enum("DocumentStatus", func(t *thing) string { return t.DocumentStatus })},
	{"fact.binding", enum("Binding", func(t *thing) string { return t.Binding })},
	{"fact.inForce", day(func(t *thing) string { return t.InForceFrom })},
	{"fact.ended", day(func(t *thing) string { return t.Ended })},
	{"fact.topics", enums("Topic", func(t *thing) []string { return t.Topics })},
	{"fact.acts", enums("Act", func(t *thing) []string { return t.Acts })},
	{"fact.force", enum("Force", func(t *thing) string { return t.Force })},
	{"fact.condition", plain(func(t *thing) string { return t.Condition })},
	{"fact.deadline", plain(func(t *thing) string { return t.Deadline })},
	{"fact.stance", enum("Stance", func(t *thing) string { return t.Stance })},
	{"fact.outcome", enum("Outcome", func(t *thing) string { return t.Outcome })},
	{"fact.measure", plain(func(t *thing) string { return t.Measure })},
	{"fact.value", amount},
	{"fact.publisher", plain(func(t *thing) string { return t.Publisher })},
	{"fact.address", outside(func(t *thing) string { return t.URL })},
	{"fact.language", plain(func(t *thing) string { return t.Language })},
	{"fact.genre", enum("SourceKind", func(t *thing) string { return t.Genre })},
	{"fact.reliability", enum("SourceReliability", func(t *thing) string { return t.Reliability })},
	{"fact.source", ofSource},
	{"fact.basis", enum("EvidenceBasis", func(t *thing) string { return t.Basis })},
	{"fact.known", day(knownApart)},
	{"fact.aliases", func(_ *page, t *thing) []value { return texts(t.Aliases) }},
}

// knownApart returns since when a thing is public, unless that is its own date.
func knownApart(t *thing) string {
	if t.KnownFrom == t.Date {
		return ""
	}
	return t.KnownFrom
}

// facts returns the facts of a thing that it has.
func (p *page) facts(t *thing) (facts []fact) {
	for _, row := range factRows {
		if values := row.values(p, t); len(values) > 0 {
			facts = append(facts, fact{row.key, values})
		}
	}
	return facts
}

// texts returns values without links. It leaves out empty texts.
func texts(all []string) (values []value) {
	for _, text := range all {
		if text != "" {
			values = append(values, value{Text: text})
		}
	}
	return values
}

// plain returns a row for a text.
func plain(of func(*thing) string) func(*page, *thing) []value {
	return func(_ *page, t *thing) []value { return texts([]string{of(t)}) }
}

// day returns a row for a partial date.
func day(of func(*thing) string) func(*page, *thing) []value {
	return func(p *page, t *thing) []value { return texts([]string{p.Date(of(t))}) }
}

// enum returns a row for a value of an enum.
func enum(name string, of func(*thing) string) func(*page, *thing) []value {
	return enums(name, func(t *thing) []string { return []string{of(t)} })
}

// enums returns a row for values of an enum.
func enums(name string, of func(*thing) []string) func(*page, *thing) []value {
	return func(p *page, t *thing) []value {
		var words []string
		for _, v := range of(t) {
			words = append(words, p.Label(name, v))
		}
		return texts(words)
	}
}

// link returns a row for another thing.
func link(of func(*thing) *reference) func(*page, *thing) []value {
	return func(p *page, t *thing) []value {
		to := of(t)
		if to == nil {
			return nil
		}
		return []value{{Text: to.Name, Href: p.E(to.PlainID)}}
	}
}

// outside returns a row for an address of another site.
func outside(of func(*thing) string) func(*page, *thing) []value {
	return func(_ *page, t *thing) []value {
		if of(t) == "" {
			return nil
		}
		return []value{{Text: of(t), Href: of(t), Outside: true}}
	}
}

// ofSource is the row for the source of a piece of evidence.
func ofSource(p *page, t *thing) []value {
	if t.Source == nil {
		return nil
	}
	return []value{{Text: t.Source.Title, Href: p.E(t.Source.PlainID)}}
}

// amount is the row for the value of a figure, with its unit.
func amount(_ *page, t *thing) []value {
	if t.Value == nil {
		return nil
	}
	return texts([]string{decimal(*t.Value) + " " + t.Unit})
}

// decimal writes a number without digits that are not needed, and with no-break spaces between thousands.
func decimal(v float64) string {
	if whole := int(v); float64(whole) == v {
		return number(whole)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
