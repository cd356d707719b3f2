//go:build !unix

package neo4jtest

import (
	"os"
	"runtime"
	"syscall"
)

// tryLock fails. This package relies on locks that end with their process, and does not
// know how to get such a lock on this system.
func tryLock(*os.File) (bool, error) {
	return false, unavailable{"this package does not know how to lock a file on " + runtime.GOOS}
}

func detached() *syscall.SysProcAttr { return nil }

func lives(int) bool { return false }
