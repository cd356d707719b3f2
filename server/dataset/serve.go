package dataset

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
	"time"
)

// ServeHTTP serves /data/NAME for each name in the table of file.go, and /data/index.json, which lists them. It answers GET
// and HEAD. A file has its SHA-256 as its ETag, and is sent in parts to a client that asks with Range. If the files
// cannot be made, the answer has the status 503 and says why in words.
func (s *Set) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name := path.Base(r.URL.Path)
	if name != index && !isFile(name) || r.URL.Path != Path+name {
		http.Error(w, fmt.Sprintf("404 there is no file %s: see %s", r.URL.Path, Path), http.StatusNotFound)
		return
	}
	patient(w)
	var err error
	if name == index {
		err = s.serveIndex(w, r)
	} else {
		err = s.serveFile(w, r, name)
	}
	if err != nil {
		s.refuse(w, err)
	}
}

// Path is the address under which all files are.
const Path = "/data/"

// index is the name of the list of files.
const index = "index.json"

// isFile reports whether there is a file with a name.
func isFile(name string) bool {
	for _, f := range allFiles() {
		if f.Name == name {
			return true
		}
	}
	return false
}

// writeTime is how long a client may take to read the next part of a file, of at most 32 KiB.
const writeTime = 30 * time.Second

// makeTime is how long a client may wait for the files to be made.
const makeTime = 5 * time.Minute

// patient gives a request time for the making of files, in place of the time that the server has for an answer.
func patient(w http.ResponseWriter) {
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(makeTime)) //nolint:errcheck // not every writer has one
}

// A slow writes to a client that may be slow. Each part has time of its own, so that a large file is not cut.
type slow struct{ http.ResponseWriter }

// Write implements io.Writer.
func (w slow) Write(b []byte) (int, error) {
	http.NewResponseController(w.ResponseWriter).SetWriteDeadline(time.Now().Add(writeTime)) //nolint:errcheck // as above
	return w.ResponseWriter.Write(b)
}

// serveFile serves a file.
func (s *Set) serveFile(w http.ResponseWriter, r *http.Request, name string) error {
	e, f, err := s.open(r, name)
	if err != nil {
		return err
	}
	m, _ := e.find(name)
	defer f.Close()
	h := w.Header()
	h.Set("Content-Type", contentType(m.MediaType))
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", `"`+m.SHA256+`"`)
	h.Set("Content-Disposition", fmt.Sprintf("%s; filename=%q", m.disposition(), e.fileName(name)))
	http.ServeContent(slow{w}, r, "", time.Time{}, io.NewSectionReader(f, 0, m.Bytes))
	return nil
}

// open opens a file. If it is not there, because the next revision or somebody else removed it, the files are made again.
func (s *Set) open(r *http.Request, name string) (e *edition, f *os.File, err error) {
	for range 2 {
		if e, err = s.edition(r); err != nil {
			return nil, nil, err
		}
		f, err = os.Open(e.path(name))
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
		s.forget(e)
	}
	if err != nil {
		s.Log.Error("a file of the data set could not be read", "file", name, "err", err)
		return nil, nil, errDisk
	}
	return e, f, nil
}

// fileName returns the name under which a client saves a file. A data file has the revision in its name.
func (e *edition) fileName(name string) string {
	base, ending, _ := strings.Cut(name, ".")
	if base != "accordgraph" {
		return name
	}
	return fmt.Sprintf("%s-%s.%s", base, e.Revision[:min(len(e.Revision), 12)], ending)
}

// disposition returns how a browser is to treat the file: it shows descriptions, and saves data.
func (f file) disposition() string {
	if f.Data {
		return "attachment"
	}
	return "inline"
}

// contentType returns the header Content-Type for a media type. All texts are in UTF-8.
func contentType(mediaType string) string {
	if strings.HasPrefix(mediaType, "text/") {
		return mediaType + "; charset=utf-8"
	}
	return mediaType
}

// serveIndex serves the list of files.
func (s *Set) serveIndex(w http.ResponseWriter, r *http.Request) error {
	e, err := s.edition(r)
	if err != nil {
		return err
	}
	type entry struct {
		Name      string `json:"name"`
		URL       string `json:"url"`
		MediaType string `json:"mediaType"`
		Data      bool   `json:"data"`
		Bytes     int64  `json:"bytes"`
		SHA256    string `json:"sha256"`
		About     string `json:"about"`
	}
	list := []entry{}
	for _, f := range e.files {
		list = append(list, entry{f.Name, s.PublicURL + Path + f.Name, f.MediaType, f.Data, f.Bytes, f.SHA256, f.About})
	}
	body, err := json.MarshalIndent(map[string]any{
		"title": e.Title, "description": e.Description, "revision": e.Revision, "licence": e.Licence, "licenceUrl": e.LicenceURL,
		"compiledOn": orNull(e.CompiledOn), "coversUntil": orNull(e.CoversUntil), "files": list,
	}, "", "  ")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	w.Write(append(body, '\n')) //nolint:errcheck // the client has left
	return nil
}

// orNull returns a text, or nil if it is empty.
func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// refuse answers that there are no files now. The words do not name the folder, which only the operator
// needs to know.
func (s *Set) refuse(w http.ResponseWriter, err error) {
	status, after, words := http.StatusServiceUnavailable, "30", "the files of the data set could not be made"
	rest := " The API and the pages answer as before."
	var refused *refusal
	switch {
	case errors.Is(err, errStopping):
		words, rest = errStopping.Error(), ""
	case errors.As(err, &refused):
		status, after, words, rest = refused.status, cmp.Or(refused.retryAfter, "5"), refused.message, ""
	case errors.Is(err, errChanged):
		after, words = "5", errChanged.Error()
	default:
		for _, known := range []error{errDisk, errTooLarge, errNoFiles} {
			if errors.Is(err, known) {
				words = known.Error()
			}
		}
	}
	w.Header().Set("Retry-After", after)
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, fmt.Sprintf("%d %s.%s", status, words, rest), status)
}
