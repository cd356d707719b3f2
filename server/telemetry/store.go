package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"accordgraph/internal/kg"
)

// patience is how long a scrape waits for the store.
const patience = 2 * time.Second

// Watch adds what each scrape asks of a store: whether it answers, the revision of
// its data, and how many connections it has, if it tells.
func (m *Metrics) Watch(s kg.Store) { m.all.MustRegister(watched{s}) }

// A pooled store tells of its connections.
type pooled interface{ Pool() kg.Pool }

// watched implements prometheus.Collector.
type watched struct{ store kg.Store }

var (
	up          = prometheus.NewDesc(prefix+"store_up", "1 if the store answers.", nil, nil)
	data        = prometheus.NewDesc(prefix+"data_info", "1, with the revision of the data.", []string{"revision"}, nil)
	connections = prometheus.NewDesc(prefix+"store_connections", "Connections to the store by state; only what its driver tells.", []string{"state"}, nil)
	limit       = prometheus.NewDesc(prefix+"store_connections_max", "The most connections to the store.", nil, nil)
)

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
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	meta, err := w.store.Meta(ctx)
	if err != nil {
		gauge(up, 0)
		return
	}
	gauge(up, 1)
	gauge(data, 1, meta.Revision)
}
