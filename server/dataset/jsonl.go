package dataset

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// A record is a line of the JSON file: an entity, a relationship, a source or a piece of evidence. Numbers are as they
// were written.
type record map[string]any

// writeJSONL writes all records, list after list, each as JSON on a line of its own. The keys are __typename and the
// fields of the type, in the order of the schema, also if their values are null.
func (m *maker) writeJSONL(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, l := range m.lists {
		lines := &lines{each: func(line []byte) error {
			r, err := readRecord(line)
			if err != nil {
				return err
			}
			b, err := l.line(r)
			if err != nil {
				return err
			}
			_, err = out.Write(b)
			return err
		}}
		if err := errors.Join(m.file(m.ctx, l, "jsonl", m.Revision, lines), lines.end()); err != nil {
			return err
		}
	}
	return out.Flush()
}

// lines is a writer that calls each with every whole line.
type lines struct {
	each func([]byte) error
	rest []byte
}

// Write implements io.Writer.
func (l *lines) Write(b []byte) (int, error) {
	n := len(b)
	for {
		at := bytes.IndexByte(b, '\n')
		if at < 0 {
			l.rest = append(l.rest, b...)
			return n, nil
		}
		line := b[:at]
		if len(l.rest) > 0 {
			line = append(l.rest, line...)
		}
		if err := l.each(line); err != nil {
			return 0, err
		}
		l.rest, b = l.rest[:0], b[at+1:]
	}
}

// end returns an error if the last line is not whole.
func (l *lines) end() error {
	if len(l.rest) > 0 {
		return errors.New("the last line is not whole")
	}
	return nil
}

// readRecord reads a line.
func readRecord(line []byte) (r record, err error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&r); err != nil {
		return nil, fmt.Errorf("reading a record: %w", err)
	}
	return r, nil
}

// line returns a record as a line.
func (l list) line(r record) ([]byte, error) {
	b, err := appendFields(l.begin(), l.fields, r)
	return append(b, '}', '\n'), err
}

// appendFields appends the fields of an object, after a comma each.
func appendFields(b []byte, fields []field, item map[string]any) (_ []byte, err error) {
	for _, f := range fields {
		b = append(append(append(b, `,"`...), f.key...), `":`...)
		if b, err = f.append(b, item[f.key]); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// append appends a value of the field as JSON. A reference is the id.
func (f field) append(b []byte, value any) (_ []byte, err error) {
	switch value := value.(type) {
	case []any:
		b = append(b, '[')
		for i, v := range value {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = f.append(b, v); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case map[string]any:
		if f.sort == reference {
			return appendJSON(b, value["id"])
		}
		inner, err := appendFields(nil, f.fields, value)
		if err != nil {
			return nil, err
		}
		return append(append(append(b, '{'), bytes.TrimPrefix(inner, []byte(","))...), '}'), nil
	}
	return appendJSON(b, value)
}

// appendJSON appends a value as JSON, with < > & as they are.
func appendJSON(b []byte, value any) ([]byte, error) {
	out := bytes.NewBuffer(b)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// records calls do with each record of the JSON file that is of a wanted list, in the order of the file.
func (m *maker) records(wanted func(*list) bool, do func(*list, record) error) error {
	f, err := os.Open(m.path("accordgraph.jsonl"))
	if err != nil {
		return fmt.Errorf("%w: %w", errDisk, err)
	}
	defer f.Close()
	in := bufio.NewReader(f)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", errDisk, err)
		}
		l := m.listOf(line)
		if l == nil || !wanted(l) {
			continue
		}
		r, err := readRecord(line)
		if err != nil {
			return err
		}
		if err := m.ctx.Err(); err != nil {
			return err
		}
		if err := do(l, r); err != nil {
			return err
		}
	}
}

// listOf returns the list that a line is of.
func (m *maker) listOf(line []byte) *list {
	for i := range m.lists {
		if bytes.HasPrefix(line, m.lists[i].begin()) {
			return &m.lists[i]
		}
	}
	return nil
}

// begin returns how each line of a list begins.
func (l list) begin() []byte { return []byte(`{"__typename":"` + l.record + `"`) }
