package playgroundtest

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// startBrowser starts a headless Chromium with a new profile and gives the
// context to drive its tab with. The watcher sees each event of the tab and
// each request to a host other than its own. All of it ends with the test.
func startBrowser(t *testing.T, w *watcher) context.Context {
	t.Helper()
	options := append(flags(chromium(t), t.TempDir()), noWayOut(startRefuser(t, w), w.host)...)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeBrowser := chromedp.NewContext(allocator, chromedp.WithListener(w.see))
	t.Cleanup(closeBrowser)

	// The context of the first call is the browser's, so it can have no timeout
	// of its own.
	tooLong := time.AfterFunc(patience, closeBrowser)
	defer tooLong.Stop()
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return ctx
}

// flags are what Chromium is started with: no window, no sandbox (root has
// none), and as little traffic of its own as its flags allow. Those of chromedp
// have --no-first-run, --disable-background-networking and --disable-sync.
func flags(path, profile string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.WindowSize(1400, 900),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
	)
}

// noWayOut sends every request but those to host to a proxy. Without
// "<-loopback>" the other ports of this machine would be left out.
func noWayOut(proxy, host string) []chromedp.ExecAllocatorOption {
	return []chromedp.ExecAllocatorOption{
		chromedp.ProxyServer(proxy),
		chromedp.Flag("proxy-bypass-list", "<-loopback>;"+host),
	}
}

// chromium finds the browser: what CHROMIUM names, or Debian's. Without one it
// skips the test, or fails it where CI is set.
func chromium(t *testing.T) string {
	t.Helper()
	name := os.Getenv("CHROMIUM")
	if name == "" {
		name = "chromium"
	}
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatalf("no %s on PATH, and CI must have one: apt-get install chromium", name)
	default:
		t.Skipf("no %s on PATH; the page is not tried in a browser", name)
	}
	return path
}
