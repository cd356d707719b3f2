package main

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A setting is a flag of the program with its environment variable. The settings are also
// listed in a table of docs/operate.md, which a test compares with the function settings.
type setting struct {
	name, value, usage string // value is the default
	set                func(string) error
	old                string // the name of the flag in the last release; the next release removes it
}

// variable returns the environment variable of a flag. For allow-origin it is KG_ALLOW_ORIGIN.
func variable(flag string) string {
	return "KG_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// variable returns the environment variable of the setting.
func (s setting) variable() string { return variable(s.name) }

// settings returns all settings. Their set functions write to c.
func (c *config) settings() []setting {
	return []setting{
		{name: "addr", value: "localhost:8080", set: text(&c.addr), usage: "`host:port` to listen on"},
		{name: "store", set: text(&c.store), usage: "where the graph is: " +
			"sqlite:`PATH`, sqlite::memory:, neo4j://host:7687 or bolt://host:7687; " +
			"if empty, a SQLite file in your cache folder"},
		{name: "seed", set: text(&c.seed), usage: "`folder` of a data set " +
			"that an empty store is filled with; if empty, the bundled one"},
		{name: "public-url", set: publicURL(&c.publicURL), usage: "`address` at which readers find this server, " +
			"such as https://example.org; with it pages say their absolute addresses, and there is a sitemap"},
		{name: "report-url", set: reportURL(&c.reportURL), usage: "`address` of a form in which readers report what is wrong, " +
			"with {title} and {body} where pages put their words; mailto: works too; if empty, pages say how to write"},
		{name: "allow-origin", set: list(&c.origins), usage: "`origins` of other sites " +
			"whose pages may call the API, separated by commas; * for all"},
		{name: "trusted-documents", set: text(&c.trustedDocuments), old: "documents", usage: "`file` of the only GraphQL " +
			"documents that are answered, as relay-compiler and graphql-codegen write it; if empty, all are"},
		{name: "log", value: "text", set: text(&c.log), usage: "`form` of the log on standard error: text, json or off"},
		{name: "metrics", set: text(&c.metrics), usage: "`host:port` to listen on for Prometheus, " +
			"such as localhost:9090; if empty, nowhere"},
		{name: "cache", value: "64", set: number(&c.cache), usage: "`MiB` of answers " +
			"and pages to cache in memory for the requests that are sent again; 0 for none"},
		{name: "data", value: "512", set: number(&c.dataMiB), usage: "`MiB` that the files of the whole data set at /data/ " +
			"may have on the disk; 0 for no files"},
		{name: "data-folder", set: text(&c.dataFolder), usage: "`folder` in which these files are made, " +
			"and removed at the end; if empty, the temporary folder of the system"},
		{name: "slow", value: "1s", set: duration(&c.slow), usage: "operations that take this `time` " +
			"or longer are logged as slow, with their round trips to the store; 0 for none"},
		{name: "rate", value: "0", set: number(&c.rate), usage: "`cost` that each client may use in a second, " +
			"as the server counts it; 0 for no limit"},
		{name: "trusted-proxies", set: networks(&c.trustedProxies), usage: "`networks` " +
			"whose X-Forwarded-For is believed, separated by commas, such as 10.0.0.0/8"},
		{name: "neo4j-database", set: text(&c.neo4jDatabase), usage: "`name` of the database of Neo4j; " +
			"if empty, the user's home database"},
	}
}

// text returns a function that sets *to.
func text(to *string) func(string) error {
	return func(value string) error { *to = value; return nil }
}

// publicURL returns a function that sets *to to the address of a site, without a slash at its end.
func publicURL(to *string) func(string) error {
	return func(value string) error {
		*to = strings.TrimSuffix(value, "/")
		u, err := url.Parse(*to)
		if value == "" || err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.Path+u.RawQuery+u.Fragment == "" {
			return nil
		}
		return errors.New("want a scheme and a host such as https://example.org, without a path")
	}
}

// reportURL returns a function that sets *to to the address of a form, which has the places {title} and {body}.
func reportURL(to *string) func(string) error {
	return func(value string) error {
		*to = value
		u, err := url.Parse(value)
		known := err == nil && slices.Contains([]string{"https", "http", "mailto"}, u.Scheme)
		if value == "" || known && strings.Contains(u.RawQuery, "{title}") && strings.Contains(u.RawQuery, "{body}") {
			return nil
		}
		return errors.New("want an address such as https://example.org/new?title={title}&body={body}")
	}
}

// list returns a function that sets *to to the values of a list. Commas or spaces separate them.
func list(to *[]string) func(string) error {
	return func(value string) error {
		*to = strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
		return nil
	}
}

// duration returns a function that sets *to to a time such as 500ms.
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

// number returns a function that sets *to to a whole number of 0 or more.
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

// networks returns a function that sets *to to the networks of a list. Commas or spaces
// separate them. A single address stands for the network that contains only that address.
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
