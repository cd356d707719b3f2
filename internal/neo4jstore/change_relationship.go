package neo4jstore

import "accordgraph/internal/kg"

// links is the part of a change that is about relationships. Neo4j can change neither
// the type nor an end of a relationship. So if the type or an end changes, Put deletes
// the relationship and creates it again.
type links struct {
	deleted         []string // element IDs of the database
	replace, create []object // rows of put_replace.cypher and put_create.cypher
}

// compare returns the relationships to delete, to replace and to create.
func (w *change) compare(found found) links {
	var l links
	for _, id := range w.Remove {
		if s, ok := found.relationships[id]; ok {
			l.deleted = append(l.deleted, s.element)
		}
	}
	for _, r := range w.Relationships {
		s, ok := found.relationships[r.ID]
		p := relationshipProperties(r)
		if ok && s.typ == r.Type && s.from == r.From && s.to == r.To {
			l.replace = append(l.replace, object{"element": s.element, "properties": p})
			continue
		}
		if ok {
			l.deleted = append(l.deleted, s.element)
		}
		l.create = append(l.create, object{"type": string(r.Type), "properties": p})
	}
	return l
}

// put replaces and creates relationships. Their ends must be in the database already.
func (l links) put(t *transaction) error {
	if _, err := count(t, putReplaceText, "rows", l.replace); err != nil {
		return err
	}
	n, err := count(t, putCreateText, "rows", l.create)
	if err == nil && n < len(l.create) {
		err = kg.Invalidf("an end of a relationship is not in the store")
	}
	return err
}
