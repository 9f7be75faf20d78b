//go:build !nomissing

package main

import "github.com/argoproj/argo-workflows/v3/util/template"

func isMissing(err error) bool { return template.IsMissingVariableErr(err) }
