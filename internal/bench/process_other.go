//go:build !unix

package main

import "time"

// cpu returns 0, because this system does not report the CPU time.
func cpu() time.Duration { return 0 }

// resident returns 0, because this system does not report the memory of a process.
func resident() int64 { return 0 }

// mostResident returns 0, because this system does not report the memory of a process.
func mostResident() int64 { return 0 }
