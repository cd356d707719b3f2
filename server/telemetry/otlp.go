package telemetry

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// An otlp sends spans to a collector, as protobuf over HTTP. The exporter that OpenTelemetry offers for this brings gRPC
// into the program: 2 MB and 100 packages that are never called.
type otlp struct {
	to   *url.URL
	set  http.Header // the headers of each request
	gzip bool        // whether requests are compressed
	http *http.Client

	stopped context.Context // ends when Stop is called
	stop    context.CancelFunc
}

var _ otlptrace.Client = (*otlp)(nil)

// The pauses between attempts to send spans to a collector that is busy, and the most attempts. Each pause is up to
// twice as long as the pause before it.
const (
	firstPause = time.Second
	attempts   = 5
)

// maxAnswer is how many bytes of the answer of a collector are read.
const maxAnswer = 64 << 10

// Start implements otlptrace.Client. It does nothing, because HTTP needs no connection.
func (o *otlp) Start(context.Context) error { return nil }

// Stop implements otlptrace.Client. It ends the requests that are on their way.
func (o *otlp) Stop(context.Context) error {
	o.stop()
	return nil
}

// UploadTraces implements otlptrace.Client. It tries again if the collector is busy, until ctx ends.
func (o *otlp) UploadTraces(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	// The request of OTLP has the one field of TracesData, with the same number. Its own type is in a package that needs
	// gRPC.
	body, err := proto.Marshal(&tracepb.TracesData{ResourceSpans: spans})
	if err != nil {
		return fmt.Errorf("otlp: write spans: %w", err)
	}
	if o.gzip {
		body = zipped(body)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(o.stopped, cancel)()
	pause := firstPause
	for n := 1; ; n++ {
		wait, err := o.send(ctx, body)
		var busy busyError
		if !errors.As(err, &busy) || n == attempts {
			return err
		}
		if wait < 0 { // the collector does not say how long
			wait = pause/2 + rand.N(pause)
			pause *= 2
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(wait):
		}
	}
}

// zipped returns data as gzip.
func zipped(data []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(data) // writing to memory does not fail
	_ = z.Close()
	return out.Bytes()
}

// A busyError is the answer of a collector that asks to try again.
type busyError string

func (e busyError) Error() string { return string(e) }

// send sends one request. If the error is a busyError, wait is how long the collector asks to wait, or -1.
func (o *otlp) send(ctx context.Context, body []byte) (wait time.Duration, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, o.to.String(), bytes.NewReader(body))
	if err != nil {
		return 0, fmt.Errorf("otlp: %w", err)
	}
	r.Header = o.set.Clone()
	reply, err := o.http.Do(r)
	if err != nil {
		return 0, fmt.Errorf("otlp: send spans: %w", err)
	}
	defer reply.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(reply.Body, maxAnswer))
	if err != nil {
		return 0, fmt.Errorf("otlp: read the answer of %s: %w", o.to.Redacted(), err)
	}
	if reply.StatusCode/100 == 2 {
		return 0, rejected(reply.Header, answer)
	}
	text := fmt.Sprintf("otlp: %s answers %s: %.300s", o.to.Redacted(), reply.Status, strings.TrimSpace(string(answer)))
	if slices.Contains(retried, reply.StatusCode) {
		return retryAfter(reply.Header), busyError(text)
	}
	return 0, errors.New(text)
}

// retried are the statuses after which OTLP wants another attempt.
var retried = []int{
	http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout,
}

// retryAfter returns how long the header Retry-After asks to wait, or -1 if it does not ask.
func retryAfter(h http.Header) time.Duration {
	text := h.Get("Retry-After")
	if seconds, err := strconv.Atoi(text); err == nil && seconds >= 0 && seconds < 3600 {
		return time.Duration(seconds) * time.Second
	}
	if day, err := http.ParseTime(text); err == nil {
		return max(0, time.Until(day))
	}
	return -1
}
