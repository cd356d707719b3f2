package main

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// sameAnswer returns the size of the first answer. It returns an error if two lanes return different data, or if a rival
// names other things.
func sameAnswer(ctx context.Context, all []*lane) (size int, err error) {
	for i := range all[0].asks {
		var first any
		for _, l := range all {
			got, n, err := l.decoded(ctx, i)
			switch {
			case err != nil:
				return 0, fmt.Errorf("%s: %w", l.name, err)
			case l == all[0]:
				first = got
				if i == 0 {
					size = n
				}
			case l.rival && !slices.Equal(named(got), named(first)):
				return 0, fmt.Errorf("%s names other things than %s: %.1000q", l.name, all[0].name, named(got))
			case !l.rival && !reflect.DeepEqual(first, got):
				return 0, fmt.Errorf("%s answers other data than %s: %.1000v", l.name, all[0].name, got)
			}
		}
	}
	return size, nil
}

// decoded returns the answer to request i, decoded, and its size in bytes.
func (l *lane) decoded(ctx context.Context, i int) (got any, size int, err error) {
	text, err := l.asks[i].send(ctx)
	if err != nil {
		return nil, 0, err
	}
	if err := refused(text); err != nil {
		return nil, 0, err
	}
	return got, len(text), json.Unmarshal(text, &got)
}

// named returns all texts with the key id in a decoded answer, in ascending order.
func named(answer any) (all []string) {
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for key, e := range v {
				if s, ok := e.(string); ok && key == "id" {
					all = append(all, s)
				}
				walk(e)
			}
		}
	}
	walk(answer)
	slices.Sort(all)
	return all
}
