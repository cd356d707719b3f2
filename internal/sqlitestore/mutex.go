package sqlitestore

import (
	"sync"
	"unsafe"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	sqlite3 "modernc.org/sqlite/lib"
)

// dropMutexes makes SQLite do without the mutex of a connection, which it would lock and unlock for each column that is
// read. The driver opens all connections with it, and has no option. database/sql never uses a connection from two
// goroutines at once, so the mutex guards nothing; SQLite calls this its multi-thread mode.
//
// The function does this once for the process, before the first connection. If another package of the program has opened
// a connection before, SQLite refuses, and all is as it was.
var dropMutexes = sync.OnceFunc(func() {
	tls := libc.NewTLS()
	defer tls.Close()
	size := int(unsafe.Sizeof(mutexMethods{}))
	at := tls.Alloc(size)
	defer tls.Free(size)
	*pointer[mutexMethods](at) = mutexMethods{
		init: function(initMutexes), end: function(initMutexes),
		alloc: function(newMutex), free: function(freeMutex),
		enter: function(lockMutex), try: function(tryMutex), leave: function(unlockMutex),
	}
	list := tls.Alloc(int(unsafe.Sizeof(at)))
	defer tls.Free(int(unsafe.Sizeof(at)))
	sqlite3.Xsqlite3_config(tls, sqlite3.SQLITE_CONFIG_MUTEX, libc.VaList(list, at))
	// The mutex that SQLite uses for this call is of the sort of a connection's mutex.
	sqlite3.Xsqlite3_initialize(tls)
})

// mutexMethods is SQLite's struct sqlite3_mutex_methods: pointers to functions. SQLite calls the last two only when it is
// compiled for tests.
type mutexMethods struct{ init, end, alloc, free, enter, try, leave, _, _ uintptr }

// function returns f as SQLite has a pointer to a function. F is the type of f, which is no closure.
func function[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&struct{ f F }{f})) }

// pointer returns an address of SQLite's memory, which Go's garbage collector does not manage, as a pointer.
func pointer[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }

// staticMutexes are the mutexes of the whole process, by their numbers. The numbers 0 and 1 name no mutex: they are the
// sorts of a new mutex.
var staticMutexes [sqlite3.SQLITE_MUTEX_STATIC_VFS3 + 1]sync.Mutex

// newMutex returns a mutex. For SQLite, it is an address that only the functions below use: the number of a static mutex,
// or the address of a new one. The mutex of every connection is the number of its sort.
func newMutex(tls *libc.TLS, sort int32) uintptr {
	if sort == sqlite3.SQLITE_MUTEX_FAST {
		return libc.Xcalloc(tls, 1, types.Size_t(unsafe.Sizeof(sync.Mutex{})))
	}
	return uintptr(sort)
}

// mutexAt returns the mutex that newMutex returned, and nil for the mutex of a connection.
func mutexAt(address uintptr) *sync.Mutex {
	switch {
	case address == sqlite3.SQLITE_MUTEX_RECURSIVE:
		return nil
	case address < uintptr(len(staticMutexes)):
		return &staticMutexes[address]
	}
	return pointer[sync.Mutex](address)
}

func initMutexes(*libc.TLS) int32 { return sqlite3.SQLITE_OK }

// freeMutex frees the memory of a mutex, if newMutex took any.
func freeMutex(tls *libc.TLS, address uintptr) {
	if address >= uintptr(len(staticMutexes)) {
		libc.Xfree(tls, address)
	}
}

func lockMutex(_ *libc.TLS, address uintptr) {
	if m := mutexAt(address); m != nil {
		m.Lock()
	}
}

func tryMutex(_ *libc.TLS, address uintptr) int32 {
	if m := mutexAt(address); m != nil && !m.TryLock() {
		return sqlite3.SQLITE_BUSY
	}
	return sqlite3.SQLITE_OK
}

func unlockMutex(_ *libc.TLS, address uintptr) {
	if m := mutexAt(address); m != nil {
		m.Unlock()
	}
}
