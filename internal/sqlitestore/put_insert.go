package sqlitestore

import (
	"database/sql/driver"
	"errors"
)

// repeat is inserts for a statement whose row number does not matter.
func (c *change) repeat(text string) (func(args ...any) error, error) {
	insert, err := c.inserts(text)
	if err != nil {
		return nil, err
	}
	return func(args ...any) error {
		_, err := insert(args...)
		return err
	}, nil
}

// inserts prepares a statement that inserts a row, and returns a function that runs it with parameters and returns the
// number of the row. The function uses the driver without database/sql, which would allocate and check a copy of the
// parameters of each row.
func (c *change) inserts(text string) (func(args ...any) (int64, error), error) {
	st, err := c.prepare(text)
	if err != nil {
		return nil, err
	}
	var values []driver.NamedValue
	return func(args ...any) (number int64, err error) {
		if c.ctx.Err() != nil {
			return 0, c.ctx.Err()
		}
		values = values[:0]
		for i, v := range args {
			if n, ok := v.(int); ok {
				v = int64(n)
			}
			values = append(values, driver.NamedValue{Ordinal: i + 1, Value: v})
		}
		err = c.conn.Raw(func(any) error {
			result, err := st.ExecContext(c.quiet, values)
			if err == nil {
				number, err = result.LastInsertId()
			}
			return err
		})
		return number, err
	}, nil
}

// prepare prepares a statement on the connection of the change.
func (c *change) prepare(text string) (st driver.StmtExecContext, err error) {
	err = c.conn.Raw(func(conn any) error {
		on, ok := conn.(driver.ConnPrepareContext)
		if !ok {
			return errors.New("the driver prepares no statements")
		}
		one, err := on.PrepareContext(c.quiet, text)
		if err != nil {
			return err
		}
		c.prepared = append(c.prepared, one)
		if st, ok = one.(driver.StmtExecContext); !ok {
			return errors.New("the driver runs no prepared statements")
		}
		return nil
	})
	return st, err
}

// close closes the statements of the change. An error means that the connection is gone, and with it the statements.
func (c *change) close() {
	_ = c.conn.Raw(func(any) error {
		for _, st := range c.prepared {
			st.Close()
		}
		return nil
	})
}
