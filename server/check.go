package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/seed"
	"accordgraph/seed/rules"
)

// A checkConfig has the settings of the command check. None of them is a setting of the server.
type checkConfig struct {
	dir    string // the folder of a data set; the bundled data set if empty
	asJSON bool   // write JSON instead of lines
	draw   int    // how many facts to draw for a blind check; 0 to write the report
	seed   string // decides which facts are drawn
}

// parseCheck reads the arguments after "check".
func parseCheck(args []string, stderr io.Writer) (c checkConfig, err error) {
	f := flag.NewFlagSet("server check", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.BoolVar(&c.asJSON, "json", false, "write the report as JSON")
	f.IntVar(&c.draw, "draw", 0, "write `number` facts for a blind check, instead of the report")
	f.StringVar(&c.seed, "seed", "", "`text` that decides which facts -draw writes, such as the day of the check")
	if err := f.Parse(args); err != nil {
		return c, err
	}
	c.dir = f.Arg(0)
	switch {
	case f.NArg() > 1:
		return c, fmt.Errorf("check takes one folder, after the flags, or none for the bundled data set")
	case c.draw < 0:
		return c, fmt.Errorf("-draw is %d, want a number of facts such as 100", c.draw)
	case c.draw > 0 && c.seed == "":
		return c, fmt.Errorf("-draw needs -seed, such as the day of the check")
	case c.draw == 0 && c.seed != "":
		return c, fmt.Errorf("-seed decides what -draw writes: give both")
	case c.draw > 0 && c.asJSON:
		return c, fmt.Errorf("-draw writes lines: give -json or -draw")
	}
	return c, nil
}

// errFindings means that the rules found errors that are no exceptions.
var errFindings = errors.New("the data set is not fit to be published")

// check is the command "server check DIR". If the data set has mistakes of form, it returns an error that lists all of
// them. Otherwise it writes the report for an editor, or the facts for a blind check. After a report with errors it
// returns errFindings.
func check(ctx context.Context, c checkConfig, stdout io.Writer) error {
	b, exceptions, err := c.read()
	if err != nil {
		return err
	}
	if c.draw > 0 {
		return draw(ctx, b, c, stdout)
	}
	r := rules.Check(b, exceptions)
	write := writeReport
	if c.asJSON {
		write = writeJSON
	}
	if err := write(stdout, b, r); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if n := r.Errors(); n > 0 {
		return fmt.Errorf("%w, errors: %d", errFindings, n)
	}
	return nil
}

// read returns the data set, and the exceptions that concern it. All exceptions concern the bundled data set. Of a folder
// they are the ones whose entity or relationship is there.
func (c checkConfig) read() (kg.Batch, []rules.Exception, error) {
	var files fs.FS = seed.Bundled()
	if c.dir != "" {
		files = os.DirFS(c.dir)
	}
	b, err := seed.Read(files)
	if err != nil {
		return b, nil, fmt.Errorf("the data set has mistakes:\n%w", err)
	}
	exceptions, err := rules.Exceptions()
	if c.dir != "" {
		exceptions = rules.ExceptionsFor(b, exceptions)
	}
	return b, exceptions, err
}

// writeReport writes the findings and then the counts, as lines.
func writeReport(w io.Writer, b kg.Batch, r rules.Report) error {
	var out strings.Builder
	fmt.Fprintf(&out, "revision %s: %d entities, %d relationships, no mistakes\n",
		b.Meta.Revision, len(b.Entities), len(b.Relationships))
	out.WriteString("\nWhat to look at\n\n" + r.String())
	out.WriteString("\nHow much there is\n\n" + seed.CountsOf(b).String())
	voices := rules.VoicesOf(b)
	fmt.Fprintf(&out, "Texts of which somebody spoke: %d\n", len(voices))
	for _, v := range voices {
		fmt.Fprintf(&out, "  %5d for %5d against %s\n", v.For, v.Against, v.Document)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// writeJSON writes the findings and the counts as one JSON object.
func writeJSON(w io.Writer, b kg.Batch, r rules.Report) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(struct {
		Revision string `json:"revision"`
		rules.Report
		Counts seed.Counts    `json:"counts"`
		Voices []rules.Voices `json:"voices"`
	}{b.Meta.Revision, r, seed.CountsOf(b), rules.VoicesOf(b)})
}
