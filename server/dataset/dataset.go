// Package dataset serves the whole data set as files at /data/: as JSON, CSV, RDF, Cypher and a SQLite database, with
// descriptions for people and for registers of data.
//
// The files are made once for each revision of the data, when somebody first asks for one, in a temporary folder
// (edition.go). They are made from the answers to one operation for each list of the schema (operations.go), which the
// formats of the public handler answer in the same process. So a file says nothing that a client cannot ask for. A file
// is served with its SHA-256 as its ETag, in parts if a client asks for them (serve.go). Each file has a row in the
// table of file.go.
package dataset

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/sync/singleflight"
)

// Options configure the files.
type Options struct {
	Schema    *ast.Schema  // of the API
	API       http.Handler // answers GraphQL over HTTP, on behalf of the client that asks for a file
	Formats   http.Handler // answers operations as files, without the limit of each client: no client pays for all
	Trusted   bool         // the API answers only trusted documents, so operations are named by their ids
	PublicURL string       // where readers find the server, such as https://example.org; "" if that is not known
	Folder    string       // where the temporary folder is made; "" for the temporary folder of the system
	MaxBytes  int64        // of the files of one revision; 0 for no files
	Log       *slog.Logger // gets failures in detail; nil for none
}

// A Set is the files of the data set. It implements http.Handler.
type Set struct {
	Options
	lists  []list
	making singleflight.Group
	ctx    context.Context // ends with Close
	end    context.CancelFunc

	mu      sync.Mutex
	current *edition
	failed  failure
}

// New returns the files of the data set that the handlers of the options answer from. It makes no file yet.
func New(o Options) *Set {
	s := &Set{Options: o, lists: listsOf(o.Schema)}
	s.Log = cmp.Or(s.Log, slog.New(slog.DiscardHandler))
	s.ctx, s.end = context.WithCancel(context.Background())
	return s
}

// Close ends the making of files and removes all files.
func (s *Set) Close() error {
	s.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	gone := s.current
	s.current = nil
	return gone.remove()
}

// A failure is why the files of a revision could not be made.
type failure struct {
	revision string
	err      error
	at       time.Time
}

// retryAfter is the time after which files that could not be made are tried again.
const retryAfter = 30 * time.Second
