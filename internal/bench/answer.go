package main

// The types of the answers of throughput. Their fields are in the order of the queries.
type (
	oneReply struct {
		Data struct {
			Node oneNode `json:"node"`
		} `json:"data"`
	}
	oneNode struct {
		ID      string  `json:"id"`
		Number  *string `json:"number"`
		Wording *string `json:"wording"`
	}
	reply[T any] struct {
		Data data[T] `json:"data"`
	}
	data[T any] struct {
		Provisions edges[T] `json:"provisions"`
	}
	edges[T any] struct {
		Edges []T `json:"edges"`
	}
	node[T any] struct {
		Node T `json:"node"`
	}
	edge[T any] struct {
		Relationship relationship `json:"relationship"`
		Node         T            `json:"node"`
	}
	relationship struct {
		ID          string   `json:"id"`
		Status      *string  `json:"status"`
		SourceCount int64    `json:"sourceCount"`
		Evidence    *[]proof `json:"evidence,omitempty"` // nil: not asked for
	}
	proof struct {
		ID     string `json:"id"`
		Source source `json:"source"`
	}
	source struct {
		Title *string `json:"title"`
	}
	clause struct { // with its objections
		oneNode
		Objections edges[edge[objection]] `json:"objections"`
	}
	objection struct {
		ID   string  `json:"id"`
		Name *string `json:"name"`
		Date *string `json:"date"`
	}
	reach struct { // a clause with the territories that it affects
		oneNode
		Territories edges[edge[territory]] `json:"territories"`
	}
	territory struct {
		ID         string                `json:"id"`
		Name       *string               `json:"name"`
		Provisions edges[edge[numbered]] `json:"provisions"`
	}
	numbered struct {
		ID     string  `json:"id"`
		Number *string `json:"number"`
	}
)

// readPage returns a function that reads a page of provisions from a list of rows.
func readPage[T any](provision func([]any) T) func(rows any) reply[T] {
	return func(rows any) reply[T] { return reply[T]{data[T]{edges[T]{each(rows, provision)}}} }
}

func readOne(row any) (r oneReply) {
	columns, _ := row.([]any)
	r.Data.Node = readNode(columns)
	return r
}

func readNode(r []any) oneNode { return oneNode{id(r[0]), text(r[1]), text(r[2])} }

func readClause(r []any) node[clause] {
	return node[clause]{clause{readNode(r), edges[edge[objection]]{each(r[3], readObjection)}}}
}

func readObjection(r []any) edge[objection] {
	return edge[objection]{readRelationship(r[:3], r[6]), objection{id(r[3]), text(r[4]), text(r[5])}}
}

func readReach(r []any) node[reach] {
	return node[reach]{reach{readNode(r), edges[edge[territory]]{each(r[3], readTerritory)}}}
}

func readTerritory(r []any) edge[territory] {
	return edge[territory]{
		readRelationship(r[:3], r[3]),
		territory{id(r[4]), text(r[5]), edges[edge[numbered]]{each(r[6], readNumbered)}},
	}
}

func readNumbered(r []any) edge[numbered] {
	return edge[numbered]{readRelationship(r[:3], r[3]), numbered{id(r[4]), text(r[5])}}
}

func readRelationship(r []any, evidence any) relationship {
	sources, _ := r[2].(int64)
	l := relationship{id(r[0]), text(r[1]), sources, nil}
	if evidence != nil {
		all := each(evidence, readProof)
		l.Evidence = &all
	}
	return l
}

func readProof(r []any) proof { return proof{id(r[0]), source{text(r[1])}} }

// id reads a column that is never null.
func id(column any) string {
	s, _ := column.(string)
	return s
}

// text reads a column that may be null.
func text(column any) *string {
	if s, ok := column.(string); ok {
		return &s
	}
	return nil
}

// each reads a column that is a list of rows, or null.
func each[T any](column any, read func([]any) T) []T {
	list, _ := column.([]any)
	all := make([]T, len(list))
	for i, r := range list {
		all[i] = read(r.([]any))
	}
	return all
}
