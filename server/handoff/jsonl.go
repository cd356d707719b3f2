package handoff

import (
	"bytes"
	"encoding/json"
	"io"
)

// writeJSONL writes the items of the outermost list, each as JSON on a line of its own. An operation without a list
// is one line. Values that are null are there, so each line has the same keys in the order of the document.
func writeJSONL(w io.Writer, e *export) error {
	items, shape := e.outermost()
	for _, item := range items {
		line, err := orderedJSON(nil, shape, item)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// outermost returns the items of the outermost list, and their shape. If there is no list, the only item is the answer.
func (e *export) outermost() ([]any, *shape) {
	if len(e.root.lists) == 0 {
		return []any{e.data}, e.shape
	}
	path, shape := e.root.lists[0].path, e.shape
	for _, key := range path {
		shape = shape.child(key)
	}
	items, _ := follow(path)(e.data).([]any)
	return items, shape
}

// orderedJSON appends a value as JSON with the keys of its shape in the order of the document. An object has "link"
// if it is a relationship, or if a relationship leads to it.
func orderedJSON(b []byte, s *shape, value any) ([]byte, error) {
	switch value := value.(type) {
	case []any:
		return appendList(b, value, func(b []byte, v any) ([]byte, error) { return orderedJSON(b, s, v) })
	case map[string]any:
		entries := []entry{}
		for _, f := range s.own() {
			entries = append(entries, entry{f.key, func(b []byte) ([]byte, error) { return orderedJSON(b, f, value[f.key]) }})
		}
		if link, has := linkOf(s, value); has {
			entries = append(entries, entry{freeKey(s, "link"), func(b []byte) ([]byte, error) { return appendLink(b, link) }})
		}
		return appendObject(b, entries)
	}
	return appendJSON(b, value)
}

// linkOf returns the relationship that an object is, or that leads to it, and whether its shape has one.
func linkOf(s *shape, value map[string]any) (map[string]any, bool) {
	if s.isLink() {
		return value, true
	}
	link, _ := value[prefix+"link"].(map[string]any)
	return link, s.child(prefix+"link") != nil
}

// appendLink appends what a file says about a relationship as JSON, or null.
func appendLink(b []byte, link map[string]any) ([]byte, error) {
	if link == nil || link[prefix+"type"] == nil {
		return append(b, "null"...), nil
	}
	entries := []entry{}
	for _, f := range linkFields {
		value := f.value(link)
		if f.name == "evidence" {
			value = link[prefix+"evidence"]
		}
		entries = append(entries, entry{f.name, func(b []byte) ([]byte, error) { return appendJSON(b, value) }})
	}
	return appendObject(b, entries)
}

// freeKey returns a key that no field of a shape has.
func freeKey(s *shape, key string) string {
	for s.child(key) != nil {
		key += "_"
	}
	return key
}

// An entry is a key of an object, and what appends its value.
type entry struct {
	key    string
	append func([]byte) ([]byte, error)
}

// appendObject appends a JSON object with entries in their order.
func appendObject(b []byte, entries []entry) ([]byte, error) {
	b = append(b, '{')
	for i, e := range entries {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendJSON(b, e.key); err != nil {
			return b, err
		}
		if b, err = e.append(append(b, ':')); err != nil {
			return b, err
		}
	}
	return append(b, '}'), nil
}

// appendList appends a JSON list.
func appendList(b []byte, items []any, item func([]byte, any) ([]byte, error)) (_ []byte, err error) {
	b = append(b, '[')
	for i, v := range items {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = item(b, v); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

// appendJSON appends a value as JSON, with < > & as they are.
func appendJSON(b []byte, value any) ([]byte, error) {
	out := bytes.NewBuffer(b)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return b, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
