package main

import (
	"fmt"
	"io"
	"os"

	"accordgraph/seed"
)

// check is the command "server check DIR". If the data set in DIR has mistakes, it returns
// an error that lists all of them. Otherwise it writes the report for the data set's
// editor.
func check(c config, stdout io.Writer) error {
	b, err := seed.Read(os.DirFS(c.dir))
	if err != nil {
		return fmt.Errorf("the data set has mistakes:\n%w", err)
	}
	_, err = fmt.Fprintf(stdout, "revision %s: %d entities, %d relationships, no mistakes\n%s",
		b.Meta.Revision, len(b.Entities), len(b.Relationships), seed.ReportOf(b))
	return err
}
