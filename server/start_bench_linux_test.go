package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// BenchmarkFirstStart measures the first start of the program with a new SQLite file, in a process of its own: from the
// start to the answer to a search that needs the words of the data set. It reports the CPU time of the whole process, and
// the most memory that was resident.
func BenchmarkFirstStart(b *testing.B) {
	program := buildServer(b)
	b.ResetTimer()
	var used usage
	for b.Loop() {
		used.start(b, program, filepath.Join(b.TempDir(), "kg.db"))
	}
	used.report(b)
}

// BenchmarkSecondStart is like BenchmarkFirstStart with a SQLite file that an earlier start has filled.
func BenchmarkSecondStart(b *testing.B) {
	program, path := buildServer(b), filepath.Join(b.TempDir(), "kg.db")
	new(usage).start(b, program, path)
	b.ResetTimer()
	var used usage
	for b.Loop() {
		used.start(b, program, path)
	}
	used.report(b)
}

// buildServer builds the program without symbols, like a release, and returns its path.
func buildServer(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "server")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// usage is what processes used.
type usage struct {
	cpu  float64 // milliseconds, of all processes together
	peak float64 // MB, of the process that used the most
}

// start runs the program on the SQLite file at path until it has answered a search, and adds what it used.
func (u *usage) start(b *testing.B, program, path string) {
	b.Helper()
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	log := newLines()
	cmd := exec.CommandContext(ctx, program, "-addr", "localhost:0", "-log", "json", "-store", "sqlite:"+path)
	cmd.Env = append(os.Environ(), "GOGC=", "GOMEMLIMIT=")
	cmd.Stderr = log
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	url := <-log.ready
	body := strings.NewReader(`{"query": "{ search(query: \"Selenskij\", first: 1) { edges { node { id } } } }"}`)
	reply, err := http.Post(url+"/graphql", "application/json", body)
	if err != nil {
		b.Fatal(err)
	}
	defer reply.Body.Close()
	if text, err := io.ReadAll(reply.Body); err != nil || !strings.Contains(string(text), "zelensky") {
		b.Errorf("the search found %s, error %v", text, err)
	}
	cancel()       // ends the process at once, as it writes nothing any more
	_ = cmd.Wait() // says that the process was killed
	state := cmd.ProcessState
	u.cpu += float64((state.UserTime() + state.SystemTime()).Microseconds()) / 1e3
	if r, ok := state.SysUsage().(*syscall.Rusage); ok {
		u.peak = max(u.peak, float64(r.Maxrss)/1e3) // Linux counts it in kB
	}
}

func (u *usage) report(b *testing.B) {
	b.ReportMetric(u.cpu/float64(b.N), "cpu-ms/op")
	b.ReportMetric(u.peak, "peak-MB")
}
