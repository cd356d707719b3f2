package follow

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"accordgraph/internal/web"
)

// eventStream is the media type of a stream of events, as HTML has it.
const eventStream = "text/event-stream"

// retryTime is the time after which a client connects again, in milliseconds, unless the server says another one at the
// end of a stream.
const retryTime = 3000

// wantsStream reports whether a request is for the stream of changes: at /changes.sse, or at /changes with the media type
// in Accept.
func wantsStream(r *http.Request) bool {
	isPage := r.URL.Path == path && r.Header.Get("Accept") != "" &&
		web.MediaType(r.Header, "text/html", eventStream) == eventStream
	return r.URL.Path == path+".sse" || isPage
}

// stream sends each new entry of the log as an event, whose id is the number of the entry. It begins after the number in
// Last-Event-ID, or else after the number in the parameter after, or else with the next entry.
func (f *follower) stream(w http.ResponseWriter, r *http.Request) {
	q, err := readRequest(r)
	if last := r.Header.Get("Last-Event-ID"); err == nil && last != "" {
		var n int
		if n, err = readNumber(last); err == nil {
			q.after = &n
		} else {
			err = fmt.Errorf("Last-Event-ID %w", err)
		}
	}
	if err == nil && q.before != "" {
		err = fmt.Errorf("before is of a feed, want after")
	}
	if err != nil {
		refuse(&refusal{status: http.StatusBadRequest, message: err.Error()}).Send(w, r, f.codings)
		return
	}
	variables := map[string]any{"lang": q.variables()["lang"], "of": q.of, "since": q.after}
	inner, err := f.api.request(r, streamDocument, variables)
	if err != nil {
		refuse(&refusal{status: http.StatusInternalServerError, message: "the operation could not be written"}).Send(w, r, f.codings)
		return
	}
	inner.Header.Set("Accept", eventStream)
	to := &relay{to: w, control: http.NewResponseController(w)}
	f.api.handler.ServeHTTP(to, inner)
	if to.status != http.StatusOK {
		to.refuse().Send(w, r, f.codings)
	}
}

// A relay is the http.ResponseWriter of a subscription. It sends the answers on as the events of a plain stream. An
// answer that is no stream stays in body.
type relay struct {
	to      http.ResponseWriter
	control *http.ResponseController
	status  int
	body    bytes.Buffer
}

// Header implements http.ResponseWriter. The headers of a stream become those of the answer.
func (y *relay) Header() http.Header { return y.to.Header() }

// Unwrap returns the writer to the client, which has deadlines. See http.ResponseController.
func (y *relay) Unwrap() http.ResponseWriter { return y.to }

// FlushError sends what was written.
func (y *relay) FlushError() error { return y.control.Flush() }

// WriteHeader implements http.ResponseWriter.
func (y *relay) WriteHeader(status int) {
	if y.status = status; status == http.StatusOK {
		y.to.WriteHeader(status)
		fmt.Fprintf(y.to, "retry: %d\n", retryTime)
	}
}

// The parts of an event of the API that has an answer.
var (
	nextEvent     = []byte("event: next\ndata: ")
	completeEvent = []byte("event: complete\n")
)

// Write implements http.ResponseWriter. Each call has one event, or one comment.
func (y *relay) Write(p []byte) (int, error) {
	if y.status != http.StatusOK {
		return y.body.Write(p)
	}
	data, isAnswer := bytes.CutPrefix(p, nextEvent)
	if !isAnswer {
		if bytes.HasPrefix(p, completeEvent) { // the end of a plain stream is the end of the answer
			return len(p), nil
		}
		return y.to.Write(p)
	}
	var answer struct {
		Data struct{ Changes json.RawMessage }
	}
	var e struct{ Number int }
	if err := json.Unmarshal(data, &answer); err != nil {
		return 0, fmt.Errorf("reading an answer of the API: %w", err)
	}
	if err := json.Unmarshal(answer.Data.Changes, &e); err != nil || e.Number == 0 {
		return 0, fmt.Errorf("an answer of the API has no entry") // the client connects again, and misses nothing
	}
	_, err := fmt.Fprintf(y.to, "id: %s\ndata: %s\n\n", strconv.Itoa(e.Number), answer.Data.Changes)
	return len(p), err
}

// refuse returns the answer in place of a stream.
func (y *relay) refuse() web.Reply {
	h := y.to.Header()
	why := &refusal{status: y.status, message: "there is no stream", retryAfter: h.Get("Retry-After")}
	var reply struct{ Errors []struct{ Message string } }
	if json.Unmarshal(y.body.Bytes(), &reply) == nil && len(reply.Errors) > 0 {
		why.message = reply.Errors[0].Message
	}
	for _, name := range []string{"Content-Length", "Content-Encoding", "Vary", "ETag"} { // Reply.Send sets them
		h.Del(name)
	}
	return refuse(why)
}
