//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
)

// A link is the network between the server and its database. Tests can break it.
type link struct {
	t     *testing.T
	proxy *toxiproxy.Proxy
}

// newLink returns a link to a port of this machine. The link works until a test breaks it.
func newLink(t *testing.T, port int) *link {
	t.Helper()
	api := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	l := &link{t, toxiproxy.NewProxy(api, "database", "127.0.0.1:0", fmt.Sprintf("127.0.0.1:%d", port))}
	l.mend()
	t.Cleanup(l.proxy.Stop)
	return l
}

// bad disturbs the data that the database sends. The kind and the attributes are those of a "toxic"
// of toxiproxy.
func (l *link) bad(kind string, attributes map[string]int) {
	text, err := json.Marshal(map[string]any{"type": kind, "attributes": attributes})
	if err == nil {
		_, err = l.proxy.Toxics.AddToxicJson(bytes.NewReader(text))
	}
	if err != nil {
		l.t.Errorf("%s: %v", kind, err)
	}
}

// cut closes all connections and refuses new ones.
func (l *link) cut() { l.proxy.Stop() }

// mend repairs the link. Connections that were open during the fault may still be broken.
func (l *link) mend() {
	l.proxy.Toxics.ResetToxics(context.Background())
	if err := l.proxy.Start(); err != nil && err != toxiproxy.ErrProxyAlreadyStarted {
		l.t.Errorf("the proxy: %v", err)
	}
}
