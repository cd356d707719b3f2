package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"accordgraph/internal/kg"
)

// scrapeTimeout is the time for which a scrape waits for the store.
const scrapeTimeout = 2 * time.Second

// Watch adds the metrics of a store. They are whether the store answers, the revision of its
// data, and its connections, if the store reports them. Each scrape asks the store for them.
func (m *Metrics) Watch(s kg.Store) { m.all.MustRegister(watched{s}) }

// A pooled store reports its connections.
type pooled interface{ Pool() kg.Pool }

// watched is a prometheus.Collector that asks a store for its metrics.
type watched struct{ store kg.Store }

var (
	up          = desc("store_up", "1 if the store answers.")
	data        = desc("data_info", "1, with the revision of the data.", "revision")
	connections = desc("store_connections", "Connections to the store by state; only those that its driver reports.",
		"state")
	limit = desc("store_connections_max", "Greatest number of connections to the store.")
)

// desc describes a metric with labels.
func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(prefix+name, help, labels, nil)
}

// Describe implements prometheus.Collector.
func (w watched) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{up, data, connections, limit} {
		to <- d
	}
}

// Collect implements prometheus.Collector.
func (w watched) Collect(to chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	if p, ok := w.store.(pooled); ok {
		pool := p.Pool()
		gauge(connections, float64(pool.InUse), "in_use")
		if pool.Idle >= 0 {
			gauge(connections, float64(pool.Idle), "idle")
		}
		gauge(limit, float64(pool.Max))
	}
	ctx, cancel := context.WithTimeout(context.Background(), scrapeTimeout)
	defer cancel()
	meta, err := w.store.Meta(ctx)
	if err != nil {
		gauge(up, 0)
		return
	}
	gauge(up, 1)
	gauge(data, 1, meta.Revision)
}
