package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is the release that this program was built from. A release sets it:
// go build -ldflags "-X main.version=v0.1.0". Otherwise Go's build information says it.
var version string

// contractVersion is the version of the GraphQL contract that the server answers: the last
// heading of CHANGELOG.md that has a version. TestReleases compares the two.
const contractVersion = "0.1.0"

// versionLine returns one line with the version of the program, of Go and of the
// contract.
func versionLine() string {
	info, _ := debug.ReadBuildInfo()
	return fmt.Sprintf("accordgraph %s, %s, contract %s", cmp.Or(version, builtFrom(info)), runtime.Version(), contractVersion)
}

// builtFrom returns what Go knows about the source of a program: the version of its
// module, or the commit with "+dirty" if files were changed after it, or "devel".
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
