//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
	"accordgraph/seed"
)

// fiveLevels is the question for a page of five levels. The answer has about 52 KB.
const fiveLevels = `query FiveLevels { provisions(first: 20) { edges { node { id number wording
	territories(first: 10) { edges { relationship { id type status evidence { id locator source { id title url } } } node { id name category
		provisions(first: 5) { edges { relationship { id type status evidence { id locator source { id title url } } } node { id name number } } }
	} } }
} } } }`

// BenchmarkCachedAgainstFile compares cached answers with the same bytes as a file that package net/http serves. The
// requests go through the whole server and over a connection of the loopback that stays open. All ways take turns, so a
// busy machine slows all of them. For each way it reports the CPU time of the process for an answer, which includes the
// client, and the time of the bytes from memory divided by that time.
//
// The ways are a file from the file system; its bytes from memory; a POST and a GET without a limit for clients; a POST
// with a limit; a POST that is logged as the server does it by default; and a page of the explorer.
func BenchmarkCachedAgainstFile(b *testing.B) {
	data, err := seed.Read(seed.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	store := opened(b, config{store: "sqlite::memory:"})
	if _, err := load.Load(b.Context(), store, data); err != nil {
		b.Fatal(err)
	}
	free := cachedServer(b, config{log: "off"}, store)
	limited := cachedServer(b, config{log: "off", rate: 1_000_000}, store)
	logged := cachedServer(b, config{log: "text"}, store)
	page := "GET /e/actor/ukraine HTTP/1.1\r\nHost: localhost\r\n\r\n"
	answer := connected(b, free, postOf(fiveLevels)).ask(b)
	html := connected(b, free, page).ask(b)
	ways := []*way{
		{name: "file", c: connected(b, fileServer(b, answer), "GET /file.json HTTP/1.1\r\nHost: localhost\r\n\r\n")},
		{name: "memory", c: connected(b, memoryServer(b, answer), "GET /file.json HTTP/1.1\r\nHost: localhost\r\n\r\n")},
		{name: "post", c: connected(b, free, postOf(fiveLevels)), as: 1},
		{name: "get", c: connected(b, free, getOf(fiveLevels)), as: 1},
		{name: "limited", c: connected(b, limited, postOf(fiveLevels)), as: 1},
		{name: "logged", c: connected(b, logged, postOf(fiveLevels)), as: 1},
		{name: "pagefile", c: connected(b, memoryServer(b, html), "GET /file.json HTTP/1.1\r\nHost: localhost\r\n\r\n")},
		{name: "page", c: connected(b, free, page), as: 6},
	}
	const inTurn = 50
	answers := 0
	for b.Loop() {
		for _, w := range ways {
			before := usedCPU(b)
			for range inTurn {
				w.c.ask(b)
			}
			w.cpu += usedCPU(b) - before
		}
		answers += inTurn
	}
	for _, w := range ways {
		b.ReportMetric(float64(w.cpu.Microseconds())/float64(answers), w.name+"-µs")
		if !strings.HasSuffix(w.name, "file") {
			b.ReportMetric(float64(ways[w.as].cpu)/float64(w.cpu), w.name+"-ratio")
		}
	}
	b.ReportMetric(0, "ns/op")
}

// A way is one of the ways to get an answer.
type way struct {
	name string
	c    *connection
	as   int // the index of the file with the same bytes
	cpu  time.Duration
}

// cachedServer returns the address of a server of a store, as serve builds it.
func cachedServer(b *testing.B, c config, store kg.Store) string {
	b.Helper()
	c.cache, c.slow = 64, time.Second
	log := c.logger(io.Discard)
	s := &service{store: store, streams: web.NewStreams(), pages: c.pages("bench", false, log)}
	monitors, err := c.monitor(b.Context(), s, log)
	if err != nil {
		b.Fatal(err)
	}
	limiter := web.NewRateLimiter(c.rate, graph.MaxCost, nil, time.Now)
	s.api, s.free = c.api(query.New(store), "bench", nil, monitors, limiter, s.streams, log)
	return listening(b, recoverer(s.handler(), log), log)
}

// fileServer returns the address of a server of a file with those bytes.
func fileServer(b *testing.B, body []byte) string {
	b.Helper()
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file.json"), body, 0o600); err != nil {
		b.Fatal(err)
	}
	return listening(b, http.FileServer(http.Dir(dir)), slog.New(slog.DiscardHandler))
}

// memoryServer returns the address of a server of those bytes, as a file.
func memoryServer(b *testing.B, body []byte) string {
	b.Helper()
	at := time.Now()
	return listening(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "file.json", at, bytes.NewReader(body))
	}), slog.New(slog.DiscardHandler))
}

// listening returns the address at which h answers, with the time limits of the server.
func listening(b *testing.B, h http.Handler, log *slog.Logger) string {
	b.Helper()
	l, err := new(net.ListenConfig).Listen(b.Context(), "tcp", "localhost:0")
	if err != nil {
		b.Fatal(err)
	}
	server := newServer(h, log)
	go server.Serve(l)
	b.Cleanup(func() { server.Close() })
	return l.Addr().String()
}

// A connection sends one request again and again.
type connection struct {
	conn    net.Conn
	answers *bufio.Reader
	request []byte
	body    []byte // reused
}

// connected opens a connection.
func connected(b *testing.B, address, request string) *connection {
	b.Helper()
	conn, err := new(net.Dialer).DialContext(b.Context(), "tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { conn.Close() })
	return &connection{conn: conn, answers: bufio.NewReaderSize(conn, 64<<10), request: []byte(request)}
}

// postOf returns the text of a POST of a query.
func postOf(query string) string {
	body := fmt.Sprintf(`{"query":%q}`, query)
	return fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"+
		"Accept: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}

// getOf returns the text of a GET of a query.
func getOf(query string) string {
	r, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://localhost/graphql", nil)
	values := r.URL.Query()
	values.Set("query", query)
	return fmt.Sprintf("GET /graphql?%s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n", values.Encode())
}

// ask sends the request and returns the body of the answer, which is valid until the next ask.
func (c *connection) ask(b *testing.B) []byte {
	if _, err := c.conn.Write(c.request); err != nil {
		b.Fatal(err)
	}
	status, length := "", -1
	for {
		line, err := c.answers.ReadSlice('\n')
		if err != nil {
			b.Fatal(err)
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			break
		}
		if status == "" {
			status = string(line)
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			length, _ = strconv.Atoi(string(value))
		}
	}
	if status != "HTTP/1.1 200 OK" || length < 0 {
		b.Fatalf("%s, with %d bytes", status, length)
	}
	if cap(c.body) < length {
		c.body = make([]byte, length)
	}
	c.body = c.body[:length]
	if _, err := io.ReadFull(c.answers, c.body); err != nil {
		b.Fatal(err)
	}
	return c.body
}

// usedCPU returns the CPU time of this process.
func usedCPU(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
