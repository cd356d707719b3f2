package main

import (
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// caught answers a request whose handler panics with 500, and logs why. Package graph
// has answered for its own panics by then; this is for what is around it. If a part
// of an answer was sent, the connection is cut, so that nobody takes it for whole.
func caught(h http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := &begun{ResponseWriter: w}
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			id := w.Header().Get("X-Request-Id")
			log.Error("panic", "err", v, "stack", string(debug.Stack()), "id", id)
			if begun.yes {
				panic(http.ErrAbortHandler)
			}
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusInternalServerError)
			io.WriteString(w, `{"errors":[{"message":"something went wrong inside; it is in the log under the request id","extensions":{"code":"INTERNAL","requestId":"`+id+`"}}]}`)
		}()
		h.ServeHTTP(begun, r)
	})
}

// begun notes whether a part of the answer was sent.
type begun struct {
	http.ResponseWriter
	yes bool
}

// WriteHeader implements http.ResponseWriter.
func (b *begun) WriteHeader(status int) {
	b.yes = true
	b.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (b *begun) Write(p []byte) (int, error) {
	b.yes = true
	return b.ResponseWriter.Write(p)
}

// Unwrap is for http.ResponseController.
func (b *begun) Unwrap() http.ResponseWriter { return b.ResponseWriter }
