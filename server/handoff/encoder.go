package handoff

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
)

// An encoder writes a file page by page: its head, the items of each page, and its tail. It keeps nothing of a page but
// which entities and relationships it has written.
type encoder interface {
	begin(*export) error // of the first page
	page(*export) error
	end(*export) error // of the last page, which says what the file lacks
}

// file returns the file of an export.
func (f format) file(e *export) ([]byte, error) {
	var b bytes.Buffer
	write := f.write
	if f.open != nil {
		write = func(w io.Writer, e *export) error { return f.wholeBy(f.open(w), e) }
	}
	if err := write(&b, e); err != nil {
		return nil, fmt.Errorf("writing %s: %w", f.mediaType, err)
	}
	return b.Bytes(), nil
}

// wholeBy writes a file of one page.
func (format) wholeBy(out encoder, e *export) error {
	if err := out.begin(e); err != nil {
		return err
	}
	if err := out.page(e); err != nil {
		return err
	}
	return out.end(e)
}

// streams reports whether a file of the plan can be written page by page. A file that may turn out short, because there
// are pages of lists in its items, is made whole before its first byte is sent.
func (f format) streams(p *plan) bool {
	return f.open != nil && !p.hasPagesBelow() && (!f.once || p.isUniform())
}

// hasPagesBelow reports whether there are lists with pages besides the outermost list.
func (p *plan) hasPagesBelow() bool {
	outermost := p.outermostPage()
	var below func(s *shape, path []string) bool
	below = func(s *shape, path []string) bool {
		if s.isConnection() && s.hasItems() && !slices.Equal(path, outermost) {
			return true
		}
		return slices.ContainsFunc(s.own(), func(f *shape) bool { return below(f, append(slices.Clone(path), f.key)) })
	}
	return below(p.shape, nil)
}

// hasItems reports whether the document asks for items of the list, and not only how many there are.
func (s *shape) hasItems() bool {
	return slices.ContainsFunc(s.own(), func(f *shape) bool { return f.list && !f.leaf() })
}

// isUniform reports whether each object of an answer says the same of an entity, and of a relationship. If not, a later
// page may say more of an entity than the first page on which it is.
func (p *plan) isUniform() bool {
	var things, links [][]string
	var find func(s *shape)
	find = func(s *shape) {
		if s.isThing() {
			things = append(things, s.extras(thingFields))
		}
		if s.isLink() {
			links = append(links, s.extras(edgeFields()))
		}
		for _, f := range s.fields {
			if f.key != prefix+"assertedBy" && f.key != prefix+"edges" && !s.saysAgain(f) {
				find(f)
			}
		}
	}
	find(p.shape)
	same := func(all [][]string) bool {
		return !slices.ContainsFunc(all, func(one []string) bool { return !slices.Equal(one, all[0]) })
	}
	return same(things) && same(links)
}

// saysAgain reports whether a field was added, although the document asks for the same field under its own name. Then an
// answer has the same entity twice in one object.
func (s *shape) saysAgain(added *shape) bool {
	return strings.HasPrefix(added.key, prefix) && slices.ContainsFunc(s.own(), func(f *shape) bool { return f.name == added.name })
}

// extras returns the names of the columns of a shape besides the ones of each object, in order.
func (s *shape) extras(each []column) (names []string) {
	for _, c := range withValues(nil, each, s)[len(each):] {
		names = append(names, c.name)
	}
	slices.Sort(names)
	return names
}

// written is which entities and relationships a file has, by the beginnings of the hashes of their ids.
type written map[[16]byte]bool

// fresh returns the rows that are not written, and takes them for written.
func (w written) fresh(rows []row) []row {
	return slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return !w.add(r.text(0)) })
}

// add takes an id for written. It reports whether it was not.
func (w written) add(id string) bool {
	sum := sha256.Sum256([]byte(id))
	key := [16]byte(sum[:16])
	if w[key] {
		return false
	}
	w[key] = true
	return true
}
