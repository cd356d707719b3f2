package neo4jstore

import (
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// rootHint returns the hint at the index for a list that starts at the root. The
// index has the columns of the list's order. If the filter requires one value of an
// indexed field, this field is the first column of the index. Then the statement must
// order by equal first, which has the property of the field. If there is no index for the
// list, hint and equal are empty.
func rootHint(via kg.Via, o kg.Order) (hint string, equal []string) {
	by := orderProperty(o)
	if !slices.Contains(orders(via.To), by) {
		return "", nil
	}
	columns := []string{by, "id"}
	if f, ok := fixedField(via.To, via.Where); ok {
		columns = append([]string{f}, columns...)
		equal = []string{property("b", f)}
	}
	return useIndex("b", label(via.To), columns...), equal
}

// equalHint returns the hint at the index for counting a list that starts at the root.
// The hint is empty if the filter requires no value of an indexed field. In this case the
// database counts by reading all entities of the kind.
func equalHint(via kg.Via) string {
	if hint, equal := rootHint(via, kg.Order{}); equal != nil {
		return hint
	}
	return ""
}

// refers returns the condition that the step's field of b refers to an id, and the
// hint at its index. The result equal is the same as in rootHint.
func refers(s kg.Step, b, id string, o kg.Order) (condition, hint string, equal []string) {
	ref, by := property(b, s.Ref), orderProperty(o)
	fields := kg.EntityFields(s.To)
	i := slices.IndexFunc(fields, func(f kg.Field) bool { return f.Name == s.Ref })
	if i >= 0 && fields[i].Type.IsList() {
		return id + " IN " + ref, "", nil
	}
	condition = ref + " = " + id
	if i < 0 || !fields[i].Index || !slices.Contains(orders(s.To), by) {
		return condition, "", nil
	}
	all := fmt.Sprintf("%s AND %s IS NOT NULL AND %s IS NOT NULL", condition, property(b, by), property(b, "id"))
	return all, useIndex(b, label(s.To), s.Ref, by, "id"), []string{ref}
}

func useIndex(x, label string, columns ...string) string {
	return fmt.Sprintf("USING INDEX SEEK %s:%s(%s)", x, label, columnList("", columns...))
}

// fixedField returns an indexed field of kind k that f fixes to one value. It prefers a
// field that is not an enumeration, because such a field is more selective.
func fixedField(k kg.Kind, f kg.Filter) (string, bool) {
	fixed := fixedFields(f)
	best := ""
	for _, f := range kg.EntityFields(k) {
		if f.Index && slices.Contains(fixed, f.Name) && (best == "" || f.Type != kg.Enum) {
			best = f.Name
		}
	}
	return best, best != ""
}

// fixedFields returns the fields that f fixes to one value.
func fixedFields(f kg.Filter) []string {
	var all []string
	switch f := f.(type) {
	case kg.AllOf:
		for _, one := range f {
			all = append(all, fixedFields(one)...)
		}
	case kg.Condition:
		if f.Op == kg.Equal {
			all = append(all, f.Field)
		}
	}
	return all
}
