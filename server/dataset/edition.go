package dataset

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// An edition is the files of one revision, in a folder of their own.
type edition struct {
	about
	folder string
	files  []made
}

// made is a file that was made.
type made struct {
	file
	Bytes  int64
	SHA256 string // in hex
}

// path returns where a file is.
func (e *edition) path(name string) string { return filepath.Join(e.folder, name) }

// find returns the file with a name.
func (e *edition) find(name string) (made, bool) {
	for _, f := range e.files {
		if f.Name == name {
			return f, true
		}
	}
	return made{}, false
}

// remove removes the files. A client that is reading one reads it to its end, where the system allows that.
func (e *edition) remove() error {
	if e == nil || e.folder == "" {
		return nil
	}
	return os.RemoveAll(e.folder)
}

// errNoFiles means that the settings allow no files.
var errNoFiles = errors.New("this server makes no files of the whole data set")

// errTooLarge means that the files of a revision are larger than the settings allow.
var errTooLarge = errors.New("the files of the data set are larger than this server allows")

// errDisk means that the folder for the files cannot be written or read.
var errDisk = errors.New("this server has no place for the files of the data set now")

// errStopping means that the server is stopping.
var errStopping = errors.New("the server is stopping")

// edition returns the files of the current revision. It makes them if there are none, or if somebody removed them. All
// who ask meanwhile wait for the same making, which goes on if they leave.
func (s *Set) edition(r *http.Request) (*edition, error) {
	if s.MaxBytes == 0 {
		return nil, errNoFiles
	}
	if s.ctx.Err() != nil {
		return nil, errStopping
	}
	now, err := s.askAbout(r)
	if err != nil {
		return nil, err
	}
	if e, err := s.known(now.Revision); e != nil || err != nil {
		return e, err
	}
	done := s.making.DoChan(now.Revision, func() (any, error) { return s.make(now.Revision) })
	select {
	case result := <-done:
		e, _ := result.Val.(*edition)
		return e, result.Err
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
}

// known returns the files of a revision, or why they could not be made a short time ago.
func (s *Set) known(revision string) (*edition, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current != nil && s.current.Revision == revision {
		return s.current, nil
	}
	if s.failed.revision == revision && time.Since(s.failed.at) < retryAfter {
		return nil, s.failed.err
	}
	return nil, nil
}

// forget forgets files that are no longer there.
func (s *Set) forget(e *edition) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current == e {
		s.current = nil
		e.remove()
	}
}

// maxTries is how often the making begins again after the data changed meanwhile.
const maxTries = 3

// make makes the files of the current revision, which should be the given one, and removes the ones of before.
func (s *Set) make(revision string) (*edition, error) {
	if e, err := s.known(revision); e != nil || err != nil { // an earlier making has just ended
		return e, err
	}
	var e *edition
	err := errChanged
	for try := 0; try < maxTries && errors.Is(err, errChanged); try++ {
		e, err = s.makeOnce(s.ctx)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ctx.Err() != nil { // the files would outlive the server
		err = errors.Join(errStopping, err)
	}
	if err != nil {
		if err := e.remove(); err != nil {
			s.Log.Error("files of the data set could not be removed", "err", err)
		}
		s.Log.Error("the files of the data set could not be made", "err", err)
		if refused := (*refusal)(nil); !errors.Is(err, errChanged) && !errors.As(err, &refused) {
			s.failed = failure{revision, err, time.Now()}
		}
		return nil, err
	}
	if err := s.current.remove(); err != nil {
		s.Log.Warn("files of an earlier revision could not be removed", "err", err)
	}
	s.current = e
	return e, nil
}

// makeOnce makes all files. If that fails, the edition has the folder to remove, or is nil.
func (s *Set) makeOnce(ctx context.Context) (*edition, error) {
	now, err := s.aboutNow(ctx)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(s.Folder, "accordgraph-data-")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDisk, err)
	}
	m := &maker{Set: s, ctx: ctx, edition: &edition{about: now, folder: folder}, tables: tablesOf(s.lists), left: s.MaxBytes}
	err = m.makeSafely()
	if after, wrong := s.aboutNow(ctx); err == nil && wrong == nil && after.Revision != now.Revision {
		err = errChanged
	}
	if err != nil {
		return nil, errors.Join(err, m.edition.remove())
	}
	return m.edition, nil
}

// A maker makes the files of one revision.
type maker struct {
	*Set
	*edition
	ctx    context.Context
	tables []table
	csv    map[string]made // the size and the SHA-256 of the CSV file of each table
	left   int64           // bytes that the files may still have
}

// makeSafely makes all files. A panic is an error, because it would end the server here.
func (m *maker) makeSafely() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("making files: %v\n%s", p, debug.Stack())
		}
	}()
	return m.makeAll()
}

// makeAll makes the files in the order of the table.
func (m *maker) makeAll() error {
	for _, f := range allFiles() {
		if err := m.makeFile(f); err != nil {
			return fmt.Errorf("making %s: %w", f.Name, err)
		}
	}
	return nil
}

// makeFile makes a file.
func (m *maker) makeFile(f file) error {
	w, err := m.create(f.Name)
	if err != nil {
		return err
	}
	err = f.write(m, w)
	if err := errors.Join(err, w.close()); err != nil {
		return err
	}
	m.files = append(m.files, made{f, w.size, hex.EncodeToString(w.sum.Sum(nil))})
	return nil
}

// A measured is a file that is being written. It knows its size and its SHA-256.
type measured struct {
	file *os.File
	out  io.Writer
	sum  hash.Hash
	size int64
	left *int64
}

// create begins a file.
func (m *maker) create(name string) (*measured, error) {
	f, err := os.OpenFile(m.path(name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDisk, err)
	}
	sum := sha256.New()
	return &measured{f, io.MultiWriter(f, sum), sum, 0, &m.left}, nil
}

// Write implements io.Writer.
func (w *measured) Write(b []byte) (int, error) {
	if *w.left -= int64(len(b)); *w.left < 0 {
		return 0, errTooLarge
	}
	n, err := w.out.Write(b)
	w.size += int64(n)
	if err != nil {
		err = fmt.Errorf("%w: %w", errDisk, err)
	}
	return n, err
}

// close ends the file.
func (w *measured) close() error {
	if err := w.file.Close(); err != nil {
		return fmt.Errorf("%w: %w", errDisk, err)
	}
	return nil
}
