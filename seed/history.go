package seed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// historyFolder has a file for each published revision of a data set, in the order of their names. The first file has
// all things, and each other file has what differs from the revision before. A file is JSON lines, compressed: a header,
// then a line for each thing in the order of ID. README.md describes how to add one.
const (
	historyFolder = "history"
	historyExt    = ".jsonl.gz"
)

// A header is the first line of a file of the history.
type header struct {
	Day  string  `json:"day"`  // on which the revision was published
	Meta kg.Meta `json:"meta"` // as it was
	Sum  string  `json:"sum"`  // a hash of the IDs and digests of all things in the revision
}

// A line is what a thing became. A thing without Is was removed.
type line struct {
	ID kg.ID           `json:"id"`
	Is json.RawMessage `json:"is,omitempty"`
}

// History returns the changes that led from the first published revision of a data set to b, for [kg.Batch]. The changes
// after the last published revision have no day. If the data set has no history, there are none.
//
// The error says which file is not as [WriteRevision] wrote it.
func History(fsys fs.FS, b kg.Batch) ([]kg.Change, error) {
	all, h, err := replay(fsys)
	if err != nil || h.Meta.Revision == "" || h.Meta.Revision == b.Meta.Revision {
		return all, err
	}
	rest, err := since(h, b).Log(h)
	return append(all, rest...), err
}

// replay returns the changes of all files, and what the data set had after the last one.
func replay(fsys fs.FS) (all []kg.Change, h kg.Held, err error) {
	h.Entities, h.Relationships = map[kg.ID]kg.Entity{}, map[kg.ID]kg.Relationship{}
	names, err := historyFiles(fsys)
	if err != nil {
		return nil, h, err
	}
	for _, name := range names {
		head, b, err := readRevision(fsys, name)
		if err != nil {
			return nil, h, fmt.Errorf("seed: %s: %w", name, err)
		}
		b.Day, b.Why = head.Day, head.Meta.NewIn(h.Meta)
		changes, err := b.Log(h)
		if err != nil {
			return nil, h, fmt.Errorf("seed: %s: %w", name, err)
		}
		all = append(all, changes...)
		apply(&h, b)
		h.Number = int64(len(all))
		if got := sumOf(h); got != head.Sum {
			return nil, h, fmt.Errorf("seed: %s: its things make %s, and it says %s", name, got, head.Sum)
		}
	}
	return all, h, nil
}

// historyFiles returns the names of the files in order.
func historyFiles(fsys fs.FS) (names []string, err error) {
	all, err := fs.ReadDir(fsys, historyFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, f := range all {
		if isHistory(f.Name()) {
			names = append(names, historyFolder+"/"+f.Name())
		}
	}
	return names, err
}

func isHistory(name string) bool { return strings.HasSuffix(name, historyExt) }

// readRevision reads a file: its header, and what it changes.
func readRevision(fsys fs.FS, name string) (head header, b kg.Batch, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return head, b, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return head, b, err
	}
	from := json.NewDecoder(z)
	if err := from.Decode(&head); err != nil {
		return head, b, err
	}
	b.Meta = &head.Meta
	for {
		var l line
		if err := from.Decode(&l); err == io.EOF {
			return head, b, nil
		} else if err != nil {
			return head, b, err
		}
		if err := l.addTo(&b); err != nil {
			return head, b, err
		}
	}
}

// addTo adds what l says to a batch.
func (l line) addTo(b *kg.Batch) error {
	c, err := kg.ChangeRow{ID: l.ID, Is: string(l.Is)}.Change()
	switch {
	case err != nil:
		return err
	case c.Is.Entity != nil:
		b.Entities = append(b.Entities, *c.Is.Entity)
	case c.Is.Relationship != nil:
		b.Relationships = append(b.Relationships, *c.Is.Relationship)
	default:
		b.Remove = append(b.Remove, l.ID)
	}
	return nil
}

// apply makes h what it is after b.
func apply(h *kg.Held, b kg.Batch) {
	for _, id := range b.Remove {
		delete(h.Entities, id)
		delete(h.Relationships, id)
	}
	for _, e := range b.Entities {
		h.Entities[e.ID] = e
	}
	for _, r := range b.Relationships {
		h.Relationships[r.ID] = r
	}
	h.Meta = *b.Meta
}

// since returns the change that turns h into b.
func since(h kg.Held, b kg.Batch) kg.Batch {
	change := b.Since(digests(h))
	change.Why = b.Meta.NewIn(h.Meta)
	return change
}

func digests(h kg.Held) map[kg.ID]string {
	all := make(map[kg.ID]string, len(h.Entities)+len(h.Relationships))
	for id, e := range h.Entities {
		all[id] = e.Digest
	}
	for id, r := range h.Relationships {
		all[id] = r.Digest
	}
	return all
}

// sumOf returns a hash of the IDs and digests in h.
func sumOf(h kg.Held) string {
	all, hash := digests(h), sha256.New()
	for _, id := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintln(hash, id, all[id])
	}
	return hex.EncodeToString(hash.Sum(nil)[:16])
}

// WriteRevision returns the name and the content of the file that adds b to the history in fsys. b was published on a
// day. It is an error if b is the last revision in the history already.
func WriteRevision(fsys fs.FS, b kg.Batch, day string) (name string, content []byte, err error) {
	if !kg.IsDay(day) {
		return "", nil, kg.Invalidf("day is %q, want a day such as 2014-09-05", day)
	}
	_, h, err := replay(fsys)
	if err != nil {
		return "", nil, err
	}
	if h.Meta.Revision == b.Meta.Revision {
		return "", nil, kg.Invalidf("revision %s is in the history already", b.Meta.Revision)
	}
	names, err := historyFiles(fsys)
	if err != nil {
		return "", nil, err
	}
	content, err = encodeRevision(h, b, day)
	return fmt.Sprintf("%s/%04d-%s%s", historyFolder, len(names)+1, day, historyExt), content, err
}

// encodeRevision returns the file with what differs between h and b.
func encodeRevision(h kg.Held, b kg.Batch, day string) ([]byte, error) {
	change := since(h, b)
	apply(&h, change)
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	to := json.NewEncoder(z)
	to.SetEscapeHTML(false)
	if err := to.Encode(header{day, *b.Meta, sumOf(h)}); err != nil {
		return nil, err
	}
	for _, id := range change.Touched() {
		l := line{ID: id}
		if is := h.Thing(id); is.Exists() {
			row, err := kg.Change{Is: is}.Row()
			if err != nil {
				return nil, err
			}
			l.Is = json.RawMessage(row.Is)
		}
		if err := to.Encode(l); err != nil {
			return nil, err
		}
	}
	err = z.Close() // writes what is left
	return out.Bytes(), err
}
