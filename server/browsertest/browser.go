package browsertest

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// startBrowser starts a headless Chromium with a new profile and returns the context that
// controls its tab. The watcher gets each event of the tab and each request to another
// host. The browser ends with the test.
func startBrowser(t *testing.T, w *watcher) context.Context {
	t.Helper()
	options := append(flags(chromium(t), t.TempDir()), proxied(startRefuser(t, w), w.hosts)...)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeBrowser := chromedp.NewContext(allocator, chromedp.WithListener(w.see))
	t.Cleanup(closeBrowser)

	// The context of the first call becomes the browser's, so it must have no timeout.
	tooLong := time.AfterFunc(stepTimeout, closeBrowser)
	defer tooLong.Stop()
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return ctx
}

// flags returns the flags of Chromium: no window, no sandbox (root has none), and as little
// traffic of its own as possible. The defaults of chromedp include --no-first-run,
// --disable-background-networking and --disable-sync.
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

// proxied returns flags that send every request to a proxy, except requests to hosts.
// <-loopback> makes the browser also send requests to other ports of this machine through
// the proxy, which it would bypass by default.
func proxied(proxy string, hosts []string) []chromedp.ExecAllocatorOption {
	return []chromedp.ExecAllocatorOption{
		chromedp.ProxyServer(proxy),
		chromedp.Flag("proxy-bypass-list", "<-loopback>;"+strings.Join(hosts, ";")),
	}
}

// chromium returns the path of the browser: the one that CHROMIUM names, or Debian's.
// Without a browser it skips the test, or fails it if CI is set.
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
