package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// TestREADMESaysHowFarTheStoryReaches compares the day in README.md with dataset { coversUntil }.
func TestREADMESaysHowFarTheStoryReaches(t *testing.T) {
	var answer struct {
		Data struct{ Dataset struct{ CoversUntil string } }
	}
	text := asked(t, sqliteServer(t), `{ dataset { coversUntil } }`)
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	day, err := time.Parse(time.DateOnly, answer.Data.Dataset.CoversUntil)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	want := day.Format("2 January 2006")
	if !strings.Contains(strings.Join(strings.Fields(string(page)), " "), "reaches to "+want) {
		t.Errorf("README.md does not say that the story reaches to %s", want)
	}
}
