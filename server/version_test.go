package main

import (
	"runtime/debug"
	"testing"
)

func TestBuiltFrom(t *testing.T) {
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "67fc2c8d30f1e5a4c7b2d9e8f0a1b2c3d4e5f607"}
	changed := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	tests := map[string]struct {
		info *debug.BuildInfo
		want string
	}{
		"no build information": {nil, "devel"},
		"a test":               {&debug.BuildInfo{}, "devel"},
		"a module":             {&debug.BuildInfo{Main: debug.Module{Version: "v0.1.0"}}, "v0.1.0"},
		"a commit":             {&debug.BuildInfo{Settings: []debug.BuildSetting{commit}}, "67fc2c8d30f1"},
		"a changed commit": {&debug.BuildInfo{
			Main:     debug.Module{Version: "(devel)"},
			Settings: []debug.BuildSetting{commit, changed},
		}, "67fc2c8d30f1+dirty"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := builtFrom(test.info); got != test.want {
				t.Errorf("built from %s, want %s", got, test.want)
			}
		})
	}
}
