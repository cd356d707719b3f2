package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

func request(url string) any {
	return &network.EventRequestWillBeSent{Request: &network.Request{Method: "GET", URL: url}}
}

func console(kind runtime.ConsoleAPICalledType) any {
	return &runtime.EventConsoleAPICalled{Type: kind, Args: []*runtime.RemoteObject{{Description: "words"}}}
}

func entry(level log.EntryLevel) any {
	return &log.EventEntryAdded{Entry: &log.Entry{Level: level, Text: "words"}}
}

// If the watcher missed problems, a Run without problems would prove nothing.
func TestWatcherSeesProblems(t *testing.T) {
	for name, c := range map[string]struct {
		event any
		want  string // a part of the problem, or "" for none
	}{
		"own host":       {request("http://here:1/playground/main.js"), ""},
		"data":           {request("data:font/ttf;base64,AA"), ""},
		"blob":           {request("blob:http://here:1/0"), ""},
		"other host":     {request("https://cdn.example/a.js"), "https://cdn.example/a.js"},
		"other port":     {request("http://here:2/"), "http://here:2/"},
		"no address":     {request("http://%zz"), "cannot be read"},
		"console.error":  {console("error"), "words"},
		"console.warn":   {console("warning"), "words"},
		"console.assert": {console("assert"), "words"},
		"console.log":    {console("log"), ""},
		"log error":      {entry("error"), "words"},
		"log warning":    {entry("warning"), "words"},
		"log info":       {entry("info"), ""},
		"exception": {&runtime.EventExceptionThrown{ExceptionDetails: &runtime.ExceptionDetails{
			Text: "Uncaught", Exception: &runtime.RemoteObject{Description: "TypeError: words"},
		}}, "TypeError: words"},
		"anything else": {&network.EventLoadingFinished{}, ""},
	} {
		w := newWatcher(t, "http://here:1/")
		w.see(c.event)
		got := strings.Join(w.problems(), "\n")
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want a problem with %q", name, got, c.want)
		}
	}
}
