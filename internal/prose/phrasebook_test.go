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

// For every type, the sentence contains each known value of the link exactly once.
func TestNoTypeLeavesAValueOut(t *testing.T) {
	all, err := phrasebooks()
	if err != nil {
		t.Fatal(err)
	}
	for lang, b := range all {
		for _, typ := range kg.Types() {
			for _, v := range everySayable(b, typ) {
				checkSaid(t, string(lang)+" "+string(typ), b.say(string(typ), v), v)
			}
		}
	}
}

// everySayable returns the values for every combination of known and unknown fields of a link of that type.
func everySayable(b phrasebook, typ kg.Type) (all []sayable) {
	optional := []string{"role", "note"}
	if own := map[kg.Type]string{kg.AlignsWith: "alignment", kg.DependsOn: "dependence", kg.Requires: "requirement", kg.Voted: "vote"}[typ]; own != "" {
		optional = append(optional, own)
	}
	for choice := range 1 << len(optional) {
		for _, d := range [][2]string{{"", ""}, {"2014-09-05", ""}, {"", "2015"}, {"2014-03", "2015"}, {"2015", "2015"}} {
			v := sayable{"from": "FROM", "to": "TO"}
			for i, name := range optional {
				if choice&(1<<i) != 0 {
					v[name] = strings.ToUpper(name)
				}
			}
			b.setDates(v, d[0], d[1])
			all = append(all, v)
		}
	}
	return all
}

func checkSaid(t *testing.T, what, said string, v sayable) {
	t.Helper()
	for _, name := range []string{"from", "to", "role", "note", "alignment", "dependence", "requirement", "vote"} {
		if v[name] != "" && strings.Count(said, v[name]) != 1 {
			t.Errorf("%s does not say %s once: %s", what, v[name], said)
		}
	}
	if !strings.Contains(said, v["date"]) && !strings.Contains(said, v["when"]) {
		t.Errorf("%s does not say %s: %s", what, v["date"], said)
	}
	if strings.ContainsAny(said, "{}[]") || strings.Contains(said, "  ") {
		t.Errorf("%s: %s", what, said)
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
		{"CITES: ", "CITES ", "is not KEY: text"},
		{"“{from}” cites “{to}”", "{to}", "CITES: the last line"},
		{"“{from}” cites “{to}”", "{from}, {to}, {role}", "CITES: the last line"},
		{"“{from}” cites “{to}”", "{from}, {to}[, {rule}]", "CITES: there is no {rule}, want one of role, note"},
		{"“{from}” cites “{to}”", "{from", `line`},
		{" December", "", "months are not twelve"},
	} {
		bad := strings.Replace(string(good), c.old, c.put, 1)
		if _, err := readPhrasebook(bad); bad == string(good) || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v, want %s", c.put, c.old, err, c.want)
		}
	}
}
