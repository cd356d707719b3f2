//go:build !unix

package main

import "time"

// cpu returns 0: this system does not tell.
func cpu() time.Duration { return 0 }

// resident returns 0: this system does not tell.
func resident() int64 { return 0 }
