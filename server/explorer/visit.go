package explorer

import (
	"context"
	"net/http"

	"accordgraph/internal/web"
)

// visitKey is the key of a context for a visit.
type visitKey struct{}

// A visit is a request of this program for a page that it does not send.
type visit struct {
	page *page
	err  error
}

// visit returns the page at an address of this server, asked on behalf of the reader of p. The page is filled and not
// written. If there is none, the error says why, and the page has what was asked.
func (e *explorer) visit(p *page, address string) (*page, error) {
	var seen visit
	ctx := context.WithValue(p.request.Context(), visitKey{}, &seen)
	r, err := web.OnBehalf(ctx, p.request, http.MethodGet, address, nil)
	if err != nil || r.URL.Host != "" {
		return nil, missing
	}
	r.RequestURI = address
	e.mux.ServeHTTP(discard{http.Header{}}, r)
	if seen.page == nil {
		return nil, missing // the address is of a file, such as the style sheet
	}
	return seen.page, seen.err
}

// visited returns the page of a view.
func (e *explorer) visited(v view, r *http.Request) (*page, error) {
	p, err := e.newPage(r)
	if err == nil {
		err = v(p)
	}
	return p, err
}

// discard is an http.ResponseWriter for an answer that nobody reads.
type discard struct{ header http.Header }

func (d discard) Header() http.Header       { return d.header }
func (discard) WriteHeader(int)             {}
func (discard) Write(b []byte) (int, error) { return len(b), nil }
