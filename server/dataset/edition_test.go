package dataset

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
	"accordgraph/server/handoff"
)

// A switching is an API whose answers have another revision from a request on, as if somebody loaded data.
type switching struct {
	api   http.Handler
	asked atomic.Int64
	at    int64 // the request from which on the revision is another one; 0 for never
}

// ServeHTTP implements http.Handler.
func (s *switching) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	inner := httptest.NewRecorder()
	s.api.ServeHTTP(inner, r)
	body := inner.Body.Bytes()
	if n := s.asked.Add(1); s.at > 0 && n >= s.at {
		body = bytes.Replace(body, []byte(`"revision":"`), []byte(`"revision":"0123456789abcdef`), 1)
	}
	w.WriteHeader(inner.Code)
	w.Write(body)
}

// switched returns the files of the small data set over an API that switches.
func switched(t *testing.T, folder string) (*Set, *switching) {
	t.Helper()
	api := &switching{api: graph.NewHandler(query.New(storeWith(t, small(t))), graph.Options{})}
	s, _ := over(t, storeWith(t, small(t)), func(o *Options) {
		o.API, o.Folder = api, folder
		o.Formats = handoff.Around(web.Budget{Answer: time.Minute, MaxBody: graph.MaxBody}.Around(api), handoff.Options{Schema: o.Schema})
	})
	return s, api
}

// TestLoadInTheMiddle changes the revision while files are made, at each request of the making in turn. The files are
// always of one revision, and only one folder is there afterwards.
func TestLoadInTheMiddle(t *testing.T) {
	s, api := switched(t, t.TempDir())
	indexOf(t, s)
	requests := api.asked.Load()
	for at := int64(2); at <= requests; at++ {
		folder := t.TempDir()
		s, api := switched(t, folder)
		api.at = at
		list := indexOf(t, s)
		if !strings.HasPrefix(list.Revision, "0123456789abcdef") && at < requests {
			t.Errorf("after a load at request %d the files are of revision %s", at, list.Revision)
		}
		readme := get(s, "/data/README.md").Body.String()
		if list = indexOf(t, s); !strings.Contains(readme, list.Revision) {
			t.Errorf("after a load at request %d README.md is not of revision %s", at, list.Revision)
		}
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
			t.Errorf("after a load at request %d there are %d folders, want 1: %v", at, len(entries), err)
		}
	}
}

// TestMadeOnce asks for many files at once. They are made once, with as many requests as for one file.
func TestMadeOnce(t *testing.T) {
	s, api := switched(t, t.TempDir())
	indexOf(t, s)
	alone := api.asked.Load()

	s, api = switched(t, t.TempDir())
	const clients = 20
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() {
			if w := get(s, "/data/"+allFiles()[i%len(allFiles())].Name); w.Code != http.StatusOK {
				t.Errorf("a client got %d %s", w.Code, w.Body)
			}
		})
	}
	all.Wait()
	if got, want := api.asked.Load(), alone+clients-1; got != want { // each client asks for the revision
		t.Errorf("%d requests were made for %d clients, want %d", got, clients, want)
	}
}

// TestLeavingClient checks that the making goes on if the client that began it leaves.
func TestLeavingClient(t *testing.T) {
	s, _ := switched(t, t.TempDir())
	began, left := make(chan struct{}), make(chan struct{})
	formats := s.Formats
	var once sync.Once
	s.Formats = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		once.Do(func() { close(began); <-left })
		formats.ServeHTTP(w, r)
	})
	r := httptest.NewRequest(http.MethodGet, "/data/index.json", nil)
	ctx, leave := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.ServeHTTP(httptest.NewRecorder(), r.WithContext(ctx))
	}()
	<-began
	leave()
	<-done
	close(left)
	if list := indexOf(t, s); len(list.Files) != len(allFiles()) {
		t.Errorf("there are %d files, want %d", len(list.Files), len(allFiles()))
	}
}

// TestPanicIsNoEnd checks that a panic while files are made is an answer, and not the end of the server.
func TestPanicIsNoEnd(t *testing.T) {
	folder := t.TempDir()
	s, _ := switched(t, folder)
	formats := s.Formats
	s.Formats = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/graphql.") {
			panic("a mistake")
		}
		formats.ServeHTTP(w, r)
	})
	if w := get(s, "/data/index.json"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("the answer is %d %s", w.Code, w.Body)
	}
	isEmpty(t, folder)
}
