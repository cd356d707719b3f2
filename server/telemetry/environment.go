package telemetry

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// TracesOf returns traces that the OTEL_ variables of the environment configure. It returns nil
// if the variables name no collector. TracesOf itself reads the variables that say whether
// traces are sent, with which protocol and with which propagators, and otlpOf reads where they
// are sent. The SDK reads the other variables: sampler, batches and limits. TracesOf makes no connection, so
// the server starts even if the collector is down. TracesOf also sets the error handler of the
// SDK, so that later errors are logged. The SDK has one error handler for the whole process.
func TracesOf(ctx context.Context, log *slog.Logger) (*Traces, error) {
	on, err := enabled()
	if !on || err != nil {
		return nil, err
	}
	carrier, err := propagators(os.Getenv("OTEL_PROPAGATORS"))
	if err != nil {
		return nil, err
	}
	client, err := otlpOf()
	if err != nil {
		return nil, fmt.Errorf("traces: %w", err)
	}
	exporter, err := otlptrace.New(ctx, client)
	if err != nil {
		return nil, fmt.Errorf("traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "accordgraph")),
		resource.WithTelemetrySDK(), resource.WithHost(), resource.WithProcessRuntimeVersion(), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("traces: OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces", "err", err) }))
	return newTraces(sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(about)), carrier, log), nil
}

// enabled reports whether the environment asks for traces. The server can send traces only as
// OTLP over HTTP. If the environment asks for another protocol, enabled returns an error.
func enabled() (bool, error) {
	if strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") {
		return false, nil
	}
	endpoint := cmp.Or(os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"), os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT"))
	switch e := os.Getenv("OTEL_TRACES_EXPORTER"); {
	case e == "none", e == "" && endpoint == "":
		return false, nil
	case e != "otlp" && e != "":
		return false, fmt.Errorf("OTEL_TRACES_EXPORTER is %q, want otlp or none", e)
	}
	p := cmp.Or(os.Getenv("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"), os.Getenv("OTEL_EXPORTER_OTLP_PROTOCOL"), "http/protobuf")
	if p != "http/protobuf" {
		return false, fmt.Errorf("OTEL_EXPORTER_OTLP_PROTOCOL is %q, want http/protobuf", p)
	}
	return true, nil
}

// propagators parses the list in OTEL_PROPAGATORS. An empty list stands for tracecontext and
// baggage.
func propagators(list string) (propagation.TextMapPropagator, error) {
	var all []propagation.TextMapPropagator
	for name := range strings.SplitSeq(cmp.Or(list, "tracecontext,baggage"), ",") {
		switch strings.TrimSpace(name) {
		case "tracecontext":
			all = append(all, propagation.TraceContext{})
		case "baggage":
			all = append(all, propagation.Baggage{})
		case "none":
		default:
			return nil, fmt.Errorf("OTEL_PROPAGATORS has %q, want tracecontext, baggage or none", name)
		}
	}
	return propagation.NewCompositeTextMapPropagator(all...), nil
}
