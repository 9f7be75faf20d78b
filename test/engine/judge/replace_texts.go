//go:build texts

package main

import "fmt"

// The variables of older versions are texts: an absent one is not there at all.
func replace(s string, vars map[string]interface{}, allow bool) (string, error) {
	texts := make(map[string]string, len(vars))
	for name, value := range vars {
		switch v := value.(type) {
		case nil:
		case string:
			texts[name] = v
		default:
			texts[name] = fmt.Sprint(v)
		}
	}
	return replaceTexts(s, texts, allow)
}
