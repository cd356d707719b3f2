// Package telemetry tells operators what the server does: by metrics for
// Prometheus, and by traces for OpenTelemetry. It learns it from graph, whose
// Observer both are. Neither holds the text of an operation or its variables.
package telemetry

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// Metrics are the numbers of one server since it started.
type Metrics struct {
	all   *prometheus.Registry
	names names

	requests *prometheus.CounterVec   // operation, code
	seconds  *prometheus.HistogramVec // operation
	refusals *prometheus.CounterVec   // code
	cache    *prometheus.CounterVec   // result
	kept     prometheus.Gauge
	trips    prometheus.Histogram
	cost     prometheus.Histogram

	tripSeconds  *prometheus.HistogramVec // method
	tripRows     *prometheus.CounterVec   // method
	tripFailures *prometheus.CounterVec   // method
	inFlight     prometheus.Gauge
}

// seconds are the buckets of what takes time: a trip may take 0.1 ms, an
// operation its whole budget.
var seconds = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 20}

// NewMetrics returns metrics of a server, its process and its build.
func NewMetrics() *Metrics {
	m := &Metrics{
		all:      prometheus.NewRegistry(),
		requests: counter("requests_total", "Requests by the name of the operation and the code of the answer: OK, or that of its first error.", "operation", "code"),
		seconds:  histogram("request_duration_seconds", "Time from a request to its answer.", seconds, "operation"),
		refusals: counter("refusals_total", "Requests of which nothing was begun, by code.", "code"),
		cache:    counter("cache_requests_total", "Requests whose answer was looked for among those that are kept, by whether it was there: HIT, MISS, or UNCHANGED if the client had it.", "result"),
		kept:     prometheus.NewGauge(prometheus.GaugeOpts{Name: prefix + "cache_bytes", Help: "Bytes of answers that were kept at the last MISS."}),
		trips: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: prefix + "request_trips", Help: "Trips to the store that an operation took.",
			Buckets: []float64{0, 1, 2, 3, 5, 8, 12, 20, 50, 100},
		}),
		cost: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: prefix + "request_cost_rows", Help: "Rows that an operation may be answered with, as counted before it is begun.",
			Buckets: []float64{1, 10, 100, 500, 1000, 2500, 5000, 10_000, 20_000},
		}),
		tripSeconds:  histogram("trip_duration_seconds", "Time that a trip to the store took.", seconds, "method"),
		tripRows:     counter("trip_rows_total", "Rows that trips to the store came back with.", "method"),
		tripFailures: counter("trip_failures_total", "Trips to the store that failed.", "method"),
		inFlight:     prometheus.NewGauge(prometheus.GaugeOpts{Name: prefix + "requests_in_flight", Help: "Requests that are being answered."}),
	}
	m.all.MustRegister(m.requests, m.seconds, m.refusals, m.cache, m.kept, m.trips, m.cost, m.tripSeconds, m.tripRows, m.tripFailures, m.inFlight,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector())
	return m
}

const prefix = "accordgraph_"

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + name, Help: help}, labels)
}

func histogram(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: prefix + name, Help: help, Buckets: buckets}, labels)
}

// Answered implements graph.Observer.
func (m *Metrics) Answered(_ context.Context, a graph.Answer) {
	name := m.names.counted(a.Operation, a.Code == "OK")
	m.requests.WithLabelValues(name, a.Code).Inc()
	m.seconds.WithLabelValues(name).Observe(a.Took.Seconds())
	if a.Cache != "" {
		m.cache.WithLabelValues(a.Cache).Inc()
	}
	if a.CacheBytes > 0 {
		m.kept.Set(float64(a.CacheBytes))
	}
	if a.Refused {
		m.refusals.WithLabelValues(a.Code).Inc()
		return
	}
	m.trips.Observe(float64(len(a.Trips)))
	m.cost.Observe(float64(a.Cost))
	for _, t := range a.Trips {
		m.took(t)
	}
}

func (m *Metrics) took(t query.Trip) {
	m.tripSeconds.WithLabelValues(t.Method).Observe(t.Took.Seconds())
	m.tripRows.WithLabelValues(t.Method).Add(float64(t.Rows))
	if t.Err != nil {
		m.tripFailures.WithLabelValues(t.Method).Inc()
	}
}

// Counting counts the requests that h is answering.
func (m *Metrics) Counting(h http.Handler) http.Handler {
	return promhttp.InstrumentHandlerInFlight(m.inFlight, h)
}

// Handler answers a scrape.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.all, promhttp.HandlerOpts{Registry: m.all})
}
