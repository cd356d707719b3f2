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

// A config is what the program was asked to do.
type config struct {
	command   string        // "", load, check or version
	dir       string        // of load and check
	addr      string        // host:port to listen on
	store     string        // sqlite:PATH, neo4j://… or bolt://…; a file in the user's cache if empty
	seed      string        // a folder; the bundled data if empty
	origins   []string      // that browsers may call from
	documents string        // a file of the only ones that are answered; all are if empty
	log       string        // text, json or off
	metrics   string        // host:port to listen on for scrapes; none if empty
	cache     int           // MiB of answers that are kept; 0 keeps none
	slow      time.Duration // from which on an operation is warned of; none is if 0
	rate      int           // that a client may ask for in a second; 0 does not bound it

	trusted []netip.Prefix // of proxies

	neo4jUser, neo4jPassword string
}

// parse reads the flags and, for those that are not given, the environment.
func parse(args []string, env func(string) string, stderr io.Writer) (c config, err error) {
	f := flag.NewFlagSet("server", flag.ContinueOnError)
	f.SetOutput(stderr)
	given := map[string]*string{}
	for _, s := range c.settings() {
		value := s.value
		if v := env(s.variable()); v != "" {
			value = v
		}
		given[s.name] = f.String(s.name, value, s.usage+" ("+s.variable()+")")
	}
	version := f.Bool("version", false, "print the versions of the program, of Go and of the contract, and stop")
	if len(args) > 0 && (args[0] == "load" || args[0] == "check") {
		c.command, args = args[0], args[1:]
	}
	if err := f.Parse(args); err != nil {
		return c, err
	}
	if *version {
		return config{command: "version"}, nil
	}
	for _, s := range c.settings() {
		if err := s.set(*given[s.name]); err != nil {
			return c, fmt.Errorf("-%s is %q, %w", s.name, *given[s.name], err)
		}
	}
	c.neo4jUser, c.neo4jPassword = env("KG_NEO4J_USER"), env("KG_NEO4J_PASSWORD")
	return c, c.check(f.Args())
}

// check says what is wrong with c, naming what would be accepted.
func (c *config) check(args []string) error {
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

// storeKind returns sqlite or neo4j.
func (c config) storeKind() (string, error) {
	scheme, rest, _ := strings.Cut(c.store, ":")
	switch {
	case c.store == "", scheme == "sqlite" && rest != "":
		return "sqlite", nil
	case slices.Contains([]string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}, scheme) && strings.HasPrefix(rest, "//"):
		return "neo4j", nil
	}
	return "", fmt.Errorf("-store is %q, want sqlite:PATH, sqlite::memory:, neo4j://host:7687 or bolt://host:7687", c.store)
}

// logger writes to w in the form that was asked for.
func (c config) logger(w io.Writer) *slog.Logger {
	switch c.log {
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil))
	case "off":
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(w, nil))
}
