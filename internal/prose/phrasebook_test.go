package prose

import (
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// Every language has a complete phrasebook. Reading a phrasebook finds unknown and missing keys and values, so this
// test covers everything but the style.
func TestEveryLanguageHasAPhrasebook(t *testing.T) {
	all, err := phrasebooks()
	if err != nil {
		t.Fatal(err)
	}
	files, err := sentenceFiles.ReadDir("sentences")
	if err != nil || len(files) != len(all) || len(all) != len(Languages()) {
		t.Errorf("%d files and %d phrasebooks, want %d: %v", len(files), len(all), len(Languages()), err)
	}
	for l, b := range all {
		for _, typ := range kg.Types() {
			if len(b[string(typ)]) == 0 {
				t.Errorf("%s has no %s", l, typ)
			}
		}
	}
}

// For every type and qualifier, the sentence contains both ends, the role and the dates exactly once.
func TestNoTypeLeavesAValueOut(t *testing.T) {
	for _, lang := range Languages() {
		b, err := bookOf(string(lang))
		if err != nil {
			t.Fatal(err)
		}
		for _, typ := range kg.Types() {
			for _, v := range everySayable(b) {
				for key := range b.phrasebook {
					q, ok := strings.CutPrefix(key, string(typ)+" ")
					if !ok {
						q = "none"
					}
					said := b.sayLink(string(typ), []string{q}, v)
					checkSaid(t, string(lang)+" "+string(typ)+" "+q, said, v)
				}
			}
		}
	}
}

// everySayable returns the values for every combination of known and unknown fields of a link.
func everySayable(b book) (all []sayable) {
	for _, role := range []string{"", "ROLE"} {
		for _, d := range [][2]string{{"", ""}, {"2014-09-05", ""}, {"", "2015"}, {"2014-03", "2015"}, {"2015", "2015"}} {
			v := sayable{"from": "FROM", "to": "TO", "role": role}
			b.setDates(v, d[0], d[1])
			b.setBe(v)
			all = append(all, v)
		}
	}
	return all
}

func checkSaid(t *testing.T, what, said string, v sayable) {
	t.Helper()
	for _, name := range []string{"from", "to", "role"} {
		if v[name] != "" && strings.Count(said, v[name]) != 1 {
			t.Errorf("%s does not say %s once: %s", what, v[name], said)
		}
	}
	if !strings.Contains(said, v["date"]) && !strings.Contains(said, v["when"]) {
		t.Errorf("%s does not say %s: %s", what, v["date"], said)
	}
	if strings.ContainsAny(said, "{}[]()") || strings.Contains(said, "  ") {
		t.Errorf("%s: %s", what, said)
	}
}

// In a language with cases, there is a noun for each kind of thing that a sentence declines.
func TestEveryKindHasANoun(t *testing.T) {
	b, err := bookOf(string(Ukrainian))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kg.MainKinds() {
		if k.Is(kg.Document) {
			k = kg.Document
		}
		key := string(k)
		if len(b.phrasebook["noun "+key])+len(b.phrasebook["oblique "+key]) == 0 && k != kg.Obligation {
			t.Errorf("sentences/uk.txt has no noun for %s: without it no sentence can decline its names", key)
		}
	}
}

func TestDatesInWords(t *testing.T) {
	all, err := phrasebooks()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, to     string
		lang         Language
		date, deed   string
		since, ended bool
	}{
		{"", "", English, "", "", false, false},
		{"2014", "", English, "since 2014", "in 2014", true, false},
		{"2014-03", "", English, "since March 2014", "in March 2014", true, false},
		{"2014-09-05", "", English, "since 5 September 2014", "on 5 September 2014", true, false},
		{"", "2015-12-31", English, "until 31 December 2015", "until 31 December 2015", false, true},
		{"2014-03", "2015", English, "from March 2014 to 2015", "from March 2014 to 2015", false, true},
		{"2014-09-05", "2014-09-05", English, "on 5 September 2014", "on 5 September 2014", false, true},
		{"2014", "2014", English, "in 2014", "in 2014", false, true},
		{"2014", "", Ukrainian, "з 2014 року", "у 2014 році", true, false},
		{"2014-03", "", Ukrainian, "з березня 2014 року", "у березні 2014 року", true, false},
		{"2014-09-05", "", Ukrainian, "з 5 вересня 2014 року", "5 вересня 2014 року", true, false},
		{"", "2015-11", Ukrainian, "до листопада 2015 року", "до листопада 2015 року", false, true},
		{"2014-03", "2015", Ukrainian, "з березня 2014 року до 2015 року", "з березня 2014 року до 2015 року", false, true},
	} {
		v := sayable{}
		all[c.lang].setDates(v, c.from, c.to)
		if v["date"] != c.date || v["when"] != c.deed || (v["since"] != "") != c.since || (v["past"] != "") != c.ended {
			t.Errorf("%s to %s in %s: %v, want %s and %s", c.from, c.to, c.lang, v, c.date, c.deed)
		}
	}
}

func TestPhrases(t *testing.T) {
	for _, c := range []struct{ phrase, want string }{
		{"{a} and {b}", "A and {c}[!]"},
		{"[{none} ]{a}[, {b}][ ({none})].", "A, {c}[!]."},
		{"[{a}{none}]as it is", "as it is"},
	} {
		p, err := readPhrase(c.phrase)
		got, ok := p.say(sayable{"a": "A", "b": "{c}[!]", "none": ""})
		if err != nil || !ok || got != c.want {
			t.Errorf("%s says %q, %v, %v, want %q", c.phrase, got, ok, err, c.want)
		}
	}
	if p, err := readPhrase("{a} {none}"); err != nil {
		t.Error(err)
	} else if said, ok := p.say(sayable{"a": "A"}); ok {
		t.Errorf("said %q without a value", said)
	}
	for _, s := range []string{"{a", "a}", "[{a}", "{a}]", "{}", "[]", "[a]", "[{a}[{b}]]", "{a[b}"} {
		if p, err := readPhrase(s); err == nil {
			t.Errorf("%s is read as %v", s, p)
		}
	}
}

func TestBadPhrasebooksSayWhatIsWrong(t *testing.T) {
	good, err := sentenceFiles.ReadFile("sentences/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, put, want string }{
		{"CITES: ", "#", "CITES is missing"},
		{"CITES: ", "QUOTES: ", "there is no key QUOTES"},
		{"CITES: {from} {from: cites|cite} {to}", "CITES {from}", "is not KEY: text"},
		{"{from} {from: cites|cite} {to}", "{to}", "CITES: the last line"},
		{"{from} {from: cites|cite} {to}", "{from}, {to}, {role}", "CITES: the last line"},
		{"{from} {from: cites|cite} {to}", "{from}, {to}[, {rule}]", "CITES: there is no {rule}, want one of role, be"},
		{"{from} {from: cites|cite} {to}", "{from", `line`},
		{"{from: cites|cite}", "{from: cites}", "has not two forms"},
		{" December", "", "months are not twelve"},
	} {
		bad := strings.Replace(string(good), c.old, c.put, 1)
		if _, err := readPhrasebook(bad); bad == string(good) || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v, want %s", c.put, c.old, err, c.want)
		}
	}
}
