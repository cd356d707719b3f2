package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
)

// A config holds the command and the settings of the program.
type config struct {
	command          string         // "", load, check or version
	dir              string         // the argument of load
	check            checkConfig    // the settings of check
	addr             string         // host:port to listen on
	store            string         // sqlite:PATH, neo4j://… or bolt://…; a file in the user's cache folder if empty
	seed             string         // folder of a data set; the bundled one if empty
	reportURL        string         // the form in which readers report what is wrong; "" if there is none
	publicURL        string         // where readers find the pages, such as https://example.org; "" if not known
	origins          []string       // origins of other sites whose pages may call the API
	trustedDocuments string         // file of the operations to answer; if empty, all operations are answered
	log              string         // text, json or off
	metrics          string         // host:port to listen on for scrapes; none if empty
	cache            int            // MiB of cached answers; 0 for no cache
	slow             time.Duration  // the time from which an operation is logged as slow; 0 to log none
	rate             int            // the cost that each client may use in a second; 0 for no limit
	trustedProxies   []netip.Prefix // networks whose X-Forwarded-For is believed
	neo4jDatabase    string         // the home database of the user if empty
	dataMiB          int            // MiB of the files of the whole data set; 0 for no files
	dataFolder       string         // where they are made; the temporary folder of the system if empty

	neo4jUser, neo4jPassword string

	renamed []renamed // the names that were used although they are old
}

// A renamed has the old and the current name of a flag, or of an environment variable.
type renamed struct{ old, current string }

// parse reads the command and the settings from args. A setting whose flag is not given
// comes from the environment. An old variable counts only if the new one is not set.
func parse(args []string, env func(string) string, stderr io.Writer) (c config, err error) {
	f := flag.NewFlagSet("server", flag.ContinueOnError)
	f.SetOutput(stderr)
	version := f.Bool("version", false, "print the versions of the program, of Go and of the contract, and stop")
	given := map[string]*string{}
	for _, s := range c.settings() {
		value := s.value
		if v := c.fromEnv(s, env); v != "" {
			value = v
		}
		given[s.name] = f.String(s.name, value, s.usage+" ("+s.variable()+")")
		if s.old != "" {
			f.StringVar(given[s.name], s.old, value, "old name of -"+s.name)
		}
	}
	if len(args) > 0 && args[0] == "check" {
		c.command = args[0]
		c.check, err = parseCheck(args[1:], stderr)
		return c, err
	}
	if len(args) > 0 && args[0] == "load" {
		c.command, args = args[0], args[1:]
	}
	if err := f.Parse(args); err != nil {
		return c, err
	}
	if *version {
		return config{command: "version"}, nil
	}
	f.Visit(c.noteOldFlag)
	for _, s := range c.settings() {
		if err := s.set(*given[s.name]); err != nil {
			return c, fmt.Errorf("-%s is %q, %w", s.name, *given[s.name], err)
		}
	}
	c.neo4jUser, c.neo4jPassword = env("KG_NEO4J_USER"), env("KG_NEO4J_PASSWORD")
	return c, c.checkAll(f.Args())
}

// fromEnv returns the value of a setting in the environment, or "".
func (c *config) fromEnv(s setting, env func(string) string) string {
	value := env(s.variable())
	if value == "" && s.old != "" {
		if value = env(variable(s.old)); value != "" {
			c.renamed = append(c.renamed, renamed{variable(s.old), s.variable()})
		}
	}
	return value
}

// noteOldFlag adds the names of f to c.renamed, if f was given by its old name.
func (c *config) noteOldFlag(f *flag.Flag) {
	for _, s := range c.settings() {
		if s.old == f.Name {
			c.renamed = append(c.renamed, renamed{"-" + s.old, "-" + s.name})
		}
	}
}

// checkAll reads the arguments after the flags. It returns an error if a setting has a value
// that cannot be right. The error says which values the setting accepts.
func (c *config) checkAll(args []string) error {
	if c.command == "" && len(args) > 0 {
		return fmt.Errorf("unknown command %q, want load or check, ahead of the flags", args[0])
	}
	if c.command != "" {
		if len(args) != 1 {
			return fmt.Errorf("%s takes one folder, after the flags", c.command)
		}
		c.dir = args[0]
	}
	if !slices.Contains([]string{"text", "json", "off"}, c.log) {
		return fmt.Errorf("-log is %q, want text, json or off", c.log)
	}
	if _, _, err := net.SplitHostPort(c.addr); err != nil {
		return fmt.Errorf("-addr is %q, want host:port such as localhost:8080", c.addr)
	}
	if _, _, err := net.SplitHostPort(c.metrics); c.metrics != "" && err != nil {
		return fmt.Errorf("-metrics is %q, want host:port such as localhost:9090", c.metrics)
	}
	for _, o := range c.origins {
		if u, err := url.Parse(o); o != "*" && (err != nil || u.Scheme == "" || u.Host == "" || u.Path != "") {
			return fmt.Errorf("-allow-origin has %q, want origins such as https://example.org", o)
		}
	}
	_, err := c.storeKind()
	return err
}

// neo4jSchemes are the URL schemes that the driver of Neo4j accepts.
var neo4jSchemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// storeKind returns "sqlite" or "neo4j".
func (c config) storeKind() (string, error) {
	scheme, rest, _ := strings.Cut(c.store, ":")
	switch {
	case c.store == "", scheme == "sqlite" && rest != "":
		return "sqlite", nil
	case slices.Contains(neo4jSchemes, scheme) && strings.HasPrefix(rest, "//"):
		return "neo4j", nil
	}
	const forms = "sqlite:PATH, sqlite::memory:, neo4j://host:7687 or bolt://host:7687"
	return "", fmt.Errorf("-store is %q, want %s", c.store, forms)
}

// logger returns a logger that writes to w in the form that -log names.
func (c config) logger(w io.Writer) *slog.Logger {
	switch c.log {
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil))
	case "off":
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(w, nil))
}
