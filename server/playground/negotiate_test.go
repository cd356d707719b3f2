package playground

import "testing"

func TestChoose(t *testing.T) {
	forms := []form{{coding: "br"}, {coding: "gzip"}, {coding: identity}}
	for header, want := range map[string]string{
		"":                                  identity,
		"br":                                "br",
		"gzip, deflate, br, zstd":           "br",
		"gzip, deflate":                     "gzip",
		"GZIP":                              "gzip",
		"deflate, zstd":                     identity,
		"*":                                 "br",
		"*;q=0.5, gzip":                     "gzip",
		"br;q=0, *":                         "gzip",
		"br;q=0, gzip;q=0":                  identity,
		"br;q=0.2, gzip;q=0.8":              "gzip",
		"br ; q=1.0 , gzip ; q=1.0":         "br",
		"identity":                          identity,
		"identity, gzip;q=0.5":              identity,
		"gzip, identity;q=0.5":              "gzip",
		"br;q=0, gzip;q=0, identity;q=0":    identity,
		"br;q=much":                         identity,
		"identity;q=0.5, *;q=0":             identity,
		"x-brotli, brotli, gzipped, br-old": identity,
	} {
		if got := choose(forms, header).coding; got != want {
			t.Errorf("Accept-Encoding %q gets %s, want %s", header, got, want)
		}
	}
}

func TestChooseWithoutCompressedForms(t *testing.T) {
	if got := choose([]form{{coding: identity}}, "br, gzip").coding; got != identity {
		t.Errorf("got %s, want %s", got, identity)
	}
}
