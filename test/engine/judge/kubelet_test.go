package main

import "testing"

func TestExpandDoesAsTheKubeletDoes(t *testing.T) {
	vars := map[string]string{"A": "x", "LB": "{", "E": ""}
	for in, want := range map[string]string{
		"$(A)": "x", "$$(A)": "$(A)", "$$$(A)": "$x", "$(B)": "$(B)", "$A": "$A", "$": "$", "a$": "a$", "$$": "$",
		"$(LB){w}}": "{{w}}", "$(LB)$(LB)": "{{", "$(": "$(", "$(A": "$(A", "${A}": "${A}", "$(E)": "", "$()": "$()",
	} {
		if got := expand(in, vars); got != want {
			t.Errorf("expand(%q) = %q, want %q", in, got, want)
		}
	}
}
