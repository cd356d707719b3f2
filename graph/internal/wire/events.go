package wire

import (
	"bytes"
	"net/http"
	"strconv"
	"time"
)

// events writes a stream of events to a client.
type events struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func newEvents(w http.ResponseWriter) *events { return &events{w, http.NewResponseController(w)} }

// begin sends the head of the answer. The server reads nothing more from the client, so the deadline of the request
// must not end the stream.
func (e *events) begin() error {
	h := e.w.Header()
	h.Set("Content-Type", eventStream+"; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Accel-Buffering", "no")           // nginx would wait for more before it sends an event
	_ = e.control.SetReadDeadline(time.Time{}) // a writer without deadlines needs none
	e.w.WriteHeader(http.StatusOK)
	return e.comment()
}

// send sends an event. data is JSON without line breaks.
func (e *events) send(name string, data []byte) error {
	var b bytes.Buffer
	b.WriteString("event: " + name + "\ndata: ")
	b.Write(data)
	b.WriteString("\n\n")
	return e.write(b.Bytes())
}

// comment sends a comment, which keeps the connection open.
func (e *events) comment() error { return e.write([]byte(":\n\n")) }

// retry tells the client when to connect again.
func (e *events) retry(after time.Duration) error {
	return e.write([]byte("retry: " + strconv.FormatInt(after.Milliseconds(), 10) + "\n\n"))
}

// write sends text at once.
func (e *events) write(text []byte) error {
	_ = e.control.SetWriteDeadline(time.Now().Add(writeTime)) // a writer without deadlines needs none
	if _, err := e.w.Write(text); err != nil {
		return err
	}
	return e.control.Flush()
}
