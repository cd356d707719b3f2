package telemetry

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.opentelemetry.io/otel/propagation"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"

	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

const asked = `query People { actors(where: {name: {eq: "secret"}}) { nodes { id } } dataset { title } }`

// traced sends one request that is part of a trace.
func traced(t *testing.T, traces *Traces, query string) {
	t.Helper()
	h := traces.Tracing(api(t, traces))
	r := httptest.NewRequest("POST", "/graphql?query=secret", strings.NewReader(fmt.Sprintf(`{"query": %q, "variables": {"v": "secret"}}`, query))).
		WithContext(t.Context())
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Request-Id", "r-1")
	r.Header.Set("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 200 {
		t.Fatal(w.Code, w.Body)
	}
}

func TestTraces(t *testing.T) {
	kept := tracetest.NewInMemoryExporter()
	provider := sdk.NewTracerProvider(sdk.WithSyncer(kept))
	traces := newTraces(provider, propagation.TraceContext{}, slog.New(slog.DiscardHandler))
	traced(t, traces, asked)

	spans := kept.GetSpans()
	var tree []string // "parent > span" for each span
	for _, s := range spans {
		parent := "the client"
		for _, p := range spans {
			if p.SpanContext.SpanID() == s.Parent.SpanID() {
				parent = p.Name
				if s.StartTime.Before(p.StartTime) || s.EndTime.After(p.EndTime) {
					t.Errorf("%s is not within %s", s.Name, p.Name)
				}
			}
		}
		tree = append(tree, parent+" > "+s.Name)
		if got := s.SpanContext.TraceID().String(); got != "0af7651916cd43dd8448eb211c80319c" {
			t.Errorf("%s is in trace %s", s.Name, got)
		}
		if text := fmt.Sprint(s.Attributes, s.Events, s.Status); strings.Contains(text, "secret") ||
			strings.Contains(text, "nodes") {
			t.Errorf("%s tells of the text: %s", s.Name, text)
		}
	}
	slices.Sort(tree)
	want := []string{
		"POST /graphql > query People",
		"query People > expand Actor",
		"query People > meta",
		"the client > POST /graphql",
	}
	if diff := cmp.Diff(want, tree); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// TestTraceOfAFailure checks that spans do not contain the error of a store, because the error
// may contain a statement and a host name.
func TestTraceOfAFailure(t *testing.T) {
	kept := tracetest.NewInMemoryExporter()
	traces := newTraces(
		sdk.NewTracerProvider(sdk.WithSyncer(kept)),
		propagation.TraceContext{},
		slog.New(slog.DiscardHandler),
	)
	traces.Observe(
		t.Context(),
		web.Record{
			Code:   "INTERNAL",
			Failed: true,
			Trips:  []query.Trip{{Method: "meta", Err: errors.New("MATCH at 10.0.0.7")}},
		},
	)
	text := fmt.Sprintf("%+v", kept.GetSpans())
	if strings.Contains(text, "MATCH") || strings.Count(text, "Code:Error") != 2 {
		t.Errorf("the spans are %s", text)
	}
}

// A sink is a collector that passes on the names of the services and spans that it gets.
type sink struct{ names chan string }

func (s sink) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var sent collector.ExportTraceServiceRequest
	if err != nil || r.URL.Path != "/v1/traces" || proto.Unmarshal(body, &sent) != nil {
		http.Error(w, "that is not OTLP", http.StatusBadRequest)
		return
	}
	for _, about := range sent.ResourceSpans {
		for _, a := range about.Resource.Attributes {
			if a.Key == "service.name" {
				s.names <- "service " + a.Value.GetStringValue()
			}
		}
		for _, scope := range about.ScopeSpans {
			for _, span := range scope.Spans {
				s.names <- span.Name
			}
		}
	}
	answer, _ := proto.Marshal(new(collector.ExportTraceServiceResponse))
	w.Header().Set("Content-Type", "application/x-protobuf")
	w.Write(answer)
}

// TestTracesAreSent sends real spans, by OTLP over HTTP.
func TestTracesAreSent(t *testing.T) {
	s := sink{make(chan string, 100)}
	server := httptest.NewServer(s)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	t.Setenv("OTEL_SERVICE_NAME", "mine")
	traces, err := TracesOf(t.Context(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	traced(t, traces, asked)
	traces.Close()
	close(s.names)
	var got []string
	for name := range s.names {
		got = append(got, name)
	}
	slices.Sort(got)
	want := []string{"POST /graphql", "expand Actor", "meta", "query People", "service mine"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// TestCollectorThatIsDown checks that requests are answered even if the collector is down. The
// spans are lost, and the log says so.
func TestCollectorThatIsDown(t *testing.T) {
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
	t.Setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "100") // ms
	var log bytes.Buffer
	traces, err := TracesOf(t.Context(), slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	traced(t, traces, asked)
	if err := traces.Close(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(log.String(), "level=WARN msg=traces") {
		t.Errorf("the log has %q", &log)
	}
}

func TestEnvironment(t *testing.T) {
	for _, c := range []struct {
		env  string
		on   bool
		want string // of the error
	}{
		{"", false, ""},
		{"OTEL_TRACES_EXPORTER=otlp", true, ""},
		{"OTEL_TRACES_EXPORTER=otlp OTEL_SDK_DISABLED=true", false, ""},
		{"OTEL_TRACES_EXPORTER=none OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", false, ""},
		{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:1/v1/traces OTEL_PROPAGATORS=none", true, ""},
		{"OTEL_TRACES_EXPORTER=zipkin", false, "want otlp or none"},
		{"OTEL_TRACES_EXPORTER=otlp OTEL_EXPORTER_OTLP_PROTOCOL=grpc", false, "want http/protobuf"},
		{"OTEL_TRACES_EXPORTER=otlp OTEL_PROPAGATORS=b3", false, "want tracecontext, baggage or none"},
	} {
		t.Run(c.env, func(t *testing.T) {
			for pair := range strings.FieldsSeq(c.env) {
				key, value, _ := strings.Cut(pair, "=")
				t.Setenv(key, value)
			}
			traces, err := TracesOf(context.Background(), slog.New(slog.DiscardHandler))
			if (traces != nil) != c.on || (err != nil) != (c.want != "") ||
				err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("traces: %v, %v; want %v, %q", traces != nil, err, c.on, c.want)
			}
		})
	}
}
