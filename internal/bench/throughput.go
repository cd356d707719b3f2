package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

// rounds is how many rounds of throughput count.
const rounds = 3

// throughput measures how many answers in a second each way gives, and the CPU time for an answer. Each way is in a
// process of its own, and they take turns. With -gqlgen it also measures the code that gqlgen generates.
func (b *bench) throughput(ctx context.Context) (err error) {
	if b.path() == inMemory {
		b.print("throughput", "needs a store that processes can share", "left out")
		return nil
	}
	ids, err := b.someProvisions(ctx)
	if err != nil {
		return err
	}
	r := race{bench: b, ids: ids, client: &http.Client{Transport: &http.Transport{
		MaxIdleConnsPerHost: b.clients,
		// Answers are not compressed, because the bare statement does not compress them. Compression would be a
		// fifth of the cost of a wide answer.
		DisableCompression: true,
	}}}
	defer r.client.CloseIdleConnections()
	defer func() { err = errors.Join(err, r.stop()) }()
	if err := r.start(ctx); err != nil {
		return err
	}
	for _, v := range variants() {
		if err := r.run(ctx, v); err != nil {
			return err
		}
	}
	return nil
}

// someProvisions returns the ids of the first provisions, to ask for one of them at a time.
func (b *bench) someProvisions(ctx context.Context) (ids []string, err error) {
	w := new(answer)
	c := course{handler: handler(b.kept), body: question(`{ provisions(first: 64) { nodes { id } } }`)}
	if _, err := c.send(ctx, w); err != nil {
		return nil, err
	}
	var a struct {
		Data struct {
			Provisions struct{ Nodes []struct{ ID string } }
		}
	}
	if err := json.Unmarshal(w.body.Bytes(), &a); err != nil {
		return nil, err
	}
	for _, n := range a.Data.Provisions.Nodes {
		ids = append(ids, n.ID)
	}
	if len(ids) == 0 {
		return nil, errors.New("the store has no provision to ask for")
	}
	return ids, nil
}

// A race is the processes that answer, and what they are asked.
type race struct {
	bench  *bench
	ids    []string
	client *http.Client

	graphQL, statement, structs, gqlgen *process // nil if they do not take part
}

// start starts the processes: the ways that the store has.
func (r *race) start(ctx context.Context) (err error) {
	if r.graphQL, err = r.bench.process(ctx, "GraphQL", byGraphQL); err != nil {
		return err
	}
	if r.bench.isNeo4j() {
		if r.statement, err = r.bench.process(ctx, "one statement", byStatement); err != nil {
			return err
		}
	}
	if r.structs, err = r.bench.process(ctx, "structs in memory", byStructs); err != nil {
		return err
	}
	if r.bench.gqlgen {
		r.gqlgen, err = r.bench.generated(ctx)
	}
	return err
}

// stop ends the processes.
func (r *race) stop() (err error) {
	for _, p := range []*process{r.graphQL, r.statement, r.structs, r.gqlgen} {
		if p != nil {
			err = errors.Join(err, p.stop())
		}
	}
	return err
}

// lanes returns the ways to get the answer to v. The first one is GraphQL.
func (r *race) lanes(v variant) []*lane {
	var all []*lane
	add := func(p *process, asks []ask, more ...meterCPU) {
		all = append(all, &lane{name: p.name, asks: asks, cpus: append([]meterCPU{p.cpu}, more...)})
	}
	base := r.bench.database.meter()
	add(r.graphQL, askGraphQL(r.client, r.graphQL.at+"/"+byGraphQL, v, r.ids), base...)
	if r.statement != nil {
		add(r.statement, askOther(r.client, r.statement.at, v, r.ids), base...)
	}
	add(r.structs, askOther(r.client, r.structs.at, v, r.ids))
	if r.gqlgen != nil {
		add(r.gqlgen, askGraphQL(r.client, r.gqlgen.at+"/"+byGraphQL, v, r.ids), base...)
	}
	for _, other := range r.bench.rivals {
		if l := other.lane(r.client, v, r.ids); l != nil {
			all = append(all, l)
		}
	}
	return all
}

// run measures one question with all clients. If alone is set in the variant, run also measures it with one client.
func (r *race) run(ctx context.Context, v variant) error {
	all := r.lanes(v)
	size, err := sameAnswer(ctx, all)
	if err != nil {
		return err
	}
	r.bench.print("throughput", v.name, "%d bytes, the same data on every way", size)
	clients := []int{r.bench.clients}
	if v.alone {
		clients = append(clients, 1)
	}
	t := r.bench.table("way", "clients", "answers/s", "CPU ms", "of it database", "GraphQL / way", "by CPU")
	for _, n := range clients {
		if err := runRounds(ctx, all, n, r.bench.round); err != nil {
			return err
		}
		addLanes(t, all, n)
	}
	if err := t.flush(); err != nil {
		return err
	}
	return r.profile(ctx, v, all[0])
}

// addLanes adds a line for each way. The last two columns say how many times as many answers GraphQL gives in a second
// of time, and in a second of CPU time of all processes of a way. A cell is empty if its time is not measured.
func addLanes(t *table, all []*lane, clients int) {
	rate, cpu := median(all[0].rate), all[0].cpu()
	for _, l := range all {
		spent, database, byCPU := any(""), any(""), any("")
		if len(l.spent) > 0 {
			spent, byCPU = l.cpu(), l.cpu()/cpu
		}
		if len(l.spent) > 1 {
			database = median(l.spent[1])
		}
		t.row(l.name, clients, median(l.rate), spent, database, rate/median(l.rate), byCPU)
	}
}
