package kg

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// A ChangeRow is a [Change] as stores write it: its values as texts. An empty text in Was, Is or Why stands for
// nothing.
type ChangeRow struct {
	Number        int64
	ID            ID
	Before, After string
	Day           string
	Was, Is, Why  string // JSON on one line; equal values have equal texts
}

// Row returns c as a store writes it.
func (c Change) Row() (ChangeRow, error) {
	row := ChangeRow{Number: c.Number, ID: c.ID, Before: c.Before, After: c.After, Day: c.Day}
	var err error
	if row.Was, err = c.Was.text(); err != nil {
		return ChangeRow{}, err
	}
	if row.Is, err = c.Is.text(); err != nil {
		return ChangeRow{}, err
	}
	if len(c.Why) > 0 {
		row.Why, err = jsonText(c.Why)
	}
	return row, err
}

// Change returns the Change that Row wrote.
func (r ChangeRow) Change() (Change, error) {
	c := Change{Number: r.Number, ID: r.ID, Before: r.Before, After: r.After, Day: r.Day}
	var err error
	if c.Was, err = thingOf(r.Was); err != nil {
		return Change{}, fmt.Errorf("kg: change %d: what %s was: %w", r.Number, r.ID, err)
	}
	if c.Is, err = thingOf(r.Is); err != nil {
		return Change{}, fmt.Errorf("kg: change %d: what %s is: %w", r.Number, r.ID, err)
	}
	if r.Why != "" {
		if err := json.Unmarshal([]byte(r.Why), &c.Why); err != nil {
			return Change{}, fmt.Errorf("kg: change %d: why: %w", r.Number, err)
		}
	}
	return c, nil
}

// text returns t as JSON, or nothing for the zero Thing.
func (t Thing) text() (string, error) {
	if !t.Exists() {
		return "", nil
	}
	return jsonText(t)
}

// jsonText returns v as JSON on one line. Package json writes maps in the order of their keys.
func jsonText(v any) (string, error) {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	if err := to.Encode(v); err != nil {
		return "", fmt.Errorf("kg: write JSON: %w", err)
	}
	return strings.TrimSuffix(out.String(), "\n"), nil
}

// thingOf returns the Thing that text wrote. Numbers become what the tables of fields say. A value of a field that the
// tables do not have any more remains as it was written.
func thingOf(text string) (t Thing, err error) {
	if text == "" {
		return t, nil
	}
	if err := json.Unmarshal([]byte(text), &t); err != nil {
		return Thing{}, err
	}
	if t.Entity != nil {
		t.Entity.Fields = typed(t.Entity.Fields, entityInts)
	}
	if t.Relationship != nil {
		t.Relationship.Fields = typed(t.Relationship.Fields, relationshipInts)
	}
	return t, nil
}

// The fields whose values are of type int. They are computed once, because a log has many things.
var entityInts, relationshipInts = intFields(AllEntityFields()), intFields(relationshipFields)

// intFields returns the names of the fields whose values are of type int.
func intFields(all []Field) map[string]bool {
	names := map[string]bool{}
	for _, f := range all {
		names[f.Name] = names[f.Name] || f.Type == Int
	}
	return names
}

// typed returns fields with the Go types of a store instead of the types of package json.
func typed(fields map[string]any, isInt map[string]bool) map[string]any {
	out := make(map[string]any, len(fields))
	for name, v := range fields {
		switch v := v.(type) {
		case float64:
			out[name] = v
			if isInt[name] {
				out[name] = int(v)
			}
		case []any:
			list := make([]string, len(v))
			for i := range v {
				list[i], _ = v[i].(string)
			}
			out[name] = list
		default:
			out[name] = v
		}
	}
	return out
}
