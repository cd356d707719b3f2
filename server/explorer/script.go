package explorer

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"net/http"

	"accordgraph/internal/web"
)

//go:embed static/explorer.js
var scriptText []byte

// scriptPath is the address of the script of the pages. It has a hash of the text, so it may be cached for ever.
func scriptPath() string {
	sum := sha256.Sum256(scriptText)
	return "/static/explorer-" + hex.EncodeToString(sum[:4]) + ".js"
}

// serveScript serves the script, which adds to pages what they are complete without: suggestions while somebody types,
// the keyboard in pictures, and another page in the place of this one without a reload.
func (e *explorer) serveScript(w http.ResponseWriter, r *http.Request) {
	h := http.Header{}
	h.Set("Content-Type", "text/javascript; charset=utf-8")
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	web.Reply{Status: http.StatusOK, Header: h, Body: scriptText}.Send(w, r, e.codings)
}
