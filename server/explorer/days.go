package explorer

import (
	"maps"
	"net/url"
	"slices"
)

// days bound what a page shows: only what was published by the day Known, and held on the day Valid. A day is "" if it does
// not matter.
type days struct {
	Known string `json:"known,omitempty"`
	Valid string `json:"valid,omitempty"`
}

// daysOf reads the days of an address. The API says if one is no day.
func daysOf(query url.Values) days { return days{query.Get("known"), query.Get("valid")} }

// Today reports whether the page is as of today.
func (d days) Today() bool { return d == days{} }

// of returns an id with the days. The API answers as of the days of an id.
func (d days) of(id string) string {
	if d.Valid != "" {
		id += "@valid:" + d.Valid
	}
	if d.Known != "" {
		id += "@known:" + d.Known
	}
	return id
}

// write adds the days to the parameters of an address.
func (d days) write(values url.Values) {
	if d.Known != "" {
		values.Set("known", d.Known)
	}
	if d.Valid != "" {
		values.Set("valid", d.Valid)
	}
}

// Today returns the address of this page as of today.
func (p *page) Today() string {
	values := p.request.URL.Query()
	values.Del("known")
	values.Del("valid")
	return withParameters(p.request.URL.Path, values)
}

// A parameter is a name and a value of an address.
type parameter struct{ Name, Value string }

// Parameters returns the parameters of this page in the order of their names. The days, the pin and the places in
// lists are left out. One that is there several times is returned several times. The form for another day has them as hidden fields.
func (p *page) Parameters() (all []parameter) {
	query := p.request.URL.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if !slices.Contains([]string{"known", "valid", "after", pinParameter}, name) {
			for _, value := range query[name] {
				all = append(all, parameter{name, value})
			}
		}
	}
	return all
}

// Here returns the path of this page.
func (p *page) Here() string { return p.request.URL.Path }
