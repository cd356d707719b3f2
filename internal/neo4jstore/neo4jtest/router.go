package neo4jtest

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
)

// A Router is a routing table in front of several servers. It speaks as much of the Bolt protocol as the driver needs to
// ask for the table; whatever else the driver has to say, it says to the servers. Neo4j's Community edition has no
// clusters, so the servers are databases of their own, and a test loads each of them.
//
// https://neo4j.com/docs/bolt/current/bolt/message has the messages, and https://neo4j.com/docs/bolt/current/packstream
// their form.
type Router struct {
	URI string // neo4j://…

	listener net.Listener
	readers  []string // addresses
	writer   string
	open     sync.WaitGroup
	mu       sync.Mutex
	conns    map[net.Conn]bool
}

// NewRouter returns a Router that sends reads to all servers, and writes to the first one. It ends with t.
func NewRouter(t testing.TB, servers ...*Server) *Router {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, "listen", err)
	r := &Router{URI: "neo4j://" + l.Addr().String(), listener: l, conns: map[net.Conn]bool{}}
	for _, s := range servers {
		r.readers = append(r.readers, strings.TrimPrefix(s.URI, "bolt://"))
	}
	r.writer = r.readers[0]
	r.open.Go(r.accept)
	t.Cleanup(r.close)
	return r
}

func (r *Router) accept() {
	for {
		c, err := r.listener.Accept()
		if err != nil {
			return
		}
		r.mu.Lock()
		r.conns[c] = true
		r.mu.Unlock()
		r.open.Go(func() {
			r.serve(c) // an error ends the connection, and the driver reports it
			c.Close()
		})
	}
}

func (r *Router) close() {
	r.listener.Close()
	r.mu.Lock()
	for c := range r.conns {
		c.Close()
	}
	r.mu.Unlock()
	r.open.Wait()
}

// The tags of the messages that a Router reads and writes.
const (
	tagGoodbye = 0x02
	tagRoute   = 0x66
	tagSuccess = 0x70
)

// serve answers the messages of one connection until it ends.
func (r *Router) serve(c net.Conn) error {
	proposal := make([]byte, 20)
	if _, err := io.ReadFull(c, proposal); err != nil {
		return err
	}
	if _, err := c.Write([]byte{0, 0, 4, 5}); err != nil { // Bolt 5.4
		return err
	}
	for {
		m, err := readMessage(c)
		if err != nil {
			return err
		}
		reply := packed{0xB0 | 1, tagSuccess}.dict("server", "Neo4j/"+Version, "connection_id", "router")
		switch m[1] {
		case tagGoodbye:
			return nil
		case tagRoute:
			reply = r.table()
		}
		if err := writeMessage(c, reply); err != nil {
			return err
		}
	}
}

// table is the answer to a ROUTE. The driver may use it for five minutes.
func (r *Router) table() packed {
	m := packed{0xB0 | 1, tagSuccess, 0xA0 | 1}.text("rt")
	m = append(m, 0xA0|3)
	m = append(m.text("ttl"), 0xC9, 300>>8, 300&0xFF)
	m = m.text("db").text(database)
	m = append(m.text("servers"), 0x90|3)
	for _, role := range []struct {
		name      string
		addresses []string
	}{
		{"ROUTE", []string{strings.TrimPrefix(r.URI, "neo4j://")}}, {"READ", r.readers}, {"WRITE", []string{r.writer}},
	} {
		m = append(m, 0xA0|2)
		m = append(m.text("addresses"), 0x90|byte(len(role.addresses)))
		for _, a := range role.addresses {
			m = m.text(a)
		}
		m = m.text("role").text(role.name)
	}
	return m
}

// A packed is a message or a part of one, in PackStream.
type packed []byte

// text appends a text of less than 256 bytes.
func (p packed) text(s string) packed { return append(append(p, 0xD0, byte(len(s))), s...) }

// dict appends a dictionary of texts. The arguments are names and values in turn.
func (p packed) dict(pairs ...string) packed {
	p = append(p, 0xA0|byte(len(pairs)/2))
	for _, s := range pairs {
		p = p.text(s)
	}
	return p
}

// readMessage reads the chunks of a message. Empty chunks before it keep a connection alive.
func readMessage(r io.Reader) ([]byte, error) {
	var m []byte
	for {
		var size uint16
		if err := binary.Read(r, binary.BigEndian, &size); err != nil {
			return nil, err
		}
		switch {
		case size == 0 && len(m) == 1:
			return nil, errors.New("a message has no tag")
		case size == 0 && len(m) > 1:
			return m, nil
		}
		chunk := make([]byte, size)
		if _, err := io.ReadFull(r, chunk); err != nil {
			return nil, err
		}
		m = append(m, chunk...)
	}
}

// writeMessage writes a message in one chunk.
func writeMessage(w io.Writer, m packed) error {
	all := binary.BigEndian.AppendUint16(nil, uint16(len(m)))
	_, err := w.Write(append(append(all, m...), 0, 0))
	return err
}
