package prose

import (
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// date returns the partial date s in words, exactly as precise as s. The key names the phrase. It returns "" if s is
// not a date.
func (b phrasebook) date(key, s string) string {
	if !kg.ValidDate(s) {
		return ""
	}
	v := sayable{"year": s[:4]}
	if len(s) >= len("2014-09") {
		n, _ := strconv.Atoi(s[5:7])
		for _, form := range []string{"", "Of", "In"} {
			if names := strings.Fields(b.say("months"+form, nil)); len(names) >= n {
				v["month"+form] = names[n-1]
			}
		}
	}
	if len(s) == len("2014-09-05") {
		v["day"] = strings.TrimPrefix(s[8:], "0")
	}
	return b.say(key, v)
}

// setBe sets the value be to the verb that fits the dates of v, in languages that have one.
func (b phrasebook) setBe(v sayable) {
	key := "be"
	switch {
	case v["past"] != "":
		key = "be past"
	case v["since"] != "":
		key = "be since"
	}
	v["be"] = b.say(key, v)
}

// setDates sets the values date, when, since and past for something that held from one partial date to another.
// Either date may be empty. If both are the same, it held on that date.
func (b phrasebook) setDates(v sayable, from, to string) {
	start, end := b.date("bound", from), b.date("bound", to)
	switch {
	case start == "" && end == "":
		return
	case end == "":
		v["since"] = b.say("since", sayable{"start": start})
		v["date"], v["when"] = v["since"], b.date("at", from)
		return
	case start == "":
		v["past"] = b.say("until", sayable{"end": end})
	case from == to:
		v["past"] = b.date("at", to)
	default:
		v["past"] = b.say("span", sayable{"start": start, "end": end})
	}
	v["date"], v["when"] = v["past"], v["past"]
}
