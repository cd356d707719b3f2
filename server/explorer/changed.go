package explorer

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"accordgraph/internal/pin"
)

// The most that a page says of what changed.
const (
	mostChanged = 100 // things
	mostFields  = 12  // of a thing
	mostValue   = 300 // characters of a value
)

// A changed is a thing, or the page itself, of which something is not as it was.
type changed struct {
	about      string // the id as the answer has it, perhaps with days
	ID, Name   string // both are "" for what is about no thing
	Sort       string // the key of the words: pinAdded, pinRemoved or pinOther
	Fields     []changedField
	MoreFields int
	Reasons    []reason
}

// A changedField is a value that is not as it was.
type changedField struct{ Path, Then, Now string }

// A reason is an entry of the changelog.
type reason struct {
	Date, Summary, Reason string
	IDs, Removed          []string
}

// names reports whether the entry names a thing.
func (r reason) names(id string) bool {
	return slices.Contains(r.IDs, id) || slices.Contains(r.Removed, id)
}

// namesEnd reports whether the entry names an end of a relationship, whose id has the ids of both ends.
func (r reason) namesEnd(id string) bool {
	named := slices.Concat(r.IDs, r.Removed)
	isEnd := func(end string) bool { return strings.Contains(id+"/", "/"+end+"/") }
	return strings.HasPrefix(id, "relationship/") && slices.ContainsFunc(named, isEnd)
}

// composed returns answers as one answer without editions.
func composed(all []asked) ([]byte, error) {
	one := map[string]map[string]json.RawMessage{}
	for _, q := range all {
		fields, _, err := withoutEdition(q.data)
		if err != nil {
			return nil, fmt.Errorf("explorer: read the answer to %s: %w", q.Name, err)
		}
		key := q.Name
		for one[key] != nil {
			key += "+"
		}
		one[key] = fields
	}
	return json.Marshal(one)
}

// differences returns the things that differ between answers, what is about no thing first.
func differences(then, now []asked) (all []changed, err error) {
	a, err := composed(then)
	if err != nil {
		return nil, err
	}
	b, err := composed(now)
	if err != nil {
		return nil, err
	}
	found, err := pin.Differences(a, b)
	if err != nil {
		return nil, err
	}
	before, err := pin.IDs(a)
	if err != nil {
		return nil, err
	}
	after, err := pin.IDs(b)
	if err != nil {
		return nil, err
	}
	labels := labelsIn(b, labelsIn(a, map[string]string{}))
	for _, d := range found {
		if n := len(all); n == 0 || all[n-1].about != d.About {
			sort := "pinOther"
			switch {
			case d.About == "":
			case !before[d.About]:
				sort = "pinAdded"
			case !after[d.About]:
				sort = "pinRemoved"
			}
			id := withoutDays(d.About)
			all = append(all, changed{about: d.About, ID: id, Name: labels[id], Sort: sort})
		}
		one := &all[len(all)-1]
		if one.Sort == "pinOther" && !isRepeated(d, found) {
			path := d.Path
			if d.About == "" && len(then) == 1 && len(now) == 1 {
				path = path[1:] // the name of the only operation
			}
			one.Fields = append(one.Fields, changedField{strings.Join(path, " › "), shown(d.Then), shown(d.Now)})
		}
	}
	return all, nil
}

// isRepeated reports whether a value says once more what another difference says: the parts of a statement are its
// text.
func isRepeated(d pin.Difference, all []pin.Difference) bool {
	i := slices.Index(d.Path, "parts")
	return i > 0 && slices.ContainsFunc(all, func(o pin.Difference) bool {
		return o.About == d.About && slices.Equal(o.Path, append(slices.Clone(d.Path[:i]), "text"))
	})
}

// shown returns values as people read them: texts without quotes, and a dash for no value.
func shown(values []string) string {
	var all []string
	for _, v := range values {
		var s string
		if v == "null" || v == "[]" {
			continue
		}
		if json.Unmarshal([]byte(v), &s) != nil {
			s = v
		}
		all = append(all, s)
	}
	text := []rune(cmp.Or(strings.Join(all, " · "), "—"))
	if len(text) > mostValue {
		return string(text[:mostValue-1]) + "…"
	}
	return string(text)
}

// labelsIn adds to labels what the things of an answer are called: their sentence or their name.
func labelsIn(answer []byte, labels map[string]string) map[string]string {
	var v any
	if json.Unmarshal(answer, &v) == nil {
		label(v, labels)
	}
	return labels
}

func label(v any, labels map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		id := plainID(v)
		statement, _ := v["statement"].(map[string]any)
		sentence, _ := statement["text"].(string)
		name, _ := v["name"].(string)
		title, _ := v["title"].(string)
		if words := cmp.Or(sentence, name, title); id != "" && words != "" {
			labels[id] = words
		}
		for _, field := range v {
			label(field, labels)
		}
	case []any:
		for _, item := range v {
			label(item, labels)
		}
	}
}

// plainID returns the id of an object without days, or "".
func plainID(v map[string]any) string {
	for _, name := range []string{"plainId", "id"} {
		if id, ok := v[name].(string); ok {
			return withoutDays(id)
		}
	}
	return ""
}

// withoutDays returns an id without its days.
func withoutDays(id string) string {
	plain, _, _ := strings.Cut(id, "@")
	return plain
}

// reasons returns the entries of the changelog that are there today and were not there then.
func (p *page) reasons(then http.Handler) ([]reason, error) {
	type log struct{ Dataset struct{ Changelog []reason } }
	var before, after log
	earlier := p.e.api
	earlier.handler = then
	if _, err := earlier.ask(p.request, "Changes", map[string]any{}, &before); err != nil {
		return nil, err
	}
	if _, err := p.e.api.ask(p.request, "Changes", map[string]any{}, &after); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(after.Dataset.Changelog, func(r reason) bool {
		return slices.ContainsFunc(before.Dataset.Changelog, func(o reason) bool {
			return r.Date == o.Date && r.Summary == o.Summary && r.Reason == o.Reason
		})
	}), nil
}

// describe puts into v what changed and why, as far as there is room.
func (p *page) describe(v *verdict, all []changed, reasons []reason) {
	v.LeftOut = max(0, len(all)-mostChanged)
	v.Changes = all[:len(all)-v.LeftOut]
	for i := range v.Changes {
		c := &v.Changes[i]
		c.MoreFields = max(0, len(c.Fields)-mostFields)
		c.Fields = c.Fields[:len(c.Fields)-c.MoreFields]
		c.explain(reasons, reason.names)
		if len(c.Reasons) == 0 {
			c.explain(reasons, reason.namesEnd)
		}
	}
}

// explain adds the reasons that are about the thing.
func (c *changed) explain(reasons []reason, isAbout func(reason, string) bool) {
	for _, r := range reasons {
		if c.ID != "" && isAbout(r, c.ID) {
			c.Reasons = append(c.Reasons, r)
		}
	}
}
