package browsertest

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"
)

// Printed prints the page on A4 and returns the text on the paper without spaces, because a long address is broken into
// lines anywhere. Ligatures are letters.
func (p *Page) Printed() string {
	p.t.Helper()
	file := run(p, "print the page", chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	return textOf(p.t, file)
}

// textOf returns the text of a PDF file without spaces.
func textOf(t *testing.T, file []byte) string {
	t.Helper()
	paper, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("read the PDF: %v", err)
	}
	plain, err := paper.GetPlainText()
	if err != nil {
		t.Fatalf("read the text of the PDF: %v", err)
	}
	text, err := io.ReadAll(plain)
	if err != nil {
		t.Fatalf("read the text of the PDF: %v", err)
	}
	return Unspaced(string(text))
}

// Unspaced returns a text as Printed does.
func Unspaced(text string) string { return strings.Join(strings.Fields(norm.NFKC.String(text)), "") }
