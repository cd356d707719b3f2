package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of time in /proc: Linux counts 100 ticks in a second for programs, on all of its platforms.
const tick = 10 * time.Millisecond

// pids are the ids of processes of this machine. As a flag they are numbers, separated by commas.
type pids []int

// String implements [flag.Value].
func (p *pids) String() string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(*p), " ", ","), "[]")
}

// Set implements [flag.Value]. It returns an error if one of the numbers is not the id of a process.
func (p *pids) Set(list string) error {
	*p = nil
	for text := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is not the id of a process", text)
		}
		*p = append(*p, n)
	}
	return nil
}

// meter returns a meter of the CPU time of all these processes, or none if there are no processes.
func (p pids) meter() []meterCPU {
	if len(p) == 0 {
		return nil
	}
	return []meterCPU{func(context.Context) (time.Duration, error) { return p.cpu() }}
}

// cpu returns the CPU time of the processes, of their children, and of theirs. PostgreSQL, for example, has a child for
// each connection. It needs the /proc of Linux.
func (p pids) cpu() (sum time.Duration, err error) {
	all, err := everyStat()
	if err != nil {
		return 0, err
	}
	for _, pid := range p {
		if _, ok := all[pid]; !ok {
			return 0, fmt.Errorf("the CPU time of process %d: there is no such process in /proc", pid)
		}
		for id := range all {
			if descends(all, id, pid) {
				sum += all[id].cpu
			}
		}
	}
	return sum, nil
}

// A stat is what /proc says of a process.
type stat struct {
	parent int
	cpu    time.Duration // of the process and of its children that ended
}

// descends reports whether process id is the process of, or one of its descendants.
func descends(all map[int]stat, id, of int) bool {
	for id > 0 && id != of {
		id = all[id].parent
	}
	return id == of
}

// everyStat returns the stats of all processes, by their ids.
func everyStat() (map[int]stat, error) {
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil, err
	}
	all := map[int]stat{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // the process ended
		}
		id, s, err := readStat(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all[id] = s
	}
	return all, nil
}

// readStat reads a file /proc/PID/stat. The second field is the name of the program in parentheses, which may hold
// anything. See proc(5) for the fields after it.
func readStat(text string) (id int, s stat, err error) {
	if _, err := fmt.Sscan(text, &id); err != nil {
		return 0, stat{}, err
	}
	fields := strings.Fields(text[strings.LastIndex(text, ")")+1:])
	if len(fields) < 15 {
		return 0, stat{}, fmt.Errorf("has %d fields after the name, want at least 15", len(fields))
	}
	s.parent, err = strconv.Atoi(fields[1])
	for _, field := range fields[11:15] { // utime, stime, cutime, cstime
		n, wrong := strconv.ParseInt(field, 10, 64)
		if wrong != nil {
			err = wrong
		}
		s.cpu += time.Duration(n) * tick
	}
	return id, s, err
}
