package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is the release that this program was built from. The build of a release sets it:
// go build -ldflags "-X main.version=v0.1.0". If it is empty, the version comes from Go's
// build information.
var version string

// contractVersion is the version of the server's GraphQL contract. It is the version of the
// latest release in CHANGELOG.md. TestReleases checks that.
const contractVersion = "0.1.0"

// versionLine returns one line with the version of the program, of Go and of the
// contract.
func versionLine() string {
	return fmt.Sprintf("accordgraph %s, %s, contract %s", programVersion(), runtime.Version(), contractVersion)
}

// programVersion returns the release of this program, or what Go knows about its source.
func programVersion() string {
	info, _ := debug.ReadBuildInfo()
	return cmp.Or(version, builtFrom(info))
}

// builtFrom returns what Go knows about the source of a program: the version of its module,
// or the commit, or "devel" if neither is known. If files were changed after the commit, the
// result ends with "+dirty".
func builtFrom(info *debug.BuildInfo) string {
	if info == nil {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	commit, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+dirty"
		}
	}
	return cmp.Or(commit, "devel") + dirty
}
