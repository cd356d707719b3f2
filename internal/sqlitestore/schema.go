package sqlitestore

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A table stores entities or relationships. Each entity or relationship is a row, and
// each field is a column.
type table struct {
	name   string
	all    string      // the kind or type of all rows that are read, if no column is read for it
	fixed  []fixed     // the columns that have a value in every row
	fields []*kg.Field // the columns for the map of fields: null if absent, a list as JSON
	sorts  []string    // the fields by which lists can be ordered: each has a second column with its [kg.SortText]
	ends   bool        // rows also have from_sort and to_sort
}

// fixed is a column that is not in the map of fields. Filters know it by the name in
// field, which is empty if no filter can use it.
type fixed struct{ column, field string }

func entityTable() *table {
	t := &table{name: "entity", fixed: []fixed{
		{"id", "id"}, {"kind", "kind"}, {"name", "name"}, {"sort", ""}, {"digest", ""},
	}}
	return t.with(kg.AllEntityFields())
}

func relationshipTable() *table {
	t := &table{name: "relationship", ends: true, fixed: []fixed{
		{"id", "id"}, {"type", "type"}, {"from_n", "source"}, {"to_n", "target"}, {"digest", ""},
	}}
	return t.with(kg.RelationshipFields())
}

// with adds a column to t for each field that is not one of the fixed columns, and the columns by which lists are ordered.
func (t *table) with(all []kg.Field) *table {
	t.sorts = sortFields(all)
	for i := range all {
		f := &all[i]
		if !slices.ContainsFunc(t.fixed, func(c fixed) bool { return c.field == f.Name }) {
			t.fields = append(t.fields, f)
		}
	}
	return t
}

// column returns the name of the column that stores a field.
func (t *table) column(field string) (string, bool) {
	if i := slices.IndexFunc(t.fixed, func(c fixed) bool { return c.field == field }); i >= 0 && field != "" {
		return t.fixed[i].column, true
	}
	if i := slices.IndexFunc(t.fields, func(f *kg.Field) bool { return f.Name == field }); i >= 0 {
		return t.fields[i].Name, true
	}
	return "", false
}

// end returns the column with the row number of an end of a relationship, if the field is that end.
func (t *table) end(field string) (column string, ok bool) {
	column, ok = t.column(field)
	return column, ok && isEnd(column)
}

func isEnd(column string) bool { return column == "from_n" || column == "to_n" }

// endID returns the expression for the ID of an end of the relationship at. Rows store the number of the entity's row.
func endID(at, column string) string {
	return "(SELECT id FROM entity WHERE n = " + at + "." + column + ")"
}

// isList reports whether the values of a field are lists.
func (t *table) isList(field string) bool {
	return slices.ContainsFunc(t.fields, func(f *kg.Field) bool { return f.Name == field && f.Type.IsList() })
}

func sortFields(all []kg.Field) (names []string) {
	for _, f := range all {
		if f.Sort {
			names = append(names, f.Name)
		}
	}
	return names
}

// read returns the columns of the row with the alias at, in the order in which a scan
// reads them.
func (t *table) read(at string) string {
	all := make([]string, 0, len(t.fixed)+len(t.fields))
	for _, c := range t.fixed {
		if isEnd(c.column) {
			all = append(all, endID(at, c.column))
			continue
		}
		all = append(all, at+"."+quote(c.column))
	}
	for _, f := range t.fields {
		all = append(all, at+"."+quote(f.Name))
	}
	return strings.Join(all, ", ")
}

// replace returns the statement that inserts or replaces a row. It has the parameters of insert. It costs more than
// insert for a new row: because of the trigger, SQLite stores what every page was before the statement.
func (t *table) replace() string {
	var set []string
	for _, column := range t.written()[1:] {
		set = append(set, column+" = excluded."+column)
	}
	return t.insert() + " ON CONFLICT (id) DO UPDATE SET " + strings.Join(set, ", ")
}

// insert returns the statement that inserts a row. The statement has a parameter
// for each column in the order of read, then a parameter for each name in sorts. For a
// relationship, the row numbers of both ends replace their IDs, and the sort keys of both
// ends come last.
func (t *table) insert() string {
	columns := t.written()
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s)",
		t.name, strings.Join(columns, ", "), strings.Repeat(", ?", len(columns)-1))
}

// written returns the names of all columns but the number of the row, in the order of insert. The first is the ID.
func (t *table) written() (columns []string) {
	for _, c := range t.fixed {
		columns = append(columns, quote(c.column))
	}
	for _, f := range t.fields {
		columns = append(columns, quote(f.Name))
	}
	for _, name := range t.sorts {
		columns = append(columns, quote("sort_"+name))
	}
	if t.ends {
		columns = append(columns, "from_sort", "to_sort")
	}
	return columns
}

// create returns the statement that creates t.
func (t *table) create() string {
	columns := []string{"n INTEGER PRIMARY KEY"}
	for _, c := range t.fixed {
		columns = append(columns, quote(c.column)+constraint(c.column))
	}
	for _, f := range t.fields {
		columns = append(columns, quote(f.Name)+" "+affinity(f.Type))
	}
	for _, name := range t.sorts {
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
		return " TEXT NOT NULL UNIQUE"
	case "from_n", "to_n":
		return " INTEGER NOT NULL REFERENCES entity (n) DEFERRABLE INITIALLY DEFERRED"
	}
	return " TEXT NOT NULL"
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

// fieldIndexes returns the statements that create the indexes of fields, for lists in
// the order of a field and for lists with a given value. The indexes for lists with a
// given value contain only the entities that have the field. After each index, a
// statement adds a row to sqlite_stat1 with the statistics that the planner uses for the
// index. schema.sql says why these statistics are fixed.
func (t *table) fieldIndexes() string {
	var out strings.Builder
	for _, name := range t.sorts {
		fmt.Fprintf(&out, "CREATE INDEX entity_by_%s ON entity (kind, %s, id);\n", name, quote("sort_"+name))
		statistics(&out, "entity_by_"+name, "100000 20000 100 1")
	}
	for _, f := range t.fields {
		if f.Index {
			fmt.Fprintf(&out, "CREATE INDEX entity_of_%s ON entity (kind, %s, sort, id) WHERE %[2]s IS NOT NULL;\n",
				f.Name, quote(f.Name))
			statistics(&out, "entity_of_"+f.Name, "50000 10000 500 2 1")
		}
	}
	return out.String()
}

// statistics writes the statement that sets the statistics of an index of entities for
// the planner.
func statistics(out *strings.Builder, index, rows string) {
	fmt.Fprintf(out, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('entity', '%s', '%s');\n", index, rows)
}

// quote returns the name of a field as an SQL identifier. The name may be a keyword of
// SQL, so it needs quotes.
func quote(name string) string { return `"` + name + `"` }

// schema returns the statements that create all tables and indexes in an empty database.
func schema() string {
	return entityTable().create() + relationshipTable().create() + schemaSQL + indexes()
}

// indexes returns the statements that create the indexes of entities and relationships. The index of IDs is a part of
// its table, so it is not among them.
func indexes() string { return indexesSQL + entityTable().fieldIndexes() + "ANALYZE sqlite_schema;\n" }
