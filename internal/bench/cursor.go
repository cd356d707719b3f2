package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

// countQuery asks for the number of provisions, and listQuery for the cursor of the last of so many after a cursor.
const (
	countQuery = `{ provisions(first: 1) { totalCount } }`
	listQuery  = `query List($first: Int!, $after: String) { provisions(first: $first, after: $after) { pageInfo { endCursor } } }`
)

// A listed is an answer to countQuery or listQuery.
type listed struct {
	Data struct {
		Provisions struct {
			TotalCount int
			PageInfo   struct{ EndCursor *string }
		}
	}
}

// cursorAt returns the cursor at that many percent of the list of provisions. It follows the pages up to there.
func cursorAt(ctx context.Context, h http.Handler, percent int) (string, error) {
	var l listed
	if err := l.ask(ctx, h, question(countQuery)); err != nil {
		return "", err
	}
	var after *string
	for left := max(1, l.Data.Provisions.TotalCount*percent/100); left > 0; left -= 100 {
		body := newRequest(listQuery, map[string]any{"first": min(left, 100), "after": after}).body
		if err := l.ask(ctx, h, body); err != nil {
			return "", err
		}
		after = l.Data.Provisions.PageInfo.EndCursor
	}
	if after == nil {
		return "", errors.New("the list of provisions is empty")
	}
	return *after, nil
}

// ask asks and reads the answer.
func (l *listed) ask(ctx context.Context, h http.Handler, body []byte) error {
	w, c := new(answer), course{handler: h, body: body}
	if _, err := c.send(ctx, w); err != nil {
		return err
	}
	return json.Unmarshal(w.body.Bytes(), l)
}
