package cite

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens anew")

// sentence is a work as a page of a relationship has it.
var sentence = Work{
	Key: "/link/claims/actor/russia/territory/crimea", Title: "Russia claims Crimea.", Set: "Peace plans for Ukraine",
	Revision: "0123456789abcdef0123456789abcdef", Day: "2025-12-01",
	Address: "https://example.org/link/claims/actor/russia/territory/crimea?pin=0123456789ab-fedcba9876543210",
	Licence: "CC BY 4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/", Lang: "en",
}

// hostile are names that mean something to one of the formats, or break out of one that does not escape.
var hostile = []string{
	"<b>A & B</b> \"quoted\" 🕊 \u202ebidi\u202c Ґрунт", `100% of $5 #1 a_b ^ ~ \ { } | @`, `\input{/etc/passwd}`, `}, author = {Somebody}`, `unpaired { brace`,
	"two\nlines\r\nER  - \r\nTY  - BOOK", "TY  - BOOK", `[a](javascript:alert(1)) ![x](y) **b** <script>`, `</span><i>x</i>`,
	`"}], [{"id":"x`, "Київ’s «план» — «№ 5»", `O'Neill "the" 'second'`, "\x00\x07\u2028", `$\write18{ls}$`, `\\`, `{{{`, `}}}`,
	`@misc{x, title={y}}`, `%`, `name--with---dashes`, "''two'' `back` ``ticks``", `. , ; :`,
}

// TestGoldens compares a citation in each format with testdata.
func TestGoldens(t *testing.T) {
	ukrainian := sentence
	ukrainian.Lang, ukrainian.Title = "uk", "Росія претендує на Крим."
	ukrainian.Day = "2025"
	var got strings.Builder
	for _, w := range []Work{sentence, ukrainian} {
		for _, f := range Formats() {
			got.WriteString("-- " + w.Lang + f.Ending + " --\n" + strings.ReplaceAll(f.Write(w), "\r", "\\r"))
		}
	}
	const file = "testdata/golden.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestHostileNames checks what a name can do to a citation: nothing. The processors of citations read the names back in
// internal/clients/npm and internal/clients/python.
func TestHostileNames(t *testing.T) {
	for _, title := range hostile {
		w := sentence
		w.Title = title
		for _, f := range Formats() {
			text, plain := f.Write(w), f.Write(sentence)
			if strings.Count(text, "\n") != strings.Count(plain, "\n") {
				t.Errorf("%q has another number of lines as %s:\n%s", title, f.Name, text)
			}
			for _, r := range []string{"\x00", "\x07", "\u2028", "\u202e"} {
				if strings.Contains(text, r) {
					t.Errorf("%q has %q as %s", title, r, f.Name)
				}
			}
		}
		if bib := w.BibTeX(); strings.Count(bib, "{") != strings.Count(bib, "}") {
			t.Errorf("%q has unpaired braces:\n%s", title, bib)
		}
		var items []item
		if err := json.Unmarshal([]byte(w.CSL()), &items); err != nil || len(items) != 1 {
			t.Errorf("%q is no CSL-JSON: %v", title, err)
		}
	}
}
