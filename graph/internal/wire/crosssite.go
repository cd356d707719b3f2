package wire

import (
	"mime"
	"net/http"
	"slices"
)

// crossSite refuses a GET that a page of another site made a browser send without a
// preflight: an image, a script, a simple fetch. The API has no accounts, and requests
// cannot change anything. But such a request could make the reader's browser work for
// somebody else, or reach a server that only the reader can reach. A POST of JSON needs
// no such rule, because browsers send a preflight first.
//
// Apollo Server requires a header of its own in every GET without a JSON content type.
// That rule would break links, curl and the audits of graphql-http, although none of
// these is a page in a browser. So crossSite reads the headers with which a browser names
// the page that sends a request. Current browsers send Sec-Fetch-Site to https and to
// localhost. Older ones at least send the Origin of a fetch. crossSite accepts
//
//   - requests of this site, requests of no page at all (a typed address), and requests
//     that no browser sends;
//   - requests of pages with an allowed origin;
//   - requests for which a browser sends a preflight: with one of Apollo's headers, or with
//     the content type of JSON;
//   - links that a reader follows, because the reader sees where they lead.
func (t transport) crossSite(r *http.Request) *refusal {
	origin, site := r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site")
	other := site == "cross-site" || site == "same-site" || site == "" && origin != ""
	switch {
	case !other, t.allowed(origin), hasPreflight(r.Header):
		return nil
	case r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document":
		return nil
	}
	return refusef(http.StatusForbidden, "a page of another site sent this without being asked to: "+
		"add the header Apollo-Require-Preflight, or POST it")
}

// allowed reports whether pages of an origin may send any GET.
func (t transport) allowed(origin string) bool {
	return origin != "" && slices.Contains(t.origins, origin) || slices.Contains(t.origins, "*")
}

// hasPreflight reports whether a browser sends a preflight before it sends the headers h to
// another origin.
func hasPreflight(h http.Header) bool {
	media, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	isJSON := err == nil && media == "application/json"
	return h.Get("Apollo-Require-Preflight") != "" || h.Get("X-Apollo-Operation-Name") != "" || isJSON
}
