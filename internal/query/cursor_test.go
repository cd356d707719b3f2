package query

import (
	"encoding/base64"
	"slices"
	"testing"

	"accordgraph/internal/kg"
)

// TestCursor checks that a cursor decodes to the place that was encoded, whatever text the sort key is, and that no other
// text is accepted for it.
func TestCursor(t *testing.T) {
	list := listOf(kg.Incoming(kg.Objection, kg.ObjectsTo), kg.Order{Field: "date", Desc: true})
	for _, k := range []kg.Key{
		{Sort: "", ID: "actor/a"}, {Sort: "name", ID: "actor/a"}, {Sort: "a\x01b\x00 é 😀", ID: "provision/us-28/21d"},
	} {
		cursor := encode(list, k)
		if got, err := decode(list, "after", cursor); err != nil || got != k {
			t.Errorf("%v came back as %v, %v", k, got, err)
		}
		for _, bad := range changed(cursor) {
			if got, err := decode(list, "after", bad); err == nil {
				t.Errorf("%q, which is no cursor, was read as %v", bad, got)
			}
		}
	}
	for _, bad := range []any{"", "x", "AAAA", 7, base64.RawURLEncoding.EncodeToString([]byte("\x00name\x00actor/a"))} {
		if k, err := decode(list, "after", bad); err == nil {
			t.Errorf("%v is a cursor of %v", bad, k)
		}
	}
}

// changed returns texts that are nearly a cursor: each of its letters changed to each other letter of base64, each
// beginning and each end of it, and with something before, after or within it.
func changed(cursor string) []string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	all := []string{cursor + cursor, cursor + "=", cursor + "==", cursor + "\n", "\r\n" + cursor, cursor + " ", cursor + "A"}
	for i, c := range []byte(cursor) {
		all = append(all, cursor[:i], cursor[i+1:], cursor[:i]+"\n"+cursor[i:], cursor[:i]+cursor[i+1:])
		for _, l := range []byte(letters) {
			if l != c {
				all = append(all, cursor[:i]+string(l)+cursor[i+1:])
			}
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == cursor })
}

// TestCursorsAreOfOneList checks that the lists of different steps, orders and directions have different names, and that
// equal names are of equal lists.
func TestCursorsAreOfOneList(t *testing.T) {
	type list struct {
		step  string // what %#v shows of the step: with its types in their order
		order kg.Order
	}
	named := map[string]list{}
	for _, s := range everyStep() {
		for _, o := range ordersOf(s) {
			name, is := listOf(s, o), list{key(kg.Via{Step: s}), o}
			if other, ok := named[name]; ok && other != is {
				t.Errorf("%v and %v are both %q", is, other, name)
			}
			named[name] = is
		}
	}
	if len(named) < 500 {
		t.Errorf("there are only %d lists", len(named))
	}
}

// everyStep returns the steps that clients can take.
func everyStep() []kg.Step {
	all := []kg.Step{{Links: true}, {Dir: kg.Out}, {Dir: kg.In}, {Dir: kg.Both}, {To: kg.Document}}
	for _, k := range kg.Kinds() {
		all = append(all, kg.Step{To: k})
		for _, s := range kg.Steps(k) {
			all = append(all, s)
		}
	}
	for _, one := range kg.Types() {
		for _, types := range [][]kg.Type{{one}, {one, kg.Types()[0]}} {
			all = append(all, kg.Step{Links: true, Types: types})
			for _, d := range []kg.Direction{kg.Out, kg.In, kg.Both} {
				all = append(all, kg.Step{Types: types, Dir: d})
			}
		}
	}
	return all
}

// ordersOf returns the orders of the lists that a step leads to, in both directions.
func ordersOf(s kg.Step) []kg.Order {
	all := []kg.Order{{}, {Desc: true}}
	for _, desc := range []bool{false, true} {
		for _, field := range kg.EntityFields(s.To) {
			all = append(all, kg.Order{Field: field.Name, Desc: desc})
		}
		for _, field := range kg.RelationshipFields() {
			all = append(all, kg.Order{Field: field.Name, Link: true, Desc: desc})
		}
	}
	return all
}
