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

	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// Traces make spans for each HTTP request. The span of the request contains the span of its
// operation, which contains a span for each round trip to the store. The spans of operations
// and round trips are made when the request is finished. They have the times at which the
// operation or the round trip began and ended.
type Traces struct {
	provider *sdk.TracerProvider
	carrier  propagation.TextMapPropagator
	tracer   trace.Tracer
	log      *slog.Logger
	names    names
}

// newTraces returns traces that p sends.
func newTraces(p *sdk.TracerProvider, carrier propagation.TextMapPropagator, log *slog.Logger) *Traces {
	return &Traces{provider: p, carrier: carrier, tracer: p.Tracer("accordgraph"), log: log}
}

// Tracing returns a handler that calls h and makes a span for each request. If the client
// sends a traceparent, the span belongs to the client's trace.
func (t *Traces) Tracing(h http.Handler) http.Handler {
	return otelhttp.NewHandler(h, "graphql", otelhttp.WithTracerProvider(t.provider), otelhttp.WithPropagators(t.carrier),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return spanName(r.Method) }))
}

// spanName returns the name of a request's span. All unusual methods have the same name,
// because a client may send any word as the method.
func spanName(method string) string {
	switch method {
	case http.MethodGet, http.MethodPost, http.MethodHead, http.MethodOptions:
		return method + " /graphql"
	}
	return "HTTP /graphql"
}

// Observe implements web.Observer.
func (t *Traces) Observe(ctx context.Context, r web.Record) {
	name := "query " + t.names.label(r.Operation, r.Code == "OK")
	ctx, span := t.tracer.Start(ctx, name, trace.WithTimestamp(r.Start))
	defer span.End(trace.WithTimestamp(r.Start.Add(r.Took)))
	if !span.IsRecording() {
		return
	}
	span.SetAttributes(
		attribute.String("graphql.operation.type", "query"),
		attribute.String("graphql.operation.name", r.Operation),
		attribute.String("accordgraph.document", r.Document),
		attribute.String("accordgraph.code", r.Code),
		attribute.String("accordgraph.request", r.Request),
		attribute.Int("accordgraph.cost", r.Cost),
	)
	if r.Failed {
		span.SetStatus(codes.Error, r.Code)
	}
	for _, trip := range r.Trips {
		t.addTrip(ctx, trip)
	}
}

// addTrip makes the span of a round trip. If the round trip failed, the span says only that
// there was an error, because the error of a store may contain a statement and a host name.
func (t *Traces) addTrip(ctx context.Context, trip query.Trip) {
	start, client := trace.WithTimestamp(trip.Start), trace.WithSpanKind(trace.SpanKindClient)
	_, span := t.tracer.Start(ctx, trip.String(), start, client)
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

// closeTimeout is the time that Close has for sending the last spans.
const closeTimeout = 5 * time.Second

// Close sends the last spans. If spans are lost, it logs that. It always returns nil, because
// the server has not failed if spans are lost.
func (t *Traces) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	if err := t.provider.Shutdown(ctx); err != nil {
		t.log.Warn("traces", "err", err)
	}
	return nil
}
