package handoff

import (
	"bufio"
	"errors"
	"net/http"
	"time"
)

// pageTime is the time in which a client has to take a page.
const pageTime = 30 * time.Second

// A streamed is a file that is sent page by page. At any time two pages are in memory: one that is written and one that is
// asked for.
type streamed struct {
	pages   *pager
	out     *bufio.Writer
	encoder encoder
	control *http.ResponseController
	export  func(data map[string]any) *export
}

// stream sends a file page by page, and ends when the outermost list does. If a page cannot be had, or if the client has
// left, the connection is cut: a file that was sent in part never looks whole, and never ends with an error.
func (h *Files) stream(w http.ResponseWriter, r *http.Request, q *question, first map[string]any) {
	s := &streamed{
		pages: h.pager(r, q, first), control: http.NewResponseController(w),
		export: func(data map[string]any) *export {
			e := h.export(r, q, data)
			e.more = nil // the list goes on
			return e
		},
	}
	s.export(first).head(w.Header())
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Add("Vary", "Accept, Accept-Encoding")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	s.out = bufio.NewWriterSize(w, 64<<10)
	s.encoder = q.format.open(s.out)
	if err := s.send(first); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// errCut means that a page of a stream cannot be had.
var errCut = errors.New("a page cannot be had")

// A nextPage is a page, or the error that it cannot be had.
type nextPage struct {
	data map[string]any
	err  error
}

// send writes all pages. It writes one while it asks for the next one.
func (s *streamed) send(data map[string]any) error {
	e := s.export(data)
	if err := s.encoder.begin(e); err != nil {
		return err
	}
	for {
		asked := s.ask(s.pages.after(data))
		err := s.write(e)
		next := <-asked // also after an error, because one client asks for one page at a time
		switch {
		case err != nil:
			return err
		case next.err != nil:
			return next.err
		case next.data == nil:
			if err := s.encoder.end(e); err != nil {
				return err
			}
			return s.out.Flush()
		}
		data = next.data
		e = s.export(data)
	}
}

// ask asks for the page after a cursor. At the end of the list there is none.
func (s *streamed) ask(after string) <-chan nextPage {
	asked := make(chan nextPage, 1)
	if after == "" {
		asked <- nextPage{}
		return asked
	}
	go func() {
		data, _, refused := s.pages.next(after)
		if refused != nil {
			asked <- nextPage{err: errCut}
			return
		}
		asked <- nextPage{data: data}
	}()
	return asked
}

// write writes a page and sends it, and gives the client its time to take it. A writer without deadlines has no time to
// give, and a writer that cannot send early sends later.
func (s *streamed) write(e *export) error {
	_ = s.control.SetWriteDeadline(time.Now().Add(pageTime))
	if err := s.encoder.page(e); err != nil {
		return err
	}
	if err := s.out.Flush(); err != nil {
		return err
	}
	_ = s.control.Flush()
	return nil
}
