package handoff

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"accordgraph/internal/web"
)

// longestWait is how long a page waits at most until the limit of the client allows it.
const longestWait = 30 * time.Second

// A pager asks for the pages of the outermost list, one after the other.
type pager struct {
	files    *Files
	request  *http.Request
	question *question
	path     []string // to the page; nil if the outermost list has no pages
	revision string   // of the first page
}

// pager returns a pager that begins after the first page.
func (h *Files) pager(r *http.Request, q *question, first map[string]any) *pager {
	r = r.Clone(r.Context())
	r.Header.Del("If-None-Match")
	return &pager{h, r, q, q.plan.outermostPage(), revisionOf(first)}
}

// after returns the cursor after which the list goes on, or "" at its end.
func (p *pager) after(data map[string]any) string {
	if p.path == nil {
		return ""
	}
	page, _ := objectAt(data, p.path)[prefix+"page"].(map[string]any)
	if page["hasNextPage"] != true {
		return ""
	}
	return textAt(page, "endCursor")
}

// next returns the page after a cursor, and its size in bytes. If the page has errors, or if the data has changed since
// the first page, it returns a reply that says so. It waits while the client has used up its limit.
func (p *pager) next(after string) (map[string]any, int, *web.Reply) {
	p.question.after = after
	answer := p.files.ask(p.request, p.question)
	for answer.Status == http.StatusTooManyRequests && p.wait(answer) {
		answer = p.files.ask(p.request, p.question)
	}
	if answer.Status != http.StatusOK {
		reply := answer.Reply()
		return nil, 0, &reply
	}
	data, refused := dataOf(answer)
	if refused != nil {
		return nil, 0, refused
	}
	if revisionOf(data) != p.revision {
		reply := refuse(http.StatusServiceUnavailable, errors.New("the data was changed while the file was made; ask again"))
		reply.Header.Set("Retry-After", "1")
		return nil, 0, &reply
	}
	return data, answer.Body.Len(), nil
}

// wait waits as long as the answer says. It reports whether the client may ask again then.
func (p *pager) wait(answer *web.Recorder) bool {
	seconds, err := strconv.Atoi(answer.Header().Get("Retry-After"))
	wait := time.Duration(seconds) * time.Second
	if err != nil || wait > longestWait {
		return false
	}
	ctx, cancel := context.WithTimeout(p.request.Context(), wait)
	defer cancel()
	<-ctx.Done()
	return p.request.Context().Err() == nil
}

// collect asks for the pages after the first one, and adds their items to the first one, until the answers have the
// greatest size together that the format allows. size is the size of the first page.
func (p *pager) collect(data map[string]any, size int) *web.Reply {
	for after := p.after(data); after != "" && size <= p.question.format.limit(); after = p.after(data) {
		next, more, refused := p.next(after)
		if refused != nil {
			return refused
		}
		appendPage(objectAt(data, p.path), objectAt(next, p.path))
		size += more
	}
	return nil
}
