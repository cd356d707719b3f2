//go:build unix

package neo4jtest

import (
	"os"
	"syscall"
)

// tryLock takes the lock of an open file if it is free, and reports whether it did.
func tryLock(f *os.File) (bool, error) {
	switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err {
	case nil:
		return true, nil
	case syscall.EWOULDBLOCK, syscall.EINTR:
		return false, nil
	default:
		return false, err
	}
}

// detached makes a command outlive its parent, and shields it from the signals of the
// terminal.
func detached() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

// lives reports whether there is a process with this ID.
func lives(pid int) bool { return syscall.Kill(pid, 0) == nil }
