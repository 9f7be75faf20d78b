// argolint: the checks of `argo lint --offline --strict`, made by the real Argo
// Workflows library, with two holes of the CLI closed: documents that do not
// parse, and documents of an unknown kind, are errors instead of being skipped.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	log "github.com/sirupsen/logrus"
	"sigs.k8s.io/yaml"

	"github.com/argoproj/argo-workflows/v3/cmd/argo/lint"
)

type fileResult struct {
	File   string   `json:"file"`
	OK     bool     `json:"ok"`
	Errors []string `json:"errors"`
}

var sep = regexp.MustCompile(`(?m)^---[ \t]*$`)
var kinds = map[string]bool{"Workflow": true, "WorkflowTemplate": true, "ClusterWorkflowTemplate": true, "CronWorkflow": true}

// precheck reports what ParseObjects/lint would silently ignore.
func precheck(data []byte, allow bool) (errs []string) {
	n := 0
	for i, text := range sep.Split(string(data), -1) {
		if strings.TrimSpace(text) == "" {
			continue
		}
		var tm struct {
			APIVersion string `json:"apiVersion"`
			Kind       string `json:"kind"`
		}
		var any interface{}
		if err := yaml.UnmarshalStrict([]byte(text), &any); err != nil { // duplicate keys too
			errs = append(errs, fmt.Sprintf("document %d: %v", i+1, err))
			continue
		}
		if any == nil { // only comments
			continue
		}
		n++
		if err := yaml.Unmarshal([]byte(text), &tm); err != nil {
			errs = append(errs, fmt.Sprintf("document %d: %v", i+1, err))
			continue
		}
		if kinds[tm.Kind] && tm.APIVersion != "argoproj.io/v1alpha1" {
			errs = append(errs, fmt.Sprintf("document %d: kind %s has apiVersion %q", i+1, tm.Kind, tm.APIVersion))
		}
		if !kinds[tm.Kind] && !allow {
			errs = append(errs, fmt.Sprintf("document %d: kind %q is not one that is linted", i+1, tm.Kind))
		}
	}
	if n == 0 {
		errs = append(errs, "no object in the file")
	}
	return errs
}

func cmdLint(args []string) int {
	fl := flag.NewFlagSet("lint", flag.ExitOnError)
	asJSON := fl.Bool("json", false, "print one JSON document")
	strict := fl.Bool("strict", true, "unknown fields are errors")
	allow := fl.Bool("allow-other-kinds", false, "pass over kinds that are not Argo's")
	ns := fl.String("namespace", "", "namespace of objects that name none")
	_ = fl.Parse(args)
	if fl.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: harness lint [--json] FILE|DIR...")
		return 2
	}
	log.SetOutput(io.Discard)
	log.SetLevel(log.PanicLevel)
	var out []*fileResult
	byFile := map[string]*fileResult{}
	fail := false
	add := func(f string, errs ...string) {
		r := byFile[f]
		if r == nil {
			r = &fileResult{File: f, OK: true, Errors: []string{}}
			byFile[f] = r
			out = append(out, r)
		}
		for _, e := range errs {
			r.OK, fail = false, true
			r.Errors = append(r.Errors, e)
		}
	}
	// A file whose fields do not even fit the types stops the offline client, so it is reported here.
	var files []string
	ctx := background(io.Discard, false)
	for _, a := range fl.Args() {
		err := walkManifests(ctx, a, func(p string, data []byte) error {
			add(p, precheck(data, *allow)...)
			for _, err := range parseErrors(ctx, data) {
				if err != nil {
					add(p, err.Error())
					return nil
				}
			}
			files = append(files, p)
			return nil
		})
		if err != nil {
			add(a, err.Error())
		}
	}
	// Each file by itself: one offline client over all files stops at the first name that two of them share.
	for _, f := range files {
		if err := lintRun([]string{f}, *strict, *ns, add); err != nil {
			add(f, err.Error())
		}
	}
	if *asJSON {
		b, _ := json.MarshalIndent(map[string]interface{}{"ok": !fail, "files": out}, "", "  ")
		fmt.Println(string(b))
	} else {
		for _, r := range out {
			if r.OK {
				fmt.Printf("ok   %s\n", r.File)
			}
			for _, e := range r.Errors {
				fmt.Printf("FAIL %s: %s\n", r.File, e)
			}
		}
	}
	if fail {
		return 1
	}
	return 0
}

func lintRun(files []string, strict bool, ns string, add func(string, ...string)) error {
	ctx, c, err := offlineClient(background(io.Discard, false), files)
	if err != nil {
		return err
	}
	sc := lint.ServiceClients{WorkflowsClient: workflowService(ctx, c)}
	if sc.WorkflowTemplatesClient, err = c.NewWorkflowTemplateServiceClient(); err != nil {
		return err
	}
	if sc.CronWorkflowsClient, err = c.NewCronWorkflowServiceClient(); err != nil {
		return err
	}
	if sc.ClusterWorkflowTemplateClient, err = c.NewClusterWorkflowTemplateServiceClient(); err != nil {
		return err
	}
	res, err := lint.Lint(ctx, &lint.LintOptions{Files: files, Strict: strict, DefaultNamespace: ns, ServiceClients: sc})
	if err != nil {
		return err
	}
	for _, r := range res.Results {
		if !r.Linted {
			continue
		}
		for _, e := range r.Errs {
			add(r.File, e.Error())
		}
		if len(r.Errs) == 0 {
			add(r.File)
		}
	}
	return nil
}
