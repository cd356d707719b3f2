package explorertest

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tools returns the folder in which npm has installed what npm/package.json names.
func tools(t *testing.T) string {
	t.Helper()
	return Installed(t, "server/explorer/explorertest/npm")
}

// Installed returns the folder in which npm has installed what the package.json in a folder of this module names. It
// installs what is missing. Without npm or the network it skips the test, or fails it if CI is set. Only one program may
// call it for a folder at a time.
func Installed(t *testing.T, folder string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(moduleRoot(dir), filepath.FromSlash(folder))
	if exec.Command("npm", "ls", "--prefix", root).Run() != nil {
		out, err := exec.Command("npm", "ci", "--prefix", root).CombinedOutput()
		switch {
		case err == nil:
		case os.Getenv("CI") != "":
			t.Fatalf("npm ci: %v\n%s", err, out)
		default:
			t.Skipf("npm has not installed what the test uses: %v\n%s", err, out)
		}
	}
	return filepath.Join(root, "node_modules")
}

// moduleRoot returns the nearest folder above dir, or dir itself, that has a go.mod.
func moduleRoot(dir string) string {
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	return dir
}

// Axe returns the script of axe-core, which finds what keeps people with disabilities from using a page.
func Axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(tools(t), "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// Validate checks pages, by their addresses, with the Nu Html Checker. It fails the test for each error and each warning.
// Without Java it skips the test, or fails it if CI is set.
func Validate(t *testing.T, pages map[string][]byte) {
	t.Helper()
	dir, names := t.TempDir(), map[string]string{}
	for address, page := range pages {
		name := fmt.Sprintf("%05d.html", len(names))
		names[name] = address
		if err := os.WriteFile(filepath.Join(dir, name), page, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := exec.LookPath("java"); err != nil && os.Getenv("CI") == "" {
		t.Skip("no java on PATH; the pages are not checked by the validator")
	}
	jar := filepath.Join(tools(t), "vnu-jar", "build", "dist", "vnu.jar")
	check := exec.Command("java", "-Xss2m", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", dir)
	var out strings.Builder
	check.Stderr = &out
	if err := check.Run(); err != nil {
		t.Fatalf("the validator: %v\n%s", err, out.String())
	}
	for _, m := range messages(t, out.String()) {
		name := filepath.Base(m.URL)
		t.Errorf("%s: line %d: %s: %s", names[name], m.LastLine, m.Message, m.Extract)
	}
}

// A message is what the validator says of a page.
type message struct {
	URL, Message, Extract string
	LastLine              int
}

// messages reads what the validator writes.
func messages(t *testing.T, text string) []message {
	t.Helper()
	var answer struct{ Messages []message }
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("the validator says: %s", text)
	}
	return answer.Messages
}
