package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/prose"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
)

// draw writes facts for somebody who checks them without knowing who entered them. The facts are the first c.draw of all
// relationships but VOTED, in the order of the SHA-256 of the seed, a space and the id, as hex digits. So the same seed
// draws the same facts from the same data, and nobody can choose them.
func draw(ctx context.Context, b kg.Batch, c checkConfig, w io.Writer) (err error) {
	store, err := sqlitestore.Open(ctx, ":memory:")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(context.WithoutCancel(ctx))) }()
	if err := store.Put(ctx, b); err != nil {
		return fmt.Errorf("store the data set: %w", err)
	}
	ids := drawn(b.Relationships, c.seed, c.draw)
	g, byID := query.New(store), map[kg.ID]kg.Entity{}
	for _, e := range b.Entities {
		byID[e.ID] = e
	}
	for i, id := range ids {
		item, err := g.Item(ctx, query.Args{"id": string(id)})
		if err != nil {
			return fmt.Errorf("read %s: %w", id, err)
		}
		link, ok := item.(*query.Link)
		if !ok {
			return fmt.Errorf("read %s: it is no relationship", id)
		}
		sentence, err := prose.Sentence(ctx, link, string(prose.English))
		if err != nil {
			return fmt.Errorf("say %s: %w", id, err)
		}
		fmt.Fprintf(w, "## %d. %s\n%s\n", i+1, id, sentence)
		for _, e := range link.IDs("evidence") {
			fmt.Fprintln(w, evidenceLine(byID[e], byID[kg.ID(byID[e].Text("source"))]))
		}
		fmt.Fprintln(w)
	}
	return nil
}

// drawn returns the ids of the first n relationships in the order of draw.
func drawn(all []kg.Relationship, seed string, n int) (ids []kg.ID) {
	for _, r := range all {
		if r.Type != kg.Voted {
			ids = append(ids, r.ID)
		}
	}
	key := func(id kg.ID) string {
		sum := sha256.Sum256([]byte(seed + " " + string(id)))
		return hex.EncodeToString(sum[:])
	}
	slices.SortFunc(ids, func(a, b kg.ID) int { return cmp.Compare(key(a), key(b)) })
	return ids[:min(n, len(ids))]
}

// evidenceLine returns a piece of evidence and its source as one line. It leaves out what is not known.
func evidenceLine(evidence, source kg.Entity) string {
	var line strings.Builder
	fmt.Fprintf(&line, "   - [%s] %s", evidence.Text("basis"), source.Name)
	if date := source.Text("date"); date != "" {
		fmt.Fprintf(&line, " (%s)", date)
	}
	if url := source.Text("url"); url != "" {
		fmt.Fprintf(&line, " <%s>", url)
	}
	for _, field := range []string{"locator", "quote", "paraphrase"} {
		if text := evidence.Text(field); text != "" {
			fmt.Fprintf(&line, " %s=%q", field, text)
		}
	}
	return line.String()
}
