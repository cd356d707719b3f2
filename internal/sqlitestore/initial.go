package sqlitestore

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// NoDay stands in the log of an Initial for the day of the copy. It is as long as a day, so a copy does not grow when its
// day is set.
const NoDay = "0000-00-00"

// An Initial is a database that a new store begins with. It is in the form of this version, and was made by VACUUM INTO.
type Initial struct {
	Write func(io.Writer) error // writes the database file
	Size  int                   // about how many bytes Write writes, to get memory for them at once
	Day   string                // the day of the entries of the log that have NoDay
}

// OpenInitial opens the database at path like [Open]. If there is none, the database begins as a copy of initial. The
// copy appears at path at once and as a whole. An existing file is never changed, even if it is empty. If several programs
// open a new path at the same time, one of their copies stays, and all of them use it.
//
// If the copy cannot appear in this way, the database begins empty, as Open creates it. This is so if a log of an earlier
// database is at its place, or if the file system has no hard links.
func OpenInitial(ctx context.Context, path string, initial Initial) (*Store, error) {
	if path == ":memory:" {
		return openMemory(ctx, initial)
	}
	if err := initial.place(ctx, path); err != nil {
		return nil, fmt.Errorf("sqlitestore: copy a database to %s: %w", path, err)
	}
	return Open(ctx, path)
}

// place makes a copy of the database at path, if there is nothing.
func (i Initial) place(ctx context.Context, path string) (err error) {
	for _, name := range []string{path, path + "-wal", path + "-journal"} {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	// SQLite creates files with these permissions, too.
	f, err := os.OpenFile(path+"."+rand.Text()+".new", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil // Open says what is wrong with the folder
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	err = i.Write(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := i.finish(ctx, f.Name()); err != nil {
		return err
	}
	// A link, unlike a renamed file, never replaces what another program has put there.
	_ = os.Link(f.Name(), path) // without it, Open creates an empty database
	return nil
}

// finish sets the days in the log of the file at path, and writes the file to the disk.
func (i Initial) finish(ctx context.Context, path string) error {
	// A file that is not whole is not used, so it needs no journal.
	dsn, err := address(path, "_pragma", "journal_mode(OFF)", "_pragma", "synchronous(OFF)")
	if err != nil {
		return err
	}
	p, err := connect(dsn, 1)
	if err != nil {
		return err
	}
	if err := errors.Join(i.date(ctx, p.db), p.close()); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// date sets the days in the log.
func (i Initial) date(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "UPDATE occasion SET day = ? WHERE day = ?", i.Day, NoDay)
	return err
}

// openMemory returns a Store in memory that begins as a copy of initial.
func openMemory(ctx context.Context, initial Initial) (*Store, error) {
	s, err := Open(ctx, ":memory:")
	if err != nil {
		return nil, err
	}
	if err := s.replace(ctx, initial); err != nil {
		return nil, errors.Join(failure(ctx, "copy a database to memory", err), s.Close(ctx))
	}
	return s, nil
}

// replace replaces the database in memory by a copy of initial.
func (s *Store) replace(ctx context.Context, initial Initial) error {
	var data bytes.Buffer
	data.Grow(initial.Size)
	if err := initial.Write(&data); err != nil {
		return err
	}
	c, err := s.write.db.Conn(ctx)
	if err != nil {
		return err
	}
	err = c.Raw(func(driver any) error {
		to, ok := driver.(interface{ Deserialize([]byte) error })
		if !ok {
			return errors.New("the driver cannot read a database from memory")
		}
		return to.Deserialize(data.Bytes())
	})
	if err := errors.Join(err, c.Close()); err != nil {
		return err
	}
	return initial.date(ctx, s.write.db)
}
