package sqlitestore

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A table keeps entities or relationships, one a row, a column a field.
type table struct {
	name  string
	fixed []fixed    // what every row has
	kept  []kg.Field // what is absent is null; a list is JSON
	ends  bool       // rows also have from_sort and to_sort
}

// fixed is a column that is not in the map of fields. Its field, if it has one,
// is the name by which filters know it.
type fixed struct{ column, field string }

func entityTable() *table {
	t := &table{name: "entity", fixed: []fixed{{"id", "id"}, {"kind", "kind"}, {"name", "name"}, {"sort", ""}, {"digest", ""}}}
	return t.keep(kg.AllEntityFields())
}

func relationshipTable() *table {
	t := &table{name: "relationship", ends: true, fixed: []fixed{{"id", "id"}, {"type", "type"}, {"from_id", "source"}, {"to_id", "target"}, {"digest", ""}}}
	return t.keep(kg.RelationshipFields())
}

func (t *table) keep(all []kg.Field) *table {
	for _, f := range all {
		if !slices.ContainsFunc(t.fixed, func(c fixed) bool { return c.field == f.Name }) {
			t.kept = append(t.kept, f)
		}
	}
	return t
}

// column returns the column of the field of that name.
func (t *table) column(field string) (string, bool) {
	if i := slices.IndexFunc(t.fixed, func(c fixed) bool { return c.field == field }); i >= 0 && field != "" {
		return t.fixed[i].column, true
	}
	if i := slices.IndexFunc(t.kept, func(f kg.Field) bool { return f.Name == field }); i >= 0 {
		return t.kept[i].Name, true
	}
	return "", false
}

// isList says whether the field of that name has lists.
func (t *table) isList(field string) bool {
	return slices.ContainsFunc(t.kept, func(f kg.Field) bool { return f.Name == field && f.Type.IsList() })
}

// sorted returns the fields that lists can be ordered by. Each has a column of
// its own with its [kg.SortText].
func (t *table) sorted() []string {
	if t.name == "entity" {
		return sortFields(kg.AllEntityFields())
	}
	return sortFields(kg.RelationshipFields())
}

func sortFields(all []kg.Field) (names []string) {
	for _, f := range all {
		if f.Sort {
			names = append(names, f.Name)
		}
	}
	return names
}

// read returns the columns that a row is read from, in the order in which scan
// has them.
func (t *table) read(at string) string {
	var all []string
	for _, c := range t.fixed {
		all = append(all, at+"."+quote(c.column))
	}
	for _, f := range t.kept {
		all = append(all, at+"."+quote(f.Name))
	}
	return strings.Join(all, ", ")
}

// put returns the statement that inserts a row or replaces it. It has a parameter
// for each column that read names, then one for each of sorted; for relationships
// then both ends once more.
func (t *table) put() string {
	var columns, values, set []string
	add := func(column, value string) {
		columns, values = append(columns, quote(column)), append(values, value)
		set = append(set, quote(column)+" = excluded."+quote(column))
	}
	for _, c := range t.fixed {
		add(c.column, "?")
	}
	for _, f := range t.kept {
		add(f.Name, "?")
	}
	for _, name := range t.sorted() {
		add("sort_"+name, "?")
	}
	if t.ends {
		add("from_sort", "(SELECT sort FROM entity WHERE id = ?)")
		add("to_sort", "(SELECT sort FROM entity WHERE id = ?)")
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET %s",
		t.name, strings.Join(columns, ", "), strings.Join(values, ", "), strings.Join(set[1:], ", "))
}

// create returns the statements that make t and the indexes of its fields.
func (t *table) create() string {
	columns := []string{"n INTEGER PRIMARY KEY"}
	for _, c := range t.fixed {
		columns = append(columns, quote(c.column)+" TEXT NOT NULL"+constraint(c.column))
	}
	for _, f := range t.kept {
		columns = append(columns, quote(f.Name)+" "+affinity(f.Type))
	}
	for _, name := range t.sorted() {
		columns = append(columns, quote("sort_"+name)+" TEXT NOT NULL")
	}
	if t.ends {
		columns = append(columns, "from_sort TEXT NOT NULL", "to_sort TEXT NOT NULL")
	}
	return fmt.Sprintf("CREATE TABLE %s (\n\t%s\n) STRICT;\n", t.name, strings.Join(columns, ",\n\t"))
}

func constraint(column string) string {
	switch column {
	case "id":
		return " UNIQUE"
	case "from_id", "to_id":
		return " REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED"
	}
	return ""
}

func affinity(t kg.FieldType) string {
	switch t {
	case kg.Int:
		return "INTEGER"
	case kg.Number:
		return "REAL"
	}
	return "TEXT"
}

// fieldIndexes returns the statements that index what entities are listed by. An
// index of a field that few entities have holds those only. It also says what the
// planner is to believe of each.
func (t *table) fieldIndexes() string {
	var out strings.Builder
	for _, name := range t.sorted() {
		fmt.Fprintf(&out, "CREATE INDEX entity_by_%s ON entity (kind, %s, id);\n", name, quote("sort_"+name))
		fmt.Fprintf(&out, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('entity', 'entity_by_%s', '100000 20000 100 1');\n", name)
	}
	for _, f := range t.kept {
		if f.Index {
			fmt.Fprintf(&out, "CREATE INDEX entity_of_%s ON entity (kind, %s, sort, id) WHERE %[2]s IS NOT NULL;\n", f.Name, quote(f.Name))
			fmt.Fprintf(&out, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('entity', 'entity_of_%s', '50000 10000 500 2 1');\n", f.Name)
		}
	}
	return out.String()
}

// quote makes an identifier of the name of a field, which may be a word of SQL's.
func quote(name string) string { return `"` + name + `"` }

// schema returns the statements that make an empty database.
func schema() string {
	return entityTable().create() + relationshipTable().create() + schemaSQL + entityTable().fieldIndexes() + "ANALYZE sqlite_schema;\n"
}
