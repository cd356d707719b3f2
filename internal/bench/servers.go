package main

import (
	"context"
	"errors"
	"net/http"
	"strconv"
)

// fleetSize is how many servers share the store in the part servers.
const fleetSize = 4

// servers compares one server with several servers over the same store. All run on the cores of this machine, so the CPU
// time for an answer says what the servers cost each other: on as many times the cores they give as many times the answers,
// divided by the increase of that time. The one server and the fleet take turns.
func (b *bench) servers(ctx context.Context) (err error) {
	if b.path() == inMemory {
		b.print("servers", "needs a store that processes can share", "left out")
		return nil
	}
	ids, err := b.someProvisions(ctx)
	if err != nil {
		return err
	}
	var fleet []*process
	defer func() {
		for _, p := range fleet {
			err = errors.Join(err, p.stop())
		}
	}()
	for i := range fleetSize + 1 {
		p, err := b.process(ctx, "GraphQL "+strconv.Itoa(i), byGraphQL)
		fleet = append(fleet, p)
		if err != nil {
			return err
		}
	}
	c := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: b.clients, DisableCompression: true}}
	defer c.CloseIdleConnections()
	t := b.table("question", "clients", "one server: answers/s", "CPU ms", "four servers: answers/s", "CPU ms",
		"times the answers on four times the cores")
	for _, v := range variants() {
		one, four := fleetLane(c, v, ids, fleet[:1]), fleetLane(c, v, ids, fleet[1:])
		lanes := []*lane{one, four}
		if _, err := sameAnswer(ctx, lanes); err != nil {
			return err
		}
		if err := runRounds(ctx, lanes, b.clients, b.round); err != nil {
			return err
		}
		t.row(v.name, b.clients, median(one.rate), one.cpu(), median(four.rate), four.cpu(), fleetSize*one.cpu()/four.cpu())
	}
	return t.flush()
}

// fleetLane returns a lane that asks several servers in turn.
func fleetLane(c *http.Client, v variant, ids []string, fleet []*process) *lane {
	l := &lane{name: strconv.Itoa(len(fleet)) + " servers"}
	for _, p := range fleet {
		l.cpus = append(l.cpus, p.cpu)
	}
	for turn := range fleet { // the first asks are about the ids in their order, as sameAnswer needs
		for i := range v.ids(ids) {
			at := fleet[(turn+i)%len(fleet)].at
			l.asks = append(l.asks, askGraphQL(c, at+"/"+byGraphQL, v, ids)[i])
		}
	}
	return l
}
