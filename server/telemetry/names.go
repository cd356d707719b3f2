package telemetry

import "sync"

// maxNames is the greatest number of operation names that are labels. Clients choose the
// names, and each label makes series that last as long as the process.
const maxNames = 100

// names chooses the label of an operation: its own name for the first maxNames names,
// "anonymous" without a name, and "other" for the rest. The zero names is ready to use.
type names struct {
	mu     sync.Mutex
	labels map[string]bool
}

// label returns the label of an operation. Only an operation that succeeded can add its
// name, so that refused ones use up no place.
func (n *names) label(name string, succeeded bool) string {
	if name == "" {
		return "anonymous"
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.labels[name] {
		if !succeeded || len(n.labels) == maxNames {
			return "other"
		}
		if n.labels == nil {
			n.labels = map[string]bool{}
		}
		n.labels[name] = true
	}
	return name
}
