//go:build texts && !contexts

package main

import "github.com/argoproj/argo-workflows/v3/util/template"

func replaceTexts(s string, texts map[string]string, allow bool) (string, error) {
	return template.Replace(s, texts, allow)
}
