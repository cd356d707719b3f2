// Package telemetry shows operators what the server does. It has metrics for Prometheus and
// traces for OpenTelemetry. The types Metrics and Traces implement web.Observer. No metric and
// no trace contains the text or the variables of an operation.
package telemetry

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// Metrics are the metrics of one server since its start.
type Metrics struct {
	all   *prometheus.Registry
	names names

	requests *prometheus.CounterVec   // operation, code
	seconds  *prometheus.HistogramVec // operation
	refusals *prometheus.CounterVec   // code
	cache    *prometheus.CounterVec   // result
	stored   prometheus.Gauge         // bytes of cached answers
	trips    prometheus.Histogram
	cost     prometheus.Histogram

	tripSeconds  *prometheus.HistogramVec // method
	tripRows     *prometheus.CounterVec   // method
	tripFailures *prometheus.CounterVec   // method
	inFlight     prometheus.Gauge
}

// seconds are the buckets for durations. They fit round trips, which may take only 0.1 ms, and
// operations, which may take their whole budget.
var seconds = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 20}

// NewMetrics returns metrics of the server, of its process and of its build.
func NewMetrics() *Metrics {
	m := &Metrics{
		all: prometheus.NewRegistry(),
		requests: counter("requests_total", "Requests by the name of the operation and by the code of the answer: "+
			"OK, or the code of the first error.", "operation", "code"),
		seconds: histogram("request_duration_seconds", "Time from the arrival of a request to its answer.",
			seconds, "operation"),
		refusals: counter("refusals_total", "Requests whose operation was not begun, by code.", "code"),
		cache: counter("cache_requests_total", "Requests that asked the cache of answers, by result: "+
			"HIT, MISS, or UNCHANGED if the client has the answer.", "result"),
		stored: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: prefix + "cache_bytes", Help: "Bytes in the cache of answers at the last MISS.",
		}),
		trips: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: prefix + "request_trips", Help: "Round trips to the store for one operation.",
			Buckets: []float64{0, 1, 2, 3, 5, 8, 12, 20, 50, 100},
		}),
		cost: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: prefix + "request_cost_rows", Help: "Cost of an operation, as estimated before it begins.",
			Buckets: []float64{1, 10, 100, 500, 1000, 2500, 5000, 10_000, 20_000},
		}),
		tripSeconds:  histogram("trip_duration_seconds", "Time of a round trip to the store.", seconds, "method"),
		tripRows:     counter("trip_rows_total", "Rows that round trips to the store returned.", "method"),
		tripFailures: counter("trip_failures_total", "Round trips to the store that failed.", "method"),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: prefix + "requests_in_flight", Help: "Requests that are being answered.",
		}),
	}
	m.all.MustRegister(m.requests, m.seconds, m.refusals, m.cache, m.stored, m.trips, m.cost,
		m.tripSeconds, m.tripRows, m.tripFailures, m.inFlight,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		collectors.NewBuildInfoCollector())
	return m
}

// prefix is the beginning of the name of each metric.
const prefix = "accordgraph_"

// counter returns a counter with labels.
func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + name, Help: help}, labels)
}

// histogram returns a histogram with labels.
func histogram(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: prefix + name, Help: help, Buckets: buckets}, labels)
}

// Observe implements web.Observer.
func (m *Metrics) Observe(_ context.Context, r web.Record) {
	name := m.names.label(r.Operation, r.Code == "OK")
	m.requests.WithLabelValues(name, r.Code).Inc()
	m.seconds.WithLabelValues(name).Observe(r.Took.Seconds())
	if r.Cache != "" {
		m.cache.WithLabelValues(r.Cache).Inc()
	}
	if r.CacheBytes > 0 {
		m.stored.Set(float64(r.CacheBytes))
	}
	if r.Refused {
		m.refusals.WithLabelValues(r.Code).Inc()
		return
	}
	m.trips.Observe(float64(len(r.Trips)))
	m.cost.Observe(float64(r.Cost))
	for _, t := range r.Trips {
		m.observeTrip(t)
	}
}

// observeTrip counts one round trip to the store.
func (m *Metrics) observeTrip(t query.Trip) {
	m.tripSeconds.WithLabelValues(t.Method).Observe(t.Took.Seconds())
	m.tripRows.WithLabelValues(t.Method).Add(float64(t.Rows))
	if t.Err != nil {
		m.tripFailures.WithLabelValues(t.Method).Inc()
	}
}

// Counting returns a handler that calls h and counts the requests that h is answering.
func (m *Metrics) Counting(h http.Handler) http.Handler {
	return promhttp.InstrumentHandlerInFlight(m.inFlight, h)
}

// Handler returns the handler that answers the scrapes of Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.all, promhttp.HandlerOpts{Registry: m.all})
}
