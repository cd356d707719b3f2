package graph

import (
	"mime"
	"net/http"
	"slices"
)

// crossSite refuses a GET that a page of another site made a browser send without
// asking: an image, a script, a fetch that needs no preflight. Nobody is signed in
// here and nothing can be changed, so what such a request could do is to make its
// reader's browser work for somebody else, or reach a server that only the reader
// can reach. A POST in JSON needs no such rule: browsers ask first.
//
// Apollo Server wants a header of its own on every GET that has no JSON content
// type. That breaks links, curl and the audits of graphql-http, none of which is a
// browser that can be misled, so here a browser is asked where the request comes
// from. Current ones say so in Sec-Fetch-Site, to https and to localhost; older
// ones at least name the origin of a fetch. Let through are
//
//   - what comes from this site or from no page at all (an address typed in), and
//     what does not come from a browser;
//   - pages of an allowed origin;
//   - what the browser asked about first: a request with one of Apollo's headers, or
//     with the content type of JSON;
//   - a reader who follows a link, and sees where it leads.
func (t transport) crossSite(r *http.Request) *refusal {
	origin, site := r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site")
	other := site == "cross-site" || site == "same-site" || site == "" && origin != ""
	switch {
	case !other, t.allowed(origin), asked(r.Header):
		return nil
	case r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document":
		return nil
	}
	return refusef(http.StatusForbidden, "a page of another site sent this without being asked to: add the header Apollo-Require-Preflight, or POST it")
}

func (t transport) allowed(origin string) bool {
	return origin != "" && slices.Contains(t.origins, origin) || slices.Contains(t.origins, "*")
}

// asked says whether a browser asks before it sends h to another origin.
func asked(h http.Header) bool {
	media, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	return h.Get("Apollo-Require-Preflight") != "" || h.Get("X-Apollo-Operation-Name") != "" || err == nil && media == "application/json"
}
