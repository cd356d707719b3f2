package explorer

import (
	"strings"
	"testing"

	"accordgraph/internal/draw"
	"accordgraph/internal/kg"
)

// TestStripsOfAllData draws the timelines of all texts and of some actors, wide and narrow, in Ukrainian.
func TestStripsOfAllData(t *testing.T) {
	e, batch := bundled(t)
	drawn := 0
	for _, entity := range batch.Entities {
		if entity.Kind != kg.Proposal && entity.Kind != kg.Agreement && entity.ID != "actor/ukraine" && entity.ID != "territory/crimea" {
			continue
		}
		p := pageOf(t, e, "/timeline?lang=uk&about="+string(entity.ID))
		if err := timelinePage(p); err != nil {
			t.Fatal(err)
		}
		body := p.Body.(timelineBody)
		if len(body.Timeline.Edges) == 0 {
			continue
		}
		for _, width := range []float64{0, narrowWidth} {
			checkLayout(t, string(entity.ID), func() (draw.Picture, error) { return p.strip(body, width) })
		}
		drawn++
	}
	if drawn < 30 {
		t.Errorf("%d strips were drawn", drawn)
	}
}

// TestLifelinesOfAllData draws the picture of the first page in both languages, wide and narrow.
func TestLifelinesOfAllData(t *testing.T) {
	e, _ := bundled(t)
	for _, lang := range []string{"en", "uk"} {
		for _, width := range []string{"", "&width=360"} {
			p := pageOf(t, e, "/home.svg?lang="+lang+width)
			if err := home(p); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(p.file.body), `class="life"`); n < 10 {
				t.Errorf("the picture in %s has %d lines", lang, n)
			}
		}
	}
}

// TestDays checks which days a partial date may mean.
func TestDays(t *testing.T) {
	for date, want := range map[string][2]float64{"1970-01-11": {10, 10}, "1970-02": {31, 58}, "1971": {365, 729}} {
		if from, to, ok := daySpan(date); !ok || from != want[0] || to != want[1] {
			t.Errorf("%s is from %v to %v (%v), want %v", date, from, to, ok, want)
		}
	}
	if _, _, ok := daySpan("then"); ok {
		t.Error("“then” is a date")
	}
}

// TestDensest checks scales that were chosen by hand: nine of ten marks are close to each other, and a year does not count.
func TestDensest(t *testing.T) {
	marks := []draw.Mark{{From: 0, To: 0}, {From: 500, To: 865}}
	for i := range 11 {
		marks = append(marks, draw.Mark{From: 1000 + float64(i), To: 1000 + float64(i)})
	}
	if from, to := densest(marks); from != 997 || to != 1013 {
		t.Errorf("the scale is from %v to %v, want 997 to 1013", from, to)
	}
	if from, to := densest(marks[:1]); from != -3 || to != 3 {
		t.Errorf("the scale of one mark is from %v to %v", from, to)
	}
}
