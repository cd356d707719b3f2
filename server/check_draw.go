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
	facts := factWriter{query.New(store), map[kg.ID]kg.Entity{}}
	for _, e := range b.Entities {
		facts.entity[e.ID] = e
	}
	for i, id := range drawn(b.Relationships, c.seed, c.draw) {
		text, err := facts.fact(ctx, id)
		if err != nil {
			return fmt.Errorf("draw %s: %w", id, err)
		}
		if _, err := fmt.Fprintf(w, "## %d. %s\n%s\n", i+1, id, text); err != nil {
			return fmt.Errorf("write the facts: %w", err)
		}
	}
	return nil
}

// A factWriter says facts of one data set.
type factWriter struct {
	graph  *query.Graph
	entity map[kg.ID]kg.Entity
}

// fact returns a relationship as a sentence in English, with a line for each piece of its evidence.
func (f factWriter) fact(ctx context.Context, id kg.ID) (string, error) {
	item, err := f.graph.Item(ctx, query.Args{"id": string(id)})
	if err != nil {
		return "", err
	}
	link, ok := item.(*query.Link)
	if !ok {
		return "", fmt.Errorf("no relationship has the id")
	}
	sentence, err := prose.Sentence(ctx, link, string(prose.English))
	if err != nil {
		return "", err
	}
	lines := []string{sentence}
	for _, e := range link.IDs("evidence") {
		lines = append(lines, evidenceLine(f.entity[e], f.entity[kg.ID(f.entity[e].Text("source"))]))
	}
	return strings.Join(lines, "\n") + "\n", nil
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
