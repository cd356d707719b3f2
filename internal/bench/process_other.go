//go:build !unix

package main

import "time"

// cpu is not known here.
func cpu() time.Duration { return 0 }

// resident is not known here.
func resident() int64 { return 0 }
