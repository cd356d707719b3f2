package main

import (
	"errors"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
)

// writeProfiles calls the function `again`, and writes the profiles of this call that the
// flags ask for. The file names end in `of`, which is the name of the question.
func (c config) writeProfiles(of string, again func() error) error {
	of = strings.ReplaceAll(of, " ", "-")
	if c.cpuProfile != "" {
		if err := writeFile(c.cpuProfile+"."+of, func(f *os.File) error {
			if err := pprof.StartCPUProfile(f); err != nil {
				return err
			}
			defer pprof.StopCPUProfile()
			return again()
		}); err != nil {
			return err
		}
	}
	if c.memProfile == "" {
		return nil
	}
	return writeFile(c.memProfile+"."+of, func(f *os.File) error {
		if err := again(); err != nil {
			return err
		}
		runtime.GC() // so that the profile is up to date
		return pprof.Lookup("allocs").WriteTo(f, 0)
	})
}

func writeFile(name string, write func(*os.File) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
