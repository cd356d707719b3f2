package kg

import (
	"fmt"
	"slices"
)

// meta reports what is missing or wrong in the description of the data set as a whole.
func (c *checker) meta() {
	for _, f := range []struct{ name, text string }{
		{"title", c.info.Title},
		{"description", c.info.Description},
		{"licence", c.info.Licence},
		{"licenceUrl", c.info.LicenceURL},
		{"compiledOn", c.info.CompiledOn},
	} {
		if f.text == "" {
			c.report("", f.name, "", "has no %s", f.name)
			continue
		}
		c.checkSpelling("", f.name, f.name, f.text)
		switch {
		case f.name == "licenceUrl" && !isURL(f.text):
			c.report("", f.name, f.text, "licenceUrl %s is not an http or https address", shown(f.text))
		case f.name == "compiledOn" && !IsDay(f.text):
			c.report("", f.name, f.text, "compiledOn %s is not a day such as 2025-12-01", shown(f.text))
		}
	}
	c.reach()
}

// reach reports a wrong day to which the story reaches. The data set may leave it out.
func (c *checker) reach() {
	until := c.info.CoversUntil
	switch {
	case until == "":
	case !IsDay(until):
		c.report("", "coversUntil", until, "coversUntil %s is not a day such as 2025-12-01", shown(until))
	case IsDay(c.info.CompiledOn) && until > c.info.CompiledOn:
		c.report("", "coversUntil", until, "coversUntil %s is after compiledOn %s", until, c.info.CompiledOn)
	}
}

// ChangelogField returns the value of [Problem.Field] for a field of Meta.Changelog[i].
func ChangelogField(i int, field string) string { return fmt.Sprintf("changelog/%d/%s", i, field) }

// changelogNeeds lists the fields that an entry of each kind must have in addition to date, kind and summary.
var changelogNeeds = map[string][]string{
	"ADDED":     {"ids"},
	"CORRECTED": {"reason"},
	"REMOVED":   {"reason", "removed"},
}

// changelog reports entries of the changelog that are incomplete or wrong. It also reports entries in the wrong order,
// because the latest entry must come first.
func (c *checker) changelog() {
	last := ""
	for i, e := range c.info.Changelog {
		c.changelogEntry(i, e)
		if !IsDay(e.Date) {
			continue
		}
		if last != "" && e.Date > last {
			c.report("", ChangelogField(i, "date"), e.Date, "is not in its place: the last change comes first")
		}
		last = e.Date
	}
}

// changelogEntry reports problems within entry i.
func (c *checker) changelogEntry(i int, e ChangelogEntry) {
	report := func(field, value, format string, args ...any) {
		c.report("", ChangelogField(i, field), value, format, args...)
	}
	missing := map[string]bool{
		"date": e.Date == "", "kind": e.Kind == "", "summary": e.Summary == "", "reason": e.Reason == "",
		"ids": len(e.IDs) == 0, "removed": len(e.Removed) == 0,
	}
	for _, field := range append([]string{"date", "kind", "summary"}, changelogNeeds[e.Kind]...) {
		if missing[field] {
			report(field, "", "has no %s", field)
		}
	}
	if e.Kind == "CORRECTED" && missing["ids"] && missing["removed"] {
		report("ids", "", "has neither ids nor removed")
	}
	if e.Date != "" && !IsDay(e.Date) {
		report("date", e.Date, "date %s is not a day such as 2025-12-01", shown(e.Date))
	}
	if e.Kind != "" && !slices.Contains(ChangelogKinds, e.Kind) {
		report("kind", e.Kind, "kind %s is none of %s", shown(e.Kind), join(ChangelogKinds, ", "))
	}
	c.checkSpelling("", ChangelogField(i, "summary"), "summary", e.Summary)
	c.checkSpelling("", ChangelogField(i, "reason"), "reason", e.Reason)
	c.changelogList(i, "ids", e.IDs)
	c.changelogList(i, "removed", e.Removed)
}

// changelogList reports invalid and repeated ids in a list of entry i.
func (c *checker) changelogList(i int, field string, ids []ID) {
	for _, id := range ids {
		if !id.Valid() {
			c.report("", ChangelogField(i, field), string(id), "%s %s is not an id such as actor/ukraine",
				field, shown(string(id)))
		}
	}
	c.checkRepeats("", ChangelogField(i, field), field, Strings(ids))
}

// changelogIDs reports ids for which the changelog and the data set disagree. Things that were added or changed
// exist, unless a later entry removed them. Things that were removed do not exist, unless a later entry added them
// again.
func (c *checker) changelogIDs() {
	later := map[ID]bool{}
	exists := func(id ID) bool { return c.entity[id] != nil || c.relationship[id] != nil }
	for i, e := range c.info.Changelog {
		for _, id := range e.IDs {
			if id.Valid() && !later[id] && !exists(id) {
				c.report("", ChangelogField(i, "ids"), string(id),
					"%s does not exist: name what is no more under removed", shortened(string(id)))
			}
		}
		for _, id := range e.Removed {
			if id.Valid() && !later[id] && exists(id) {
				c.report(
					"", ChangelogField(i, "removed"), string(id),
					"%s was not removed: name what there is under ids", id,
				)
			}
		}
		for _, id := range slices.Concat(e.IDs, e.Removed) {
			later[id] = true
		}
	}
}
