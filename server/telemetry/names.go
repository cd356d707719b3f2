package telemetry

import "sync"

// maxNames is how many operations are counted under their own name. Names come
// from clients, and each is a series for ever.
const maxNames = 100

// names decides under which name an operation is counted: "anonymous" if it has
// none, its own if it is among the first maxNames that were answered well, and
// else "other". The zero names is ready to use.
type names struct {
	mu   sync.Mutex
	kept map[string]bool
}

// counted returns the name. Only an operation that was answered well can make its
// own a kept one, so that what is refused takes no place.
func (n *names) counted(name string, well bool) string {
	if name == "" {
		return "anonymous"
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.kept[name] {
		if !well || len(n.kept) == maxNames {
			return "other"
		}
		if n.kept == nil {
			n.kept = map[string]bool{}
		}
		n.kept[name] = true
	}
	return name
}
