package kg

import (
	"maps"
	"slices"
)

// An Entity is one thing in the graph, as a store returns it.
type Entity struct {
	ID     ID             `json:"id"`
	Kind   Kind           `json:"kind"`
	Name   string         `json:"name"`
	Sort   string         `json:"sort,omitempty"`   // the default sort key of lists, compared byte by byte; ties are sorted by ID
	Fields map[string]any `json:"fields,omitempty"` // by the names of [EntityFields]; absent fields are not in the map
	Digest string         `json:"digest,omitempty"` // a hash of everything else; [Complete] sets it
}

// A Relationship is a statement that joins two entities, as a store returns it.
type Relationship struct {
	ID     ID             `json:"id"`
	Type   Type           `json:"type"`
	From   ID             `json:"from"`
	To     ID             `json:"to"`
	Fields map[string]any `json:"fields,omitempty"` // by the names of [RelationshipFields]; absent ones are not in it
	Digest string         `json:"digest,omitempty"` // a hash of everything else; [Complete] sets it
}

// Value returns the value of a field: a string, []string, int or float64, or nil if it is absent.
func (e Entity) Value(field string) any {
	switch field {
	case "id":
		return string(e.ID)
	case "kind":
		return string(e.Kind)
	case "name":
		return e.Name
	}
	return e.Fields[field]
}

// Value returns the value of a field: a string, []string, int or float64, or nil if it is absent.
func (r Relationship) Value(field string) any {
	switch field {
	case "id":
		return string(r.ID)
	case "type":
		return string(r.Type)
	case "source":
		return string(r.From)
	case "target":
		return string(r.To)
	}
	return r.Fields[field]
}

// Text returns the field of that name, or "" if it is absent.
func (e Entity) Text(field string) string { s, _ := e.Value(field).(string); return s }

// Texts returns the list of that name; it is never nil.
func (e Entity) Texts(field string) []string { return texts(e.Fields[field]) }

// IDs returns the list of that name, as IDs.
func (e Entity) IDs(field string) []ID { return ids(e.Fields[field]) }

// Text returns the field of that name, or "" if it is absent.
func (r Relationship) Text(field string) string { s, _ := r.Value(field).(string); return s }

// Texts returns the list of that name; it is never nil.
func (r Relationship) Texts(field string) []string { return texts(r.Fields[field]) }

// IDs returns the list of that name, as IDs.
func (r Relationship) IDs(field string) []ID { return ids(r.Fields[field]) }

// Int returns the field of that name, or 0 if it is absent.
func (r Relationship) Int(field string) int { n, _ := r.Fields[field].(int); return n }

// Clone returns a copy of e that shares no map with it.
func (e Entity) Clone() Entity { e.Fields = maps.Clone(e.Fields); return e }

// Clone returns a copy of r that shares no map with it.
func (r Relationship) Clone() Relationship { r.Fields = maps.Clone(r.Fields); return r }

// TextsOf returns a text as a list of one, and a list of texts as it is. It returns nil for any other value.
func TextsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	}
	return nil
}

func texts(v any) []string {
	if s, ok := v.([]string); ok {
		return s
	}
	return []string{}
}

func ids(v any) []ID {
	s, _ := v.([]string)
	out := make([]ID, len(s))
	for i := range s {
		out[i] = ID(s[i])
	}
	return out
}

// check returns an [Invalid] if no store may store e.
func (e Entity) check() error {
	if !e.ID.Valid() {
		return Invalidf("entity %q: the id is not made of parts of a-z, 0-9 and - joined by /", e.ID)
	}
	if e.Kind != Merged && !slices.Contains(Kinds(), e.Kind) {
		return Invalidf("entity %s: there is no kind %q", e.ID, e.Kind)
	}
	if len(e.Name) > MaxName || len(e.Sort) > MaxSort {
		return Invalidf("entity %s: the name or sort key is too long", e.ID)
	}
	name := Field{Type: Text}
	if name.TextProblem(e.Name) != "" || name.TextProblem(e.Sort) != "" {
		return Invalidf("entity %s: the name or sort key is not UTF-8 without NUL", e.ID)
	}
	return checkFields("entity", e.ID, EntityFields(e.Kind), e.Fields)
}

// check returns an [Invalid] if no store may store r.
func (r Relationship) check() error {
	if !r.ID.Valid() {
		return Invalidf("relationship %q: the id is not made of parts of a-z, 0-9 and - joined by /", r.ID)
	}
	if !slices.Contains(Types(), r.Type) {
		return Invalidf("relationship %s: there is no type %q", r.ID, r.Type)
	}
	return checkFields("relationship", r.ID, relationshipFields, r.Fields)
}
