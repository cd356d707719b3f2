package explorer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"accordgraph/internal/web"
)

// dataBody is the body of the page on the files of the whole data set.
type dataBody struct {
	edition
	Files   []dataFile
	Address string // of the folder of the files, as programs need it; with "…" if the address of the server is not known
}

// dataFile is a file of the data set.
type dataFile struct {
	Name, SHA256 string
	Bytes        int64
	Data         bool // it has all data; the others describe them
}

// fileWords maps the names of files to the keys of the words that say what they are for.
var fileWords = map[string]string{
	"accordgraph.jsonl":      "dataJSONL",
	"accordgraph.zip":        "dataZIP",
	"accordgraph.nq":         "dataNQ",
	"accordgraph.cypher":     "dataCypher",
	"accordgraph.sqlite":     "dataSQLite",
	"datapackage.json":       "dataPackage",
	"ro-crate-metadata.json": "dataCrate",
	"croissant.json":         "dataCroissant",
	"CITATION.cff":           "dataCitation",
	"README.md":              "dataReadme",
	"LICENSE":                "dataLicence",
}

// Key returns the key of the words for the file.
func (f dataFile) Key() string { return fileWords[f.Name] }

// indexPath is the address of the list of the files.
const indexPath = "/data/index.json"

// dataWait is the time for which the page waits for files that are being made.
const dataWait = 12 * time.Second

// HasData reports whether there are files of the whole data set.
func (p *page) HasData() bool { return p.e.data != nil }

// dataPage is the view of the files of the whole data set. It waits until the files of the revision are made. If they
// cannot be made, the page says so, and all other pages are there.
func dataPage(p *page) error {
	if p.e.data == nil {
		return missing
	}
	var now struct{ Dataset edition }
	if err := p.ask("Revision", map[string]any{}, &now); err != nil { // a store that is down is no fault of the files
		return err
	}
	body := dataBody{Address: "https://…/data/"}
	if p.e.publicURL != "" {
		body.Address = p.Absolute("/data/")
	}
	if err := p.files(&body); err != nil {
		return err
	}
	var err error
	p.Edition, p.Template, p.Body = body.edition, "data", body
	p.Title, err = p.W("data")
	if err == nil {
		p.Description, err = p.W("dataLead")
	}
	return err
}

// files asks for the list of files on behalf of the reader.
func (p *page) files(out *dataBody) error {
	ctx, cancel := context.WithTimeout(p.request.Context(), dataWait)
	defer cancel()
	r := p.request.Clone(ctx)
	r.Method, r.URL.Path, r.URL.RawQuery = http.MethodGet, indexPath, ""
	w := web.Ask(p.e.data, r)
	switch {
	case w.Status == http.StatusOK:
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return &failure{status: http.StatusServiceUnavailable, key: "dataMaking", after: "10"}
	default:
		detail := strings.TrimSpace(w.Body.String())
		return &failure{http.StatusServiceUnavailable, "noData", detail, w.Header().Get("Retry-After")}
	}
	if err := json.Unmarshal(w.Body.Bytes(), out); err != nil {
		return fmt.Errorf("reading %s: %w", indexPath, err)
	}
	return nil
}

// Size writes a number of bytes.
func (p *page) Size(bytes int64) string {
	unit, n := "B", float64(bytes)
	for _, larger := range []string{"kB", "MB", "GB"} {
		if n < 1000 {
			break
		}
		unit, n = larger, n/1000
	}
	text := fmt.Sprintf("%.1f", n)
	if n >= 100 || unit == "B" {
		text = fmt.Sprintf("%.0f", n)
	}
	if p.Lang == "uk" {
		unit = map[string]string{"B": "Б", "kB": "кБ", "MB": "МБ", "GB": "ГБ"}[unit]
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + "\u00a0" + unit
}
