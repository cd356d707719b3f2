package telemetry

import (
	"compress/gzip"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// upload sends one span to a collector that answers with these handlers in turn, and returns the number of
// requests and the error.
func upload(t *testing.T, answers ...http.HandlerFunc) (int, error) {
	t.Helper()
	n := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n++
		answers[min(n, len(answers))-1](w, r)
	}))
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL+"/base/")
	o, err := otlpOf()
	if err != nil {
		t.Fatal(err)
	}
	err = o.UploadTraces(t.Context(), oneSpan())
	return n, err
}

func oneSpan() []*tracepb.ResourceSpans {
	return []*tracepb.ResourceSpans{{ScopeSpans: []*tracepb.ScopeSpans{{Spans: []*tracepb.Span{{Name: "a span"}}}}}}
}

// wantSpan answers 200 if the request is as OTLP says.
func wantSpan(t *testing.T) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body := io.Reader(r.Body)
		if r.Header.Get("Content-Encoding") == "gzip" {
			var err error
			if body, err = gzip.NewReader(body); err != nil {
				t.Error(err)
				return
			}
		}
		data, err := io.ReadAll(body)
		var sent collector.ExportTraceServiceRequest
		if err != nil || proto.Unmarshal(data, &sent) != nil || len(sent.ResourceSpans) != 1 ||
			sent.ResourceSpans[0].ScopeSpans[0].Spans[0].Name != "a span" {
			t.Errorf("sent: %v, error %v", &sent, err)
		}
		if r.Method != http.MethodPost || r.URL.Path != "/base/v1/traces" || r.Header.Get("Content-Type") != contentType {
			t.Errorf("%s %s of %s", r.Method, r.URL.Path, r.Header.Get("Content-Type"))
		}
	}
}

func TestUpload(t *testing.T) {
	if n, err := upload(t, wantSpan(t)); err != nil || n != 1 {
		t.Errorf("%d requests, error %v", n, err)
	}
	t.Setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Basic%20YQ==, x-scope = a ,")
	_, err := upload(t, wantSpan(t), func(w http.ResponseWriter, r *http.Request) {})
	if err != nil {
		t.Error(err)
	}
	_, err = upload(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Content-Encoding") != "gzip" || r.Header.Get("Authorization") != "Basic YQ==" ||
			r.Header.Get("X-Scope") != "a" {
			t.Errorf("the headers are %v", r.Header)
		}
	})
	if err != nil {
		t.Error(err)
	}
}

// TestUploadAgain has a collector answer that it is busy, and that it does not want the spans.
func TestUploadAgain(t *testing.T) {
	answer := func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "0")
			http.Error(w, "why", status)
		}
	}
	if n, err := upload(t, answer(503), answer(429), wantSpan(t)); err != nil || n != 3 {
		t.Errorf("busy twice: %d requests, error %v", n, err)
	}
	if n, err := upload(t, answer(502)); err == nil || !strings.Contains(err.Error(), "502 Bad Gateway: why") || n != attempts {
		t.Errorf("always busy: %d requests, error %v", n, err)
	}
	if n, err := upload(t, answer(400)); err == nil || !strings.Contains(err.Error(), "400 Bad Request: why") || n != 1 {
		t.Errorf("refused: %d requests, error %v", n, err)
	}
}

// TestRejected has a collector reject some of the spans.
func TestRejected(t *testing.T) {
	for want, partial := range map[string]*collector.ExportTracePartialSuccess{
		"":                           nil,
		"rejected 3 spans: too long": {RejectedSpans: 3, ErrorMessage: "too long"},
		"rejected 0 spans: a hint":   {ErrorMessage: "a hint"},
	} {
		data, err := proto.Marshal(&collector.ExportTraceServiceResponse{PartialSuccess: partial})
		if err != nil {
			t.Fatal(err)
		}
		_, err = upload(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", contentType)
			w.Write(data)
		})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
		for i := range data { // an answer that was cut is no reason to fail
			_ = rejected(http.Header{"Content-Type": {contentType}}, data[:i])
		}
	}
}

// TestUploadEnds stops the client while it waits for a busy collector.
func TestUploadEnds(t *testing.T) {
	var o *otlp
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3000")
		w.WriteHeader(http.StatusServiceUnavailable)
		o.stop()
	}))
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", server.URL)
	var err error
	if o, err = otlpOf(); err != nil {
		t.Fatal(err)
	}
	if err := o.UploadTraces(t.Context(), oneSpan()); err == nil {
		t.Error("no error")
	}
}

// TestUploadTLS sends to a collector with a certificate of its own.
func TestUploadTLS(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	path := filepath.Join(t.TempDir(), "ca.pem")
	data := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	for certificate, want := range map[string]bool{"": false, path: true} {
		t.Setenv("OTEL_EXPORTER_OTLP_CERTIFICATE", certificate)
		o, err := otlpOf()
		if err != nil {
			t.Fatal(err)
		}
		if err := o.UploadTraces(t.Context(), oneSpan()); (err == nil) != want {
			t.Errorf("with the certificate %q: %v", certificate, err)
		}
	}
}

// TestOTLPEnvironment checks that a wrong variable is named, and that the variables for spans count more.
func TestOTLPEnvironment(t *testing.T) {
	for _, name := range []string{"ENDPOINT", "TIMEOUT", "COMPRESSION", "HEADERS", "CERTIFICATE", "CLIENT_CERTIFICATE"} {
		for _, prefix := range []string{"OTEL_EXPORTER_OTLP_", "OTEL_EXPORTER_OTLP_TRACES_"} {
			t.Run(prefix+name, func(t *testing.T) {
				t.Setenv(prefix+name, "no/such")
				if _, err := otlpOf(); err == nil || !strings.Contains(err.Error(), prefix+name) {
					t.Errorf("error %v, want one that names the variable", err)
				}
			})
		}
	}
	for _, c := range []struct{ all, traces, want string }{
		{"", "", "http://localhost:4318/v1/traces"},
		{"https://a:1/x", "", "https://a:1/x/v1/traces"},
		{"https://a:1/x", "https://b:2/y", "https://b:2/y"},
	} {
		t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", c.all)
		t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", c.traces)
		if o, err := otlpOf(); err != nil || o.to.String() != c.want {
			t.Errorf("%q and %q: error %v, want %s", c.all, c.traces, err, c.want)
		}
	}
}
