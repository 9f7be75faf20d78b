//go:build nomissing

package main

// Older versions have no kind of error for a variable that is missing.
func isMissing(error) bool { return false }
