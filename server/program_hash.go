package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// programHash returns the SHA-256 of the program's own file, in hex. The hash is a part of
// each ETag. Therefore, two servers that run the same file give equal answers equal ETags. If
// the file cannot be read, programHash returns a random text, so no other server has it.
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
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return rand.Text()
	}
	return hex.EncodeToString(sum.Sum(nil))
}
