package main

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

var (
	//go:embed rivals/postgraphile/tables.sql
	tablesText string
	//go:embed rivals/postgraphile/keys.sql
	keysText string
)

// copied are the kinds that copy writes, each with the table and the fields after the id.
var copied = []struct {
	kind    kg.Kind
	columns string
	row     func(kg.Entity) []string
}{
	{kg.Source, "source (id, title)", func(e kg.Entity) []string { return []string{e.Name} }},
	{kg.Evidence, "evidence (id, source)", func(e kg.Entity) []string { return []string{e.Text("source")} }},
	{kg.Provision, "provision (id, sort, number, wording)", func(e kg.Entity) []string {
		return []string{e.Sort, e.Text("number"), e.Text("wording")}
	}},
	{kg.Objection, "objection (id, name, date)", func(e kg.Entity) []string { return []string{e.Name, e.Text("date")} }},
	{kg.Territory, "territory (id, name)", func(e kg.Entity) []string { return []string{e.Name} }},
}

// copiedLinks are the types that copy writes, each with its table and the kinds of its ends. A relationship with other
// ends is left out.
var copiedLinks = []struct {
	typ            kg.Type
	table, columns string
	from, to       kg.Kind
}{
	{kg.ObjectsTo, "objects_to", "objection, provision", kg.Objection, kg.Provision},
	{kg.Affects, "affects", "provision, territory", kg.Provision, kg.Territory},
}

// A copier writes a store as SQL for PostgreSQL.
type copier struct {
	kept  kg.Store
	out   *bufio.Writer
	ids   []kg.ID          // of everything in the store, in ascending order
	sorts map[kg.ID]string // the sort keys of the entities that were written
}

// copy prints what the questions of throughput need of the store as SQL for PostgreSQL, for the rival PostGraphile. It
// depends on no form of a database, because it reads through the port.
func (b *bench) copy(ctx context.Context) error {
	digests, err := b.kept.Digests(ctx)
	if err != nil {
		return err
	}
	c := copier{kept: b.kept, out: bufio.NewWriter(b.out), sorts: map[kg.ID]string{}}
	for id := range digests {
		c.ids = append(c.ids, id)
	}
	slices.Sort(c.ids)
	fmt.Fprintln(c.out, "BEGIN;\n"+tablesText)
	if err := errors.Join(c.entities(ctx), c.relationships(ctx)); err != nil {
		return err
	}
	fmt.Fprintln(c.out, keysText+"COMMIT;")
	return c.out.Flush()
}

// entities writes the entities, a table for each kind.
func (c *copier) entities(ctx context.Context) error {
	for _, t := range copied {
		fmt.Fprintf(c.out, "COPY %s FROM stdin;\n", t.columns)
		for ids := range slices.Chunk(c.with(t.kind.IDPrefix()+"/"), things) {
			all, err := c.kept.Entities(ctx, ids, kg.Want{})
			if err != nil {
				return err
			}
			for _, id := range ids {
				e := all[id]
				c.sorts[id] = e.Sort
				c.row(c.out, append([]string{string(id)}, t.row(e)...)...)
			}
		}
		fmt.Fprintln(c.out, `\.`)
	}
	return nil
}

// relationships writes the relationships, two tables for each type: the relationships, and their evidence.
func (c *copier) relationships(ctx context.Context) error {
	for _, t := range copiedLinks {
		var evidence bytes.Buffer
		fmt.Fprintf(c.out, "COPY %s (id, %s, status, source_count, from_sort, to_sort) FROM stdin;\n", t.table, t.columns)
		prefix := string(kg.RelationshipID(t.typ, "", "", ""))
		for ids := range slices.Chunk(c.with(strings.TrimRight(prefix, "/")+"/"), things) {
			all, err := c.kept.Relationships(ctx, ids)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if r := all[id]; r.From.Kind() == t.from && r.To.Kind() == t.to {
					c.link(r, &evidence)
				}
			}
		}
		fmt.Fprintf(c.out, "\\.\nCOPY %s_evidence (%s, position, evidence) FROM stdin;\n%s\\.\n", t.table, t.table, &evidence)
	}
	return nil
}

// link writes a relationship, and the lines of its evidence.
func (c *copier) link(r kg.Relationship, evidence io.Writer) {
	id, sources := string(r.ID), 0
	if n, ok := r.Value("sourceCount").(int); ok {
		sources = n
	}
	c.row(c.out, id, string(r.From), string(r.To), r.Text("status"), strconv.Itoa(sources), c.sorts[r.From], c.sorts[r.To])
	for i, e := range r.IDs("evidence") {
		c.row(evidence, id, strconv.Itoa(i), string(e))
	}
}

// with returns the ids that begin with a prefix.
func (c *copier) with(prefix string) []kg.ID {
	from, _ := slices.BinarySearch(c.ids, kg.ID(prefix))
	n := slices.IndexFunc(c.ids[from:], func(id kg.ID) bool { return !strings.HasPrefix(string(id), prefix) })
	if n < 0 {
		return c.ids[from:]
	}
	return c.ids[from : from+n]
}

// row writes a line of COPY. An empty text is null.
func (c *copier) row(w io.Writer, columns ...string) {
	for i, text := range columns {
		if columns[i] = copyEscape.Replace(text); text == "" {
			columns[i] = `\N`
		}
	}
	fmt.Fprintln(w, strings.Join(columns, "\t"))
}

// copyEscape writes a text in the form of COPY.
var copyEscape = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)
