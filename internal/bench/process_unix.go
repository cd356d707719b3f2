//go:build unix

package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// cpu returns the time that this process has computed.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resident returns how many bytes of memory this process has, or 0 if that is not
// known.
func resident() int64 {
	text, err := os.ReadFile("/proc/self/statm") // of Linux
	if err != nil {
		return 0
	}
	var all, here int64
	if _, err := fmt.Sscan(string(text), &all, &here); err != nil {
		return 0
	}
	return here * int64(os.Getpagesize())
}
