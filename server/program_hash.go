package main

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"os"
)

// programHash returns a name of the program's own file: 64 hexadecimal digits. The name is a part of each ETag. Therefore,
// two servers that run the same file give equal answers equal ETags. If the file cannot be read, programHash returns a
// random text, so no other server has it.
//
// The name is a hash of Go's build ID, which changes with every source, file and setting of the build. It is at the
// beginning of the file. If there is none, the name is a hash of the whole file, which takes 0.1 s.
func programHash() string {
	path, err := os.Executable()
	if err != nil {
		return rand.Text()
	}
	f, err := os.Open(path)
	if err != nil {
		return rand.Text()
	}
	defer f.Close()
	name, err := hashProgram(f)
	if err != nil {
		return rand.Text()
	}
	return name
}

// hashProgram returns the name of the program in f.
func hashProgram(f io.Reader) (string, error) {
	start := make([]byte, 32<<10) // Go's own tools look for the build ID here, too
	n, err := io.ReadFull(f, start)
	start = start[:n]
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return "", err
	}
	sum := sha256.New()
	if id := buildID(start); id != nil {
		sum.Write(id)
	} else {
		sum.Write(start)
		if _, err := io.Copy(sum, f); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// buildID returns the build ID in the beginning of a program, or nil. The linker writes it as a note in the format ELF,
// after the length of the ID, the type of the note and its owner. In other formats, it writes it before the code.
func buildID(start []byte) []byte {
	if before, rest, ok := bytes.Cut(start, []byte("\x04\x00\x00\x00Go\x00\x00")); ok && len(before) >= 4 {
		n := binary.LittleEndian.Uint32(before[len(before)-4:])
		if n > 0 && n <= uint32(len(rest)) {
			return rest[:n]
		}
	}
	_, rest, _ := bytes.Cut(start, []byte("\xff Go build ID: \""))
	id, _, ok := bytes.Cut(rest, []byte("\"\n \xff"))
	if !ok || len(id) == 0 {
		return nil
	}
	return id
}
