package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"accordgraph/internal/quote"
)

const page = "The Parties reaffirm that none of their weapons will ever be used against Ukraine, except in " +
	"self-defence; they agreed to pay $300 billion in 2025–2027 (10 % a year), and don't “leave the U.S. out”."

// What a careful editor lets pass is the same; what changes a word is near, and what differs is said.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"none of their weapons will ever be used against Ukraine", "same"},
		{"None of their weapons will ever be used", "same"},
		{"“none of  their\u00a0weapons\nwill ever be used against Ukraine”", "same"},
		{"none of their wea\u00adpons will ever be used", "same"},
		{"used against Ukraine – except in self‑defence", "same"},
		{"used against Ukraine − except in self−defence", "same"},
		{"used against Ukraine except in self–defence; they agreed", "same"},
		{"to pay $ 300 billion in 2025—2027", "same"},
		{"to pay $300 billion in 2025 - 2027, 10% a year", "same"},
		{"don’t ‘leave the U.S. out’", "same"},
		{"...of their weapons will ever be used…", "same"},
		{"[N]one of their weapons will ever be used", "same"},
		{"none of their weapons will … used against Ukraine", "same; OMITTED … for ever be"},
		{"The Parties reaffirm [...] of their weapons", "near; OMITTED [...] for that none"}, // it hides a negation
		{
			"of their weapons will ever ... they agreed to pay",
			"near; OMITTED ... for be used against Ukraine, except in self-defence",
		},
		{"their weapons … will … against Ukraine, except", "near; OMITTED … for ever be used"},
		{"none of their weapons will be used against Ukraine", "near; LEFT_OUT  for ever"},
		{"none of their weapons will ever be used against Russia", "near; CHANGED Russia for Ukraine"},
		{"none of their weapons will not ever be used", "near; ADDED not for "},
		{"None of Their weapons will ever be used", "near; CHANGED Their for their"},
		{"they agreed to pay $30 billion in 2025–2027", "near; CHANGED 30 for 300"},
		{"they agreed to pay €300 billion in 2025–2027", "near; CHANGED € for $"},
		{"they agreed to pay $300 billion in 2025 2027", "near; LEFT_OUT  for –"},
		{"in 2025–2027 (-10 % a year)", "near; ADDED - for "},
		{"will ever be used against Ukraine?", "near; ADDED ? for "},
		{
			"used against Ukraine. Except in self defense; they",
			"near; CHANGED Except for except; CHANGED defense for defence",
		},
		{"their weapons will ever be used by Russia and by anybody else", "none"},
		{"to live in peace with all neighbours", "none"},
	} {
		if got := compared(quote.Read(c.said), quote.ReadQuote(page)); got != c.want {
			t.Errorf("%q\n is %s\nwant %s", c.said, got, c.want)
		}
	}
}

// Words that stand beyond the text do not hide that the text is whole in them.
func TestLonger(t *testing.T) {
	const held = "none of their weapons will ever be used against Ukraine"
	said := "As everybody knows, the three states promised in 1994 that " + held + ", whatever happened there."
	want := "near; ADDED As everybody knows, the three states promised in 1994 that for ; " +
		"ADDED whatever happened there for "
	if got := compared(quote.Read(said), quote.ReadQuote(held)); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// In a quote, brackets are the words of whoever quotes. The same ellipsis on both sides says nothing.
func TestBrackets(t *testing.T) {
	held := quote.ReadQuote("steps being taken by [Ukrainian] officials which run counter to the agreements")
	for said, want := range map[string]string{
		"steps being taken by […] officials which run":                 "same",
		"steps being taken by ... officials which run":                 "same",
		"steps being taken by officials which run counter":             "near; LEFT_OUT  for [Ukrainian]",
		"steps being taken by [Ukrainian] officials which run counter": "near; CHANGED Ukrainian for [Ukrainian]",
	} {
		if got := compared(quote.Read(said), held); got != want {
			t.Errorf("%q\n is %s\nwant %s", said, got, want)
		}
	}
}

// Cyrillic texts are compared like others, composed or not.
func TestCyrillic(t *testing.T) {
	held := quote.ReadQuote("цьому драфту не судилося стати повноцінним документом; п’ять умов її ухвалення")
	for said, want := range map[string]string{
		"Цьому драфту не судилося стати":                     "same",
		"драфту не судилося ʼстатиʼ повноцінним":             "same",
		"документом — пʼять умов і\u0308і\u0308 ухвалення":   "same",
		"цьому драфту судилося стати повноцінним документом": "near; LEFT_OUT  for не",
	} {
		if got := compared(quote.Read(said), held); got != want {
			t.Errorf("%q\n is %s\nwant %s", said, got, want)
		}
	}
}

// What has too few words or letters says nothing.
func TestIsShort(t *testing.T) {
	for said, want := range map[string]bool{
		"": true, "scandalous": true, "self-determination of": false, "it is so": true,
		"incomprehensible nonsense": true,
		"It would be shameful":      false, "... it would be ...": true,
	} {
		if got := quote.Read(said).IsShort(); got != want {
			t.Errorf("%q is short: %v", said, got)
		}
	}
}

// A range says where the words stand, in code points.
func TestRanges(t *testing.T) {
	const held = "Їх «вага» — більша за всі інші слова разом."
	m, ok := quote.Exact(quote.Read("вага більша ... інші слова разом"), quote.ReadQuote(held))
	if ok {
		t.Fatal("a piece of two words stands before an ellipsis")
	}
	m, ok = quote.Exact(quote.Read("вага - більша за … інші слова разом"), quote.ReadQuote(held))
	if !ok || len(m.Ranges) != 2 {
		t.Fatalf("%+v, %v", m, ok)
	}
	got := ""
	for _, r := range m.Ranges {
		got += string([]rune(held)[r.Start:r.End]) + "|"
	}
	if want := "вага» — більша за|інші слова разом|"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// compared says how a text compares.
func compared(said, text quote.Text) string {
	verdict := "same"
	m, ok := quote.Exact(said, text)
	if !ok {
		verdict = "near"
		if m, ok = quote.Near(said, text); !ok {
			return "none"
		}
	}
	parts := []string{verdict}
	for _, d := range m.Differences {
		parts = append(parts, fmt.Sprintf("%s %s for %s", d.Kind, d.Said, d.Here))
	}
	return strings.Join(parts, "; ")
}
