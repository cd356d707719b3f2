//go:build unix

package neo4jtest

import (
	"os"
	"syscall"
)

// tryLock takes the lock of an open file and says whether it did.
func tryLock(f *os.File, m mode) (bool, error) {
	how := syscall.LOCK_SH
	if m == exclusive {
		how = syscall.LOCK_EX
	}
	switch err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB); err {
	case nil:
		return true, nil
	case syscall.EWOULDBLOCK, syscall.EINTR:
		return false, nil
	default:
		return false, err
	}
}

// detached has a command outlive its parent, and not get the signals of its terminal.
func detached() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

// lives says whether there is a process of that id.
func lives(pid int) bool { return syscall.Kill(pid, 0) == nil }
