package main

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// A setting is a flag of the program, which can be set in the environment instead.
// docs/operate.md has a table of them.
type setting struct {
	name, value, usage string // the value is the one if none is given
	set                func(string) error
}

// variable is what the setting is called in the environment: KG_ALLOW_ORIGIN.
func (s setting) variable() string {
	return "KG_" + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

// settings returns all of them; set sets them in c.
func (c *config) settings() []setting {
	return []setting{
		{"addr", "localhost:8080", "`host:port` to listen on", text(&c.addr)},
		{"store", "", "where the graph is: sqlite:`PATH`, sqlite::memory:, neo4j://host:7687 or bolt://host:7687; if empty, a SQLite file in your cache folder", text(&c.store)},
		{"seed", "", "`folder` of a data set that an empty store is filled with; if empty, the bundled one", text(&c.seed)},
		{"allow-origin", "", "`origins` of other sites whose pages may call the API, separated by commas; * for all", list(&c.origins)},
		{"documents", "", "`file` of the only GraphQL documents that are answered, as relay-compiler and graphql-codegen write it; if empty, all are", text(&c.documents)},
		{"log", "text", "`form` of the log on standard error: text, json or off", text(&c.log)},
		{"metrics", "", "`host:port` to listen on for Prometheus, such as localhost:9090; if empty, nowhere", text(&c.metrics)},
		{"cache", "64", "`MiB` of answers that are kept for the requests that are sent again; 0 for none", number(&c.cache)},
		{"slow", "1s", "operations that take this `time` or longer are warned of in the log, with their trips to the store; 0 for none", duration(&c.slow)},
		{"rate", "0", "`cost` that each client may ask for in a second, as the server counts it; 0 for no bound", number(&c.rate)},
		{"trusted-proxies", "", "`networks` whose X-Forwarded-For is believed, separated by commas, such as 10.0.0.0/8", networks(&c.trusted)},
	}
}

func text(to *string) func(string) error {
	return func(value string) error { *to = value; return nil }
}

// list reads what is separated by commas.
func list(to *[]string) func(string) error {
	return func(value string) error {
		*to = strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
		return nil
	}
}

func duration(to *time.Duration) func(string) error {
	return func(value string) error {
		d, err := time.ParseDuration(value)
		if err != nil || d < 0 {
			return errors.New("want a time such as 500ms or 2s, or 0")
		}
		*to = d
		return nil
	}
}

func number(to *int) func(string) error {
	return func(value string) error {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n > 1_000_000_000 {
			return errors.New("want a whole number from 0 to 1000000000")
		}
		*to = n
		return nil
	}
}

// networks reads prefixes, and addresses as networks of one.
func networks(to *[]netip.Prefix) func(string) error {
	return func(value string) error {
		var all []string
		*to = nil
		list(&all)(value)
		for _, s := range all {
			if a, err := netip.ParseAddr(s); err == nil {
				s = fmt.Sprintf("%v/%d", a.Unmap(), a.Unmap().BitLen())
			}
			p, err := netip.ParsePrefix(s)
			if err != nil {
				return errors.New("want networks such as 10.0.0.0/8 or 2001:db8::/32")
			}
			*to = append(*to, p.Masked())
		}
		return nil
	}
}
