package main

import (
	"embed"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// rivalQuestions has the questions for rivals: rivals/NAME/SLUG.graphql asks a rival what the question with that slug
// asks this server. Every id in the answer of this server must be in the answer of the rival with the key id too, and
// no others. A question about one thing has the variable id.
//
//go:embed rivals/*/*.graphql
var rivalQuestions embed.FS

// A rival is a server of GraphQL that is up already. It answers from the same data, with a schema of its own.
type rival struct {
	name     string
	url      string
	own      pids // the processes of the server
	database pids // the processes of its database
}

// rivals is the flag -rival, which can be repeated.
type rivals []rival

// String implements [flag.Value].
func (r *rivals) String() string {
	var all []string
	for _, one := range *r {
		all = append(all, one.name+"="+one.url)
	}
	return strings.Join(all, " ")
}

// Set implements [flag.Value]. It adds a rival, which is written NAME=URL[,PID[,PID...]].
func (r *rivals) Set(text string) error {
	name, rest, _ := strings.Cut(text, "=")
	at, list, hasPIDs := strings.Cut(rest, ",")
	if u, err := url.Parse(at); err != nil || u.Host == "" {
		return fmt.Errorf("%q is not NAME=URL, with the ids of processes after commas", text)
	}
	known, err := rivalNames()
	if err != nil {
		return err
	}
	if !slices.Contains(known, name) {
		return fmt.Errorf("there are no questions for %q, want one of %s", name, strings.Join(known, ", "))
	}
	one := rival{name: name, url: at}
	if hasPIDs {
		var all pids
		if err := all.Set(list); err != nil {
			return err
		}
		one.own, one.database = all[:1], all[1:]
	}
	*r = append(*r, one)
	return nil
}

// rivalNames returns the names of the rivals for which there are questions.
func rivalNames() (names []string, err error) {
	all, err := rivalQuestions.ReadDir("rivals")
	for _, dir := range all {
		names = append(names, dir.Name())
	}
	return names, err
}

// lane returns the lane of the rival for v, or nil if the rival has no such question.
func (r rival) lane(c *http.Client, v variant, ids []string) *lane {
	text, err := rivalQuestions.ReadFile("rivals/" + r.name + "/" + v.slug() + ".graphql")
	if err != nil {
		return nil
	}
	v.query = string(text)
	cpus := r.own.meter()
	if len(cpus) > 0 {
		cpus = append(cpus, r.database.meter()...)
	}
	return &lane{name: r.name, asks: askGraphQL(c, r.url, v, ids), cpus: cpus, rival: true}
}
