package main

import (
	"fmt"
	"runtime/debug"
)

// cmdVersion prints which Argo is built in, as the binary itself says.
func cmdVersion() int {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return 1
	}
	for _, m := range info.Deps {
		if m.Path == "github.com/argoproj/argo-workflows/v3" {
			fmt.Println(m.Version[1:])
			return 0
		}
	}
	return 1
}
