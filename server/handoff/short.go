package handoff

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"accordgraph/internal/web"
)

// maxFollowed is the greatest size in bytes of the answers that a file is made of before its first byte is sent. The
// answers are in memory until then.
const maxFollowed = 48 << 20

// limit returns the greatest size in bytes of the answers that a file is made of.
func (f format) limit() int {
	if f.most == 0 {
		return maxFollowed
	}
	return f.most
}

// A shortage is a list of which a file has only a part.
type shortage struct {
	List  string `json:"list"`
	Items int    `json:"items"`           // in the file
	Total int    `json:"total,omitempty"` // 0 if it is not known
}

// String returns the shortage in words.
func (s shortage) String() string {
	if s.Total == 0 {
		return fmt.Sprintf("%s (%d, and there are more)", s.List, s.Items)
	}
	return fmt.Sprintf("%s (%d of %d)", s.List, s.Items, s.Total)
}

// findMore finds the lists of which the answer has only a part.
func (e *export) findMore() (all []shortage) {
	found, short := map[string]*shortage{}, map[string]bool{}
	order := []string{}
	e.lists(e.shape, e.data, "", func(label string, items int, page map[string]any, total any) {
		s, there := found[label]
		if !there {
			s = &shortage{List: label}
			found[label] = s
			order = append(order, label)
		}
		s.Items += items
		n, _ := total.(json.Number)
		if count, err := n.Int64(); err == nil {
			s.Total += int(count)
		}
		if page["hasNextPage"] == true {
			short[label] = true
		}
	})
	for _, label := range order {
		if short[label] {
			all = append(all, *found[label])
		}
	}
	return all
}

// lists calls do with each page of a list in a value: its label, how many items it has, its pageInfo, and how many items
// the whole list has, or nil.
func (e *export) lists(s *shape, value any, label string, do func(string, int, map[string]any, any)) {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			e.lists(s, v, label, do)
		}
	case map[string]any:
		if page, is := value[prefix+"page"].(map[string]any); is && s.hasItems() {
			do(label, s.length(value), page, value[prefix+"total"])
		}
		for _, f := range s.own() {
			name := f.key
			if s.isConnection() {
				name = ""
			}
			e.lists(f, value[f.key], dotted(label, name), do)
		}
	}
}

// length returns how many items a page of a list has.
func (s *shape) length(page map[string]any) (n int) {
	for _, f := range s.own() {
		if items, is := page[f.key].([]any); is && f.list && !f.leaf() {
			n = max(n, len(items))
		}
	}
	return n
}

// moreText says which lists have more items than the file, or "".
func (e *export) moreText() string {
	if len(e.more) == 0 {
		return ""
	}
	parts := []string{}
	for _, s := range e.more {
		parts = append(parts, s.String())
	}
	return "these lists have more items than this file: " + strings.Join(parts, ", ")
}

// count asks how many items the lists have of which the file has only a part. An answer of one page is asked for again,
// with the number of items beside each list. Of more pages, only the outermost list is counted. If that cannot be
// answered, the numbers are not known.
func (h *Files) count(r *http.Request, q *question, e *export) *export {
	again := *q
	again.after, again.total, again.text = "", true, ""
	answer := h.ask(r, &again)
	if answer.Status != http.StatusOK {
		return e
	}
	data, refused := dataOf(answer)
	if refused != nil || data == nil || revisionOf(data) != e.edition.Revision {
		return e
	}
	counted := h.export(r, q, data)
	if !q.followed {
		return counted
	}
	for i, s := range e.more {
		at := slices.IndexFunc(counted.more, func(o shortage) bool { return o.List == s.List })
		if at >= 0 && s.List == q.plan.outermostLabel() {
			e.more[i].Total = counted.more[at].Total
		}
	}
	return e
}

// outermostLabel returns the label of the outermost list.
func (p *plan) outermostLabel() string { return p.root.lists[0].label }

// tooShort returns the reply for a file that would be short.
func (e *export) tooShort(q *question) web.Reply {
	advice := "ask for more with first and after, for everything with all=1, or accept a part with partial=1"
	if q.all {
		advice = fmt.Sprintf("ask for more of the lists within the items with first, or for less, or accept a part with partial=1; "+
			"the answers for .%s have at most %d MiB", q.name, q.format.limit()>>20)
	}
	text, err := json.Marshal([]any{map[string]any{
		"message":    e.moreText() + ": " + advice,
		"extensions": map[string]any{"code": "INCOMPLETE", "lists": e.more},
	}})
	if err != nil { // cannot happen: texts and numbers are always JSON
		text = []byte("[]")
	}
	return errorsReply(http.StatusUnprocessableEntity, text)
}
