package handoff

import (
	"slices"
	"strings"
)

// A table is a list of the answer: a row is an item of the list. The outermost table is the answer itself, with one
// row.
type table struct {
	label   string   // the list as columns name it, from the item of the table around it: objections
	path    []string // the response keys from the item of the table around it to the list
	columns []column
	lists   []*table
}

// A column is a value of each row.
type column struct {
	name  string
	sort  sort // of its values
	list  bool // a value is a list
	value func(item map[string]any) any
}

// A sort says what values of a column are.
type sort int

// The sorts of values. A date may be partial, such as 2014-09, so most programs have to take it as a text.
const (
	text sort = iota
	integer
	number
	boolean
	date
)

// sorts maps scalars of the schema to the sorts of their values. All others are texts.
var sorts = map[string]sort{"Int": integer, "Float": number, "Boolean": boolean, "Date": date, "PartialDate": date}

// tableOf returns the table of a list, or of the whole answer, with the tables of the lists in it.
func tableOf(s *shape) *table {
	t := &table{}
	t.add(s, nil, "")
	if root := s.name == ""; !root {
		return t
	}
	t.unite(map[string]bool{})
	return t
}

// add adds the columns and lists of a shape, which is at a path in the item of the table.
func (t *table) add(s *shape, path []string, label string) {
	own := s.own()
	for _, f := range own {
		at, name := append(slices.Clone(path), f.key), f.key
		if s.isConnection() && f.list && lists(own) == 1 && !f.leaf() {
			name = "" // the list is named by the connection
		}
		name = dotted(label, name)
		switch {
		case f.leaf():
			t.columns = append(t.columns, column{name, sorts[f.def.Name], f.list, follow(at)})
		case f.list:
			sub := tableOf(f)
			sub.label, sub.path = name, at
			t.lists = append(t.lists, sub)
		default:
			t.add(f, at, name)
		}
	}
	if s.isLink() {
		t.columns = append(t.columns, linkColumns(dotted(label, "link")+".", path)...)
	}
	if s.child(prefix+"link") != nil {
		t.columns = append(t.columns, linkColumns(dotted(label, "link")+".", append(slices.Clone(path), prefix+"link"))...)
	}
}

// unite gives each column of the table and of the tables in it a name of its own.
func (t *table) unite(taken map[string]bool) {
	for i := range t.columns {
		name := t.columns[i].name
		for taken[name] {
			name += "_"
		}
		taken[name], t.columns[i].name = true, name
	}
	for _, l := range t.lists {
		l.unite(map[string]bool{})
	}
}

// lists returns how many of the fields are lists of objects.
func lists(fields []*shape) (n int) {
	for _, f := range fields {
		if f.list && !f.leaf() {
			n++
		}
	}
	return n
}

// listNames returns the names of the lists in a table.
func (t *table) listNames() (names []string) {
	for _, l := range t.lists {
		names = append(names, l.label)
	}
	return names
}

// dotted joins the parts of a name that are not empty.
func dotted(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ".")
}

// follow returns a function that returns the value at a path, or nil.
func follow(path []string) func(map[string]any) any {
	return func(item map[string]any) any {
		for _, key := range path[:len(path)-1] {
			item, _ = item[key].(map[string]any)
		}
		return item[path[len(path)-1]]
	}
}

// items returns the items of the list in an item of the table around it. An item is nil if it is null.
func (t *table) items(around map[string]any) []map[string]any {
	values, _ := follow(t.path)(around).([]any)
	all := make([]map[string]any, len(values))
	for i, v := range values {
		all[i], _ = v.(map[string]any)
	}
	return all
}

// values returns the values of a row.
func (t *table) values(item map[string]any) []any {
	row := make([]any, len(t.columns))
	for i, c := range t.columns {
		row[i] = c.value(item)
	}
	return row
}

// chain returns the columns of a table and of the one chain of lists in it. Columns of a list have its name before
// them, but for the outermost list.
func (t *table) chain() (all []column) {
	label, taken := "", map[string]bool{}
	for depth := 0; ; depth++ {
		for _, c := range t.columns {
			c.name = dotted(label, c.name)
			for taken[c.name] {
				c.name += "_"
			}
			taken[c.name] = true
			all = append(all, c)
		}
		if len(t.lists) == 0 {
			return all
		}
		t = t.lists[0]
		if depth > 0 {
			label = dotted(label, t.label)
		}
	}
}

// rows calls do with each row of the chain of lists. If a list is empty, there is a row without values of the list; if
// the outermost list is empty, there is no row.
func (t *table) rows(answer map[string]any, do func([]any) error) error {
	return t.unroll(answer, nil, 0, do)
}

// unroll calls do with each row of an item: the values before it, its own, and the values of the lists in it.
func (t *table) unroll(item map[string]any, before []any, depth int, do func([]any) error) error {
	row := append(slices.Clip(before), t.values(item)...)
	if len(t.lists) == 0 {
		return do(row)
	}
	list := t.lists[0]
	items := list.items(item)
	if len(items) == 0 && depth > 0 {
		items = []map[string]any{nil}
	}
	for _, i := range items {
		if err := list.unroll(i, row, depth+1, do); err != nil {
			return err
		}
	}
	return nil
}
