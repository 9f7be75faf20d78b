package main

import (
	"strings"

	apiv1 "k8s.io/api/core/v1"
)

// expand is the kubelet's expansion: $(NAME) of a known variable is replaced, $$ gives $, anything else stays.
// (k8s.io/kubernetes third_party/forked/golang/expansion, which is no importable module)
func expand(s string, vars map[string]string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			out.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case '$':
			out.WriteByte('$')
		case '(':
			end := strings.IndexByte(s[i:], ')')
			if end < 0 {
				out.WriteString("$(")
				continue
			}
			name := s[i+1 : i+end]
			if v, ok := vars[name]; ok {
				out.WriteString(v)
			} else {
				out.WriteString("$(" + name + ")")
			}
			i += end
		default:
			out.WriteByte('$')
			out.WriteByte(s[i])
		}
	}
	return out.String()
}

// expandContainer gives the environment, command and arguments that the kubelet starts a container with: each variable
// sees those before it, command and arguments see all. Variables from Secrets and ConfigMaps are unknown here.
func expandContainer(c *apiv1.Container) {
	vars := map[string]string{}
	for i := range c.Env {
		if c.Env[i].ValueFrom != nil {
			continue
		}
		c.Env[i].Value = expand(c.Env[i].Value, vars)
		vars[c.Env[i].Name] = c.Env[i].Value
	}
	for i := range c.Command {
		c.Command[i] = expand(c.Command[i], vars)
	}
	for i := range c.Args {
		c.Args[i] = expand(c.Args[i], vars)
	}
}
