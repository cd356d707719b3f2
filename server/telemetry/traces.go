package telemetry

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// Traces make spans: of each HTTP request, in it of the operation, and in that of
// each trip to the store. Those of operations and trips are made when the answer
// is known, with the times at which they began and ended.
type Traces struct {
	provider *sdk.TracerProvider
	carrier  propagation.TextMapPropagator
	tracer   trace.Tracer
	log      *slog.Logger
	names    names
}

func newTraces(p *sdk.TracerProvider, carrier propagation.TextMapPropagator, log *slog.Logger) *Traces {
	return &Traces{provider: p, carrier: carrier, tracer: p.Tracer("accordgraph"), log: log}
}

// Tracing makes the spans of the requests that h answers. A client that sends a
// traceparent gets them into its trace.
func (t *Traces) Tracing(h http.Handler) http.Handler {
	return otelhttp.NewHandler(h, "graphql", otelhttp.WithTracerProvider(t.provider), otelhttp.WithPropagators(t.carrier),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return spanName(r.Method) }))
}

// spanName is bounded: a method may be any word.
func spanName(method string) string {
	switch method {
	case http.MethodGet, http.MethodPost, http.MethodHead, http.MethodOptions:
		return method + " /graphql"
	}
	return "HTTP /graphql"
}

// Answered implements graph.Observer.
func (t *Traces) Answered(ctx context.Context, a graph.Answer) {
	name := "query " + t.names.counted(a.Operation, a.Code == "OK")
	ctx, span := t.tracer.Start(ctx, name, trace.WithTimestamp(a.Start))
	defer span.End(trace.WithTimestamp(a.Start.Add(a.Took)))
	if !span.IsRecording() {
		return
	}
	span.SetAttributes(
		attribute.String("graphql.operation.type", "query"),
		attribute.String("graphql.operation.name", a.Operation),
		attribute.String("accordgraph.document", a.Document),
		attribute.String("accordgraph.code", a.Code),
		attribute.String("accordgraph.request", a.Request),
		attribute.Int("accordgraph.cost", a.Cost),
	)
	if a.Failed {
		span.SetStatus(codes.Error, a.Code)
	}
	for _, trip := range a.Trips {
		t.took(ctx, trip)
	}
}

// took makes the span of a trip. The error of a store may have its statement and
// its host, so that it is only said that there was one.
func (t *Traces) took(ctx context.Context, trip query.Trip) {
	_, span := t.tracer.Start(ctx, trip.String(), trace.WithTimestamp(trip.Start), trace.WithSpanKind(trace.SpanKindClient))
	span.SetAttributes(
		attribute.String("db.operation.name", trip.Method),
		attribute.Int("db.operation.batch.size", trip.For),
		attribute.Int("db.response.returned_rows", trip.Rows),
	)
	if trip.Err != nil {
		span.SetStatus(codes.Error, "failed")
	}
	span.End(trace.WithTimestamp(trip.Start.Add(trip.Took)))
}

// farewell is how long the spans that are left may take to be sent.
const farewell = 5 * time.Second

// Close sends the spans that are left. That some are lost is no failure of the
// server: it is in the log.
func (t *Traces) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	if err := t.provider.Shutdown(ctx); err != nil {
		t.log.Warn("traces", "err", err)
	}
	return nil
}
