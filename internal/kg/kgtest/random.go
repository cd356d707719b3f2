package kgtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A world is a random graph, and a source of changes to it.
type world struct {
	*rand.Rand
	entities      []kg.Entity
	relationships []kg.Relationship
	made          int
}

// texts are few and odd, so that many entities have the same text.
var texts = []string{
	"", "a", "A", "ab", "b%_", "é", "e\u0301", "\U0001F600", "\ue000", `'"\`, "ﬀ x", "日本",
	"alpha beta", "Beta 12", "\uffff", " ",
}

var dates = []string{"1994", "1994-12", "1994-12-05", "2014", "2014-09", "2014-09-05", "2022-02-24"}

var numbers = []float64{-1e9, -2.5, -1, 0, 0.1, 1.0 / 3, 2, 10, 1e21}

func one[T any](w *world, of []T) T { return of[w.IntN(len(of))] }

// some returns up to n values of a list, in random order.
func some[T any](w *world, n int, of []T) (all []T) {
	for range w.IntN(n + 1) {
		all = append(all, one(w, of))
	}
	return all
}

func (w *world) chance(percent int) bool { return w.IntN(100) < percent }

func newWorld(seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, 1))}
	for range 20 + w.IntN(41) {
		w.entities = append(w.entities, w.newEntity())
	}
	for range 50 + w.IntN(151) {
		if r, ok := w.newRelationship(); ok {
			w.relationships = append(w.relationships, r)
		}
	}
	return w
}

// next returns the last part of an ID, which is a number. Some of these numbers are in
// another order if they are sorted as texts.
func (w *world) next() string {
	w.made++
	return fmt.Sprint(w.made * 7919 % 1000)
}

func (w *world) newEntity() kg.Entity {
	k := one(w, append(kg.Kinds(), kg.Provision, kg.Actor, kg.Evidence, kg.Merged))
	return w.fill(kg.Entity{ID: kg.ID(strings.ToLower(string(k)) + "/" + w.next()), Kind: k})
}

// fill gives e a new name, sort key and fields.
func (w *world) fill(e kg.Entity) kg.Entity {
	e.Name, e.Sort, e.Digest, e.Fields = one(w, texts), one(w, texts), fmt.Sprint(w.Uint64()), map[string]any{}
	w.fields(e.Fields, kg.EntityFields(e.Kind), "id", "kind", "name")
	return e
}

func (w *world) fields(to map[string]any, all []kg.Field, fixed ...string) {
	for _, f := range all {
		if !slices.Contains(fixed, f.Name) && w.chance(60) {
			to[f.Name] = w.value(f)
		}
	}
}

func (w *world) value(f kg.Field) any {
	switch f.Type {
	case kg.Int:
		return w.IntN(5) - 1
	case kg.Number:
		return one(w, numbers)
	case kg.Texts, kg.Enums, kg.Refs, kg.Spans:
		return append(w.values(f, 2), w.text(f))
	}
	return w.text(f)
}

// values returns up to n texts that are valid for f.
func (w *world) values(f kg.Field, n int) []string {
	all := []string{}
	for range w.IntN(n + 1) {
		all = append(all, w.text(f))
	}
	return all
}

func (w *world) text(f kg.Field) string {
	switch f.Type {
	case kg.Date:
		return one(w, dates)
	case kg.Enum, kg.Enums:
		return f.Values[w.IntN(min(4, len(f.Values)))]
	case kg.Ref, kg.Refs:
		return string(w.id())
	case kg.Spans:
		return w.span()
	}
	return one(w, texts)
}

// span returns a span. Some spans end before they begin, and so overlap little.
func (w *world) span() string {
	var days [4]string
	for i := range days {
		days[i] = kg.LastDay(one(w, dates))
		if w.chance(20) {
			days[i] = one(w, []string{kg.FirstOfAll, kg.LastOfAll})
		}
	}
	return kg.Span(days[0], days[1], days[2], days[3])
}

// id returns the ID of an entity, or sometimes an ID that names nothing.
func (w *world) id() kg.ID {
	if len(w.entities) == 0 || w.chance(5) {
		return "actor/nobody"
	}
	return one(w, w.entities).ID
}

// newRelationship picks two random entities and returns a relationship between them, if
// any type can join them. Sometimes it returns a relationship that is parallel to an
// existing relationship.
func (w *world) newRelationship() (kg.Relationship, bool) {
	from, to := one(w, w.entities), one(w, w.entities)
	if w.chance(10) {
		to = from
	}
	if len(w.relationships) > 0 && w.chance(20) {
		r := one(w, w.relationships)
		return w.refill(kg.Relationship{ID: w.linkID(), Type: r.Type, From: r.From, To: r.To}), true
	}
	var types []kg.Type
	for _, t := range kg.Types() {
		if t.Joins(from.Kind, to.Kind) || w.chance(2) { // a store does not check which kinds a type joins
			types = append(types, t)
		}
	}
	if len(types) == 0 {
		return kg.Relationship{}, false
	}
	return w.refill(kg.Relationship{ID: w.linkID(), Type: one(w, types), From: from.ID, To: to.ID}), true
}

func (w *world) linkID() kg.ID { return kg.ID("relationship/" + w.next()) }

// refill gives r new fields.
func (w *world) refill(r kg.Relationship) kg.Relationship {
	r.Digest, r.Fields = fmt.Sprint(w.Uint64()), map[string]any{}
	w.fields(r.Fields, kg.RelationshipFields(), "id", "type", "source", "target")
	return r
}

// all returns a batch that puts the whole world.
func (w *world) all() kg.Batch {
	return kg.Batch{Entities: w.entities, Relationships: w.relationships, Meta: &kg.Meta{Title: one(w, texts)}}
}

// change returns a batch of changes. A store must refuse some of these batches.
func (w *world) change() (b kg.Batch) {
	for range w.IntN(5) {
		e := w.fill(one(w, w.entities))
		if w.chance(10) {
			e = w.newEntity()
		}
		b.Entities = append(b.Entities, e)
	}
	for range w.IntN(5) {
		r := w.refill(one(w, w.relationships))
		if other, ok := w.newRelationship(); ok && w.chance(60) {
			r.Type, r.From, r.To = other.Type, other.From, other.To
		}
		b.Relationships = append(b.Relationships, r)
	}
	for range w.IntN(4) {
		b.Remove = append(b.Remove, one(w, w.relationships).ID)
	}
	if w.chance(20) {
		b.Remove = append(b.Remove, w.id())
	}
	if len(b.Entities) > 0 && w.chance(30) {
		b.Remove = append(b.Remove, one(w, b.Entities).ID)
	}
	return b
}

// Filters use only the fields by which clients may filter.

func (w *world) filter(k kg.Kind, links bool, depth int) kg.Filter {
	switch n := w.IntN(12); {
	case depth == 0 && n < 4:
		return nil
	case depth > 0 && n < 2:
		return kg.Not{Of: w.filter(k, links, depth-1)}
	case depth > 0 && n < 4:
		return kg.AllOf(w.filters(k, links, depth))
	case depth > 0 && n < 6:
		return kg.AnyOf(w.filters(k, links, depth))
	case depth > 0 && n < 9 && !links:
		return kg.Linked{Via: w.via(k, depth-1)}
	}
	return w.comparison(k, links)
}

func (w *world) filters(k kg.Kind, links bool, depth int) []kg.Filter {
	all := []kg.Filter{}
	for range w.IntN(4) {
		all = append(all, w.filter(k, links, depth-1))
	}
	return all
}

// via returns a step that leads on from entities of kind k, with filters.
func (w *world) via(k kg.Kind, depth int) kg.Via {
	v := kg.Via{Step: w.step(k)}
	if v.Ref == "" && w.chance(30) {
		v.Link = w.filter(kg.Any, true, depth)
	}
	if w.chance(40) {
		v.Where = w.filter(v.To, false, depth)
	}
	return v
}

func (w *world) step(k kg.Kind) kg.Step {
	named := kg.Steps(k)
	switch n := w.IntN(10); {
	case n < 4 && len(named) > 0:
		var all []kg.Step
		for _, name := range sortedKeys(named) {
			all = append(all, named[name])
		}
		return one(w, all)
	case n == 4:
		return one(w, []kg.Step{
			evidenceOf,
			{Dir: kg.In, To: kg.Provision, Ref: "document"},
			{Dir: kg.In, To: kg.Provision, Ref: "partOf"},
		})
	}
	var types []kg.Type
	if w.chance(50) {
		types = append(some(w, 2, kg.Types()), w.types(4)...)
	}
	slices.Sort(types)
	return kg.Step{Types: slices.Compact(types), Dir: one(w, []kg.Direction{kg.Out, kg.In, kg.Both}), To: w.kind()}
}

// types returns the types of up to n relationships of the world.
func (w *world) types(n int) (all []kg.Type) {
	for _, r := range some(w, n, w.relationships) {
		all = append(all, r.Type)
	}
	return all
}

// kind returns a kind to which a step can lead. Often the kind is Any.
func (w *world) kind() kg.Kind {
	if w.chance(70) {
		return kg.Any
	}
	return one(w, append(kg.Kinds(), kg.Document))
}

func (w *world) comparison(k kg.Kind, links bool) kg.Filter {
	fields := kg.EntityFields(k)
	if links {
		fields = kg.RelationshipFields()
	}
	f := one(w, only(fields, func(f kg.Field) bool { return f.Filter }))
	if f.Type == kg.Spans {
		return kg.Condition{Field: f.Name, Op: kg.Overlaps, Value: w.span()}
	}
	if f.Type.IsList() {
		if w.chance(50) {
			return kg.Condition{Field: f.Name, Op: kg.Has, Value: w.text(f)}
		}
		return kg.Condition{Field: f.Name, Op: kg.HasAny, Value: sortedSet(append(w.values(f, 2), w.kept(f, links)...))}
	}
	op := one(w, opsOf(f.Type))
	switch op {
	case kg.IsNull:
		return kg.Condition{Field: f.Name, Op: op, Value: w.chance(50)}
	case kg.OneOf:
		return kg.Condition{Field: f.Name, Op: op, Value: sortedSet(append(w.values(f, 3), w.kept(f, links)...))}
	}
	if there := w.kept(f, links); len(there) > 0 {
		return kg.Condition{Field: f.Name, Op: op, Value: one(w, there)}
	}
	return kg.Condition{Field: f.Name, Op: op, Value: w.value(f)}
}

// kept returns the texts that a random entity has in field f, or a random relationship if
// links is true. There may be none.
func (w *world) kept(f kg.Field, links bool) []string {
	v := one(w, w.entities).Value(f.Name)
	if links && len(w.relationships) > 0 {
		v = one(w, w.relationships).Value(f.Name)
	}
	switch v := v.(type) {
	case string:
		return []string{v}
	case []string:
		return slices.Clone(v)
	}
	return nil
}

func sortedSet(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

func opsOf(t kg.FieldType) []kg.Op {
	switch t {
	case kg.Int, kg.Number:
		return []kg.Op{kg.Equal, kg.Less, kg.AtMost, kg.Greater, kg.AtLeast, kg.IsNull}
	case kg.Date:
		return []kg.Op{kg.Equal, kg.Less, kg.AtMost, kg.Greater, kg.AtLeast, kg.StartsWith, kg.OneOf, kg.IsNull}
	case kg.Enum:
		return []kg.Op{kg.Equal, kg.OneOf}
	case kg.Ref:
		return []kg.Op{kg.Equal, kg.OneOf, kg.IsNull}
	}
	return []kg.Op{kg.Equal, kg.OneOf, kg.Includes, kg.StartsWith, kg.IsNull}
}

func only(all []kg.Field, is func(kg.Field) bool) (some []kg.Field) {
	for _, f := range all {
		if is(f) {
			some = append(some, f)
		}
	}
	return some
}

// order returns an order that is valid for lists of via.
func (w *world) order(via kg.Via) (o kg.Order) {
	o.Desc = w.chance(40)
	o.Link = via.Links || via.Ref == "" && (via.Dir != "") && w.chance(40)
	fields := kg.EntityFields(via.To)
	if o.Link {
		fields = kg.RelationshipFields()
	}
	if w.chance(60) {
		o.Field = one(w, only(fields, func(f kg.Field) bool { return f.Sort })).Name
	} else {
		o.Link = false
	}
	return o
}
