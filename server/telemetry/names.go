package telemetry

import "sync"

// maxNames is the greatest number of operation names that become labels. The number must be
// limited, because clients choose the names, and the series of a label stay in memory as long
// as the process runs.
const maxNames = 100

// names chooses the label of an operation. An operation without a name has the label
// "anonymous". The first maxNames names are labels themselves. An operation with any other
// name has the label "other". The zero value of names is ready to use.
type names struct {
	mu     sync.Mutex
	labels map[string]bool
}

// label returns the label of an operation. Only an operation that succeeded can add its name to
// the labels, so refused operations cannot fill the list.
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
