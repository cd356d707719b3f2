package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
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

// profile writes the profiles of the process of a lane that the flags ask for, of one more round each. The file names
// end in the name of the question.
func (r *race) profile(ctx context.Context, v variant, l *lane) error {
	c := r.bench.config
	round := func() error {
		_, _, err := l.drive(ctx, c.clients, c.round)
		return err
	}
	if c.cpuProfile != "" {
		fetched := make(chan error, 1)
		go func() {
			seconds := int(math.Ceil(c.round.Seconds()))
			fetched <- r.fetch(ctx, fmt.Sprintf("profile?seconds=%d", seconds), c.cpuProfile+"."+v.slug())
		}()
		if err := errors.Join(round(), <-fetched); err != nil {
			return err
		}
	}
	if c.memProfile == "" {
		return nil
	}
	if err := round(); err != nil {
		return err
	}
	return r.fetch(ctx, "allocs?gc=1", c.memProfile+"."+v.slug())
}

// fetch writes a profile of the process with GraphQL to a file.
func (r *race) fetch(ctx context.Context, profile, file string) error {
	text, err := post(ctx, http.DefaultClient, r.graphQL.at+"/debug/pprof/"+profile, nil)
	if err != nil {
		return fmt.Errorf("get the profile %s: %w", profile, err)
	}
	return os.WriteFile(file, text, 0o644)
}
