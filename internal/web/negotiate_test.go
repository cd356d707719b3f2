package web_test

import (
	"net/http"
	"testing"

	"accordgraph/internal/web"
)

func TestCoding(t *testing.T) {
	for header, want := range map[string]string{
		"":                                  "identity",
		"br":                                "br",
		"gzip, deflate, br, zstd":           "br",
		"gzip, deflate":                     "gzip",
		"GZIP":                              "gzip",
		"deflate, zstd":                     "identity",
		"*":                                 "br",
		"*;q=0.5, gzip":                     "gzip",
		"br;q=0, *":                         "gzip",
		"br;q=0, gzip;q=0":                  "identity",
		"br;q=0.2, gzip;q=0.8":              "gzip",
		"br ; q=1.0 , gzip ; q=1.0":         "br",
		"identity":                          "identity",
		"identity, gzip":                    "gzip",
		"identity, gzip;q=0.5":              "identity",
		"gzip, identity;q=0.5":              "gzip",
		"br;q=0, gzip;q=0, identity;q=0":    "identity",
		"br;q=much":                         "identity",
		"identity;q=0.5, *;q=0":             "identity",
		"x-brotli, brotli, gzipped, br-old": "identity",
	} {
		h := http.Header{"Accept-Encoding": {header}}
		if got := web.Coding(h, "br", "gzip"); got != want {
			t.Errorf("Accept-Encoding %q gets %s, want %s", header, got, want)
		}
	}
	if got := web.Coding(http.Header{"Accept-Encoding": {"br, gzip"}}); got != "identity" {
		t.Errorf("of nothing it picks %s", got)
	}
	if got := web.Coding(http.Header{"Accept-Encoding": {"br;q=0.1", "gzip"}}, "br", "gzip"); got != "gzip" {
		t.Errorf("of two headers it picks %s", got)
	}
}

func TestMediaType(t *testing.T) {
	const plain, exact = "application/json", "application/graphql-response+json"
	for header, want := range map[string]string{
		"":                            plain,
		"*/*":                         plain,
		"application/*":               plain,
		plain:                         plain,
		exact:                         exact,
		"Application/JSON":            plain,
		plain + ", " + exact:          plain,
		exact + ", " + plain:          exact,
		exact + ";q=0.9, " + plain:    plain,
		plain + ";q=0.5, " + exact:    exact,
		exact + ", */*":               exact,
		exact + ";q=0.1, */*;q=0.2":   plain,
		"text/html, */*;q=0.8":        plain,
		plain + ";charset=UTF-8":      plain,
		plain + ";charset=iso-8859-1": "",
		"text/html":                   "",
		plain + ";q=0":                "",
		plain + ";q=0, */*":           exact,
		"nonsense":                    "",
	} {
		h := http.Header{"Accept": {header}}
		if got := web.MediaType(h, plain, exact); got != want {
			t.Errorf("Accept %q gets %q, want %q", header, got, want)
		}
	}
}
