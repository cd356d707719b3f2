package sqlitestore

import (
	"database/sql"

	"accordgraph/internal/kg"
)

// endsSQL returns what relationships store about some entities.
const endsSQL = "SELECT s.id, s.n, s.sort" + existing

// An end is what a relationship stores about the entity at one of its ends: the number of its row, and its sort key.
type end struct {
	n    int64
	sort string
}

// ends returns the ends of relationships. It returns ErrInvalid if an end is not in the store, or is among the entities
// that are gone after the change.
func (c *change) ends(all []kg.Relationship, gone []kg.ID) (map[kg.ID]end, error) {
	found := make(map[kg.ID]end, len(all))
	var ids []kg.ID
	for _, r := range all {
		for _, id := range []kg.ID{r.From, r.To} {
			if _, ok := found[id]; !ok {
				found[id], ids = end{}, append(ids, id)
			}
		}
	}
	rows, err := c.tx.QueryContext(c.quiet, endsSQL, array(ids))
	if err != nil {
		return nil, err
	}
	err = eachOf(rows, func(rows *sql.Rows) error {
		var id kg.ID
		var e end
		err := rows.Scan(&id, &e.n, &e.sort)
		found[id] = e
		return err
	})
	for _, id := range gone {
		delete(found, id)
	}
	if err != nil {
		return nil, err
	}
	return found, checkEnds(all, found)
}

// checkEnds returns ErrInvalid if an end of a relationship is not in found.
func checkEnds(all []kg.Relationship, found map[kg.ID]end) error {
	for _, r := range all {
		for _, id := range []kg.ID{r.From, r.To} {
			if found[id].n == 0 { // rows are counted from 1
				return kg.Invalidf("relationship %s: there is no entity %s", r.ID, id)
			}
		}
	}
	return nil
}
