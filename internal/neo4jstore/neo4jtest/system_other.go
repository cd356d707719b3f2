//go:build !unix

package neo4jtest

import (
	"os"
	"runtime"
	"syscall"
)

// tryLock fails: without a lock that ends with its process nothing here is safe.
func tryLock(*os.File, mode) (bool, error) {
	return false, unavailable{"this package does not know how to lock a file on " + runtime.GOOS}
}

func detached() *syscall.SysProcAttr { return nil }

func lives(int) bool { return false }
