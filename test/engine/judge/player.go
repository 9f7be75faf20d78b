package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/expr-lang/expr"
	apiv1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes"

	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	wfclientset "github.com/argoproj/argo-workflows/v3/pkg/client/clientset/versioned"
	"github.com/argoproj/argo-workflows/v3/util/expr/argoexpr"
	"github.com/argoproj/argo-workflows/v3/workflow/common"

	"argoharness/memapi"
)

var (
	grPods     = schema.GroupResource{Resource: "pods"}
	grCM       = schema.GroupResource{Resource: "configmaps"}
	grWf       = schema.GroupResource{Group: "argoproj.io", Resource: "workflows"}
	grResult   = schema.GroupResource{Group: "argoproj.io", Resource: "workflowtaskresults"}
	grTaskSets = schema.GroupResource{Group: "argoproj.io", Resource: "workflowtasksets"}
)

// Outcome says how one pod ends.
type Outcome struct {
	ExitCode  int32                  `json:"exitCode,omitempty"`
	Outputs   map[string]interface{} `json:"outputs,omitempty"`   // output parameter -> value; "=expr" is evaluated; null = file missing
	Result    interface{}            `json:"result,omitempty"`    // stdout; the body of a response
	Status    int                    `json:"status,omitempty"`    // of a response, 200 when nothing is said; exitCode of a request: there is no response
	Artifacts map[string]interface{} `json:"artifacts,omitempty"` // output artifact -> anything; null = file missing
	Message   string                 `json:"message,omitempty"`   // pod status.message
	Reason    string                 `json:"reason,omitempty"`    // termination reason of main (Error, OOMKilled, ...)
	DelayMs   int                    `json:"delayMs,omitempty"`
	Late      bool                   `json:"late,omitempty"` // of a suspended node: nobody answers in time
	Lost      bool                   `json:"lost,omitempty"` // Argo's own container fails before main starts: the machine's fault, an Error in every version
}

// Rule selects pods. Empty fields match all. The first rule that matches decides.
type Rule struct {
	Path     string            `json:"path,omitempty"`     // the whole node name without "wf." and without the numbers of tries, exactly
	Node     string            `json:"node,omitempty"`     // glob on display name, node name or the name without "wf."
	Template string            `json:"template,omitempty"` // glob
	Inputs   map[string]string `json:"inputs,omitempty"`   // exact input parameter values
	Attempt  *int              `json:"attempt,omitempty"`  // 0, 1, ... of a retried node
	Outcome
}

// Script is the file given by --script. Short form: {"rules":[...]} or a map key -> outcome
// (or list of outcomes, one per attempt) where the key matches node or template.
type Script struct{ Rules []Rule }

func (s *Script) UnmarshalJSON(b []byte) error {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(b, &m); err != nil {
		return err
	}
	if r, ok := m["rules"]; ok {
		if err := strictJSON(r, &s.Rules); err != nil {
			return err
		}
		delete(m, "rules")
	}
	for k, v := range m {
		var list []Outcome
		if bytes.HasPrefix(bytes.TrimSpace(v), []byte("[")) {
			if err := strictJSON(v, &list); err != nil {
				return fmt.Errorf("%s: %w", k, err)
			}
		} else {
			var o Outcome
			if err := strictJSON(v, &o); err != nil {
				return fmt.Errorf("%s: %w", k, err)
			}
			list = []Outcome{o}
		}
		for i, o := range list {
			for _, byTmpl := range []bool{false, true} {
				r := Rule{Outcome: o}
				if byTmpl {
					r.Template = k
				} else {
					r.Node = k
				}
				if len(list) > 1 {
					n := i
					r.Attempt = &n
				}
				s.Rules = append(s.Rules, r)
			}
		}
	}
	return nil
}

func strictJSON(b []byte, v interface{}) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

var (
	attemptRe  = regexp.MustCompile(`\((\d+)\)$`)
	attemptsRe = regexp.MustCompile(`\(\d+\)`)
)

// Subject is what a rule looks at.
type Subject struct {
	Node, Display, Template string
	Attempt                 int
	Inputs                  map[string]string
}

func subject(nodeName, template string, in wfv1.Inputs) Subject {
	s := Subject{Node: nodeName, Template: template, Inputs: map[string]string{}}
	if m := attemptRe.FindStringSubmatch(nodeName); m != nil && !strings.Contains(m[1], ":") {
		fmt.Sscan(m[1], &s.Attempt)
	}
	s.Display = nodeName[strings.LastIndexByte(nodeName, '.')+1:]
	for _, p := range in.Parameters {
		s.Inputs[p.Name] = p.GetValue()
	}
	return s
}

func glob(pat, s string) bool {
	re := "(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(pat), `\*`, ".*") + "$"
	ok, _ := regexp.MatchString(re, s)
	return ok
}

func (s *Script) find(u Subject) (Outcome, bool) {
	short := u.Node[strings.IndexByte(u.Node, '.')+1:]
	strip := func(x string) string { return attemptRe.ReplaceAllString(x, "") }
	path := attemptsRe.ReplaceAllString(short, "")
	for _, r := range s.Rules {
		if r.Path != "" && r.Path != path {
			continue
		}
		if r.Node != "" {
			hit := false
			for _, n := range []string{u.Display, u.Node, short, strip(u.Display), strip(u.Node), strip(short)} {
				hit = hit || glob(r.Node, n)
			}
			if !hit {
				continue
			}
		}
		if r.Template != "" && !glob(r.Template, u.Template) {
			continue
		}
		if r.Attempt != nil && *r.Attempt != u.Attempt {
			continue
		}
		ok := true
		for k, v := range r.Inputs {
			ok = ok && u.Inputs[k] == v
		}
		if ok {
			return r.Outcome, true
		}
	}
	return Outcome{}, false
}

// render turns a scripted value into text; "=..." is an expr-lang expression.
func render(v interface{}, u Subject) (string, error) {
	if s, ok := v.(string); ok {
		if !strings.HasPrefix(s, "=") {
			return s, nil
		}
		env := map[string]interface{}{"inputs": u.Inputs, "attempt": u.Attempt, "node": u.Node, "name": u.Display, "template": u.Template,
			"json": func(x string) interface{} { var o interface{}; _ = json.Unmarshal([]byte(x), &o); return o }}
		out, err := expr.Eval(s[1:], env)
		if err != nil {
			return "", err
		}
		v = out
		if s, ok := v.(string); ok {
			return s, nil
		}
	}
	b, err := json.Marshal(v)
	return string(b), err
}

// PodRecord is what a pod was asked to do (after Argo's substitution).
type PodRecord struct {
	Pod       string            `json:"pod"`
	Node      string            `json:"node"`
	Template  string            `json:"template"`
	Image     string            `json:"image,omitempty"`
	Command   []string          `json:"command,omitempty"` // without the emissary's wrapping
	Args      []string          `json:"args,omitempty"`
	Source    string            `json:"source,omitempty"` // script templates
	Env       map[string]string `json:"env,omitempty"`
	Artifacts map[string]string `json:"inputArtifacts,omitempty"`
	ExitCode  int32             `json:"exitCode"`
	Stdout    string            `json:"stdout,omitempty"`
	Stderr    string            `json:"stderr,omitempty"`
	Unmatched bool              `json:"unscripted,omitempty"`
	// places in the order of all events of one process: the pod was seen, and its end was told
	Start int64 `json:"start"`
	End   int64 `json:"end"`
}

// RequestRecord is what the agent was asked to send: the template as Argo hands it on.
type RequestRecord struct {
	Node      string            `json:"node"`
	Template  string            `json:"template"`
	Method    string            `json:"method,omitempty"`
	URL       string            `json:"url,omitempty"`
	Headers   map[string]string `json:"headers,omitempty"` // but for those from Secrets
	Body      string            `json:"body,omitempty"`
	Timeout   *int64            `json:"timeoutSeconds,omitempty"`
	Unmatched bool              `json:"unscripted,omitempty"`
	// as those of a PodRecord
	Start int64 `json:"start"`
	End   int64 `json:"end"`
}

type Player struct {
	api     *memapi.Server
	kube    kubernetes.Interface
	wf      wfclientset.Interface
	scripts map[string]*Script // by namespace
	local   bool
	// skipBackoff dates pods back, so that retry backoffs are over at once
	skipBackoff bool
	active      sync.Map // namespace -> *atomic.Int32
	work        string
	mu          sync.Mutex
	records     map[string][]PodRecord // namespace/workflow
	requests    map[string][]RequestRecord
	considered  sync.Map // namespace/node of requests, which are made once as by the agent
	events      atomic.Int64
}

func (p *Player) script(ns string) *Script {
	if s := p.scripts[ns]; s != nil {
		return s
	}
	return &Script{}
}

func (p *Player) activeIn(ns string) bool {
	c, ok := p.active.Load(ns)
	return ok && c.(*atomic.Int32).Load() > 0
}

func (p *Player) now() metav1.Time {
	t := time.Now()
	if p.skipBackoff {
		t = t.Add(-time.Hour)
	}
	return metav1.NewTime(t)
}

func (p *Player) Run(ctx context.Context) {
	seen := map[string]bool{}
	go p.api.Watch(ctx, grTaskSets, func(typ string, raw []byte) {
		if typ == "DELETED" {
			return
		}
		var ts wfv1.WorkflowTaskSet
		if json.Unmarshal(raw, &ts) == nil {
			go p.agent(&ts)
		}
	})
	person := &Person{Player: p}
	go p.api.Watch(ctx, grWf, func(_ string, raw []byte) { person.look(ctx, raw) })
	p.api.Watch(ctx, grPods, func(typ string, raw []byte) {
		var pod apiv1.Pod
		if json.Unmarshal(raw, &pod) != nil || typ == "DELETED" || seen[string(pod.UID)] {
			return
		}
		seen[string(pod.UID)] = true
		c, _ := p.active.LoadOrStore(pod.Namespace, new(atomic.Int32))
		n := c.(*atomic.Int32)
		n.Add(1)
		start := p.events.Add(1)
		go func() {
			defer n.Add(-1)
			if err := p.play(ctx, &pod, start); err != nil {
				fmt.Fprintf(os.Stderr, "harness: pod %s: %v\n", pod.Name, err)
			}
		}()
	})
}

// agent answers HTTP and plugin templates, which Argo hands to an agent pod through a WorkflowTaskSet.
func (p *Player) agent(ts *wfv1.WorkflowTaskSet) {
	nodes := map[string]interface{}{}
	for id, t := range ts.Spec.Tasks {
		if _, done := ts.Status.Nodes[id]; done {
			continue
		}
		if _, again := p.considered.LoadOrStore(ts.Namespace+"/"+id, true); again {
			continue
		}
		start := p.events.Add(1)
		// the node is persisted just after the task set is
		name := id
		for i := 0; i < 12000 && name == id; i++ {
			var wf wfv1.Workflow
			if json.Unmarshal(p.api.Get(grWf, ts.Namespace, ts.Name), &wf) == nil {
				if n, ok := wf.Status.Nodes[id]; ok {
					name = n.Name
					break
				}
			}
			time.Sleep(5 * time.Millisecond)
		}
		u := subject(name, t.Name, t.Inputs)
		o, found := p.script(ts.Namespace).find(u)
		r := wfv1.NodeResult{Phase: wfv1.NodeSucceeded, Message: o.Message, Outputs: &wfv1.Outputs{}}
		body := ""
		if o.Result != nil {
			body, _ = render(o.Result, u)
			r.Outputs.Result = &body
		}
		if o.ExitCode != 0 {
			r.Phase = wfv1.NodeFailed
		}
		if t.HTTP == nil {
			for k, v := range o.Outputs {
				s, _ := render(v, u)
				r.Outputs.Parameters = append(r.Outputs.Parameters, wfv1.Parameter{Name: k, Value: wfv1.AnyStringPtr(s)})
			}
		} else if o.ExitCode == 0 {
			r = respond(t.HTTP, o, body)
		}
		nodes[id] = r
		if t.HTTP != nil {
			p.note(ts, name, t.Name, t.HTTP, !found, start)
		}
	}
	if len(nodes) > 0 {
		_ = p.api.Patch(grTaskSets, ts.Namespace, ts.Name, map[string]interface{}{"status": map[string]interface{}{"nodes": nodes}}, "status")
	}
}

func (p *Player) note(ts *wfv1.WorkflowTaskSet, node, template string, h *wfv1.HTTP, unmatched bool, start int64) {
	r := RequestRecord{Node: node, Template: template, Method: h.Method, URL: h.URL, Body: h.Body, Timeout: h.TimeoutSeconds, Unmatched: unmatched, Start: start, End: p.events.Add(1)}
	for _, one := range h.Headers {
		if one.ValueFrom != nil {
			continue
		}
		if r.Headers == nil {
			r.Headers = map[string]string{}
		}
		r.Headers[one.Name] = one.Value
	}
	key := ts.Namespace + "/" + ts.Name
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests[key] = append(p.requests[key], r)
}

// respond judges a response as Argo's agent does (executeHTTPTemplate, which is private).
func respond(h *wfv1.HTTP, o Outcome, body string) wfv1.NodeResult {
	status := o.Status
	if status == 0 {
		status = http.StatusOK
	}
	failed := func(message string, outputs *wfv1.Outputs) wfv1.NodeResult {
		return wfv1.NodeResult{Phase: wfv1.NodeFailed, Message: message, Outputs: outputs}
	}
	if h.TimeoutSeconds != nil && int64(o.DelayMs) > *h.TimeoutSeconds*1000 {
		return failed("context deadline exceeded", nil)
	}
	outputs := &wfv1.Outputs{Result: &body}
	if h.SuccessCondition == "" {
		if status < 200 || status >= 300 {
			return failed(fmt.Sprintf("received non-2xx response code: %d", status), outputs)
		}
		return wfv1.NodeResult{Phase: wfv1.NodeSucceeded, Message: o.Message, Outputs: outputs}
	}
	success, err := argoexpr.EvalBool(h.SuccessCondition, map[string]interface{}{
		"request": map[string]interface{}{
			"method":    h.Method,
			"url":       h.URL,
			"body":      h.Body,
			"bodyBytes": h.GetBodyBytes(),
			"headers":   h.Headers.ToHeader(),
		},
		"response": map[string]interface{}{
			"statusCode": status,
			"body":       body,
			"headers":    http.Header{},
		},
	})
	if err != nil {
		return failed(err.Error(), nil)
	}
	if !success {
		return failed(fmt.Sprintf("successCondition '%s' evaluated false", h.SuccessCondition), outputs)
	}
	return wfv1.NodeResult{Phase: wfv1.NodeSucceeded, Message: o.Message, Outputs: outputs}
}

// missing is what reading a file that main did not write gives.
func missing(p string) error {
	return &os.PathError{Op: "open", Path: "/var/run/argo/outputs/parameters" + p, Err: fmt.Errorf("no such file or directory")}
}

var errNotUsed = errors.New("not used")

// runtimeStub is the container runtime under Argo's own executor code.
type runtimeStub struct {
	files  map[string]string
	stdout string
}

func (r *runtimeStub) GetFileContents(_ string, p string) (string, error) {
	if s, ok := r.files[p]; ok {
		return s, nil
	}
	return "", missing(p)
}
func (r *runtimeStub) GetOutputStream(context.Context, string, bool) (io.ReadCloser, error) {
	return io.NopCloser(strings.NewReader(r.stdout)), nil
}
func (r *runtimeStub) Wait(context.Context, []string) error                { return nil }
func (r *runtimeStub) Kill(context.Context, []string, time.Duration) error { return nil }

func env(c *apiv1.Container, name string) (string, bool) {
	for _, e := range c.Env {
		if e.Name == name {
			return e.Value, true
		}
	}
	return "", false
}

func (p *Player) play(ctx context.Context, pod *apiv1.Pod, start int64) error {
	nodeID := pod.Annotations[common.AnnotationKeyNodeID]
	nodeName := pod.Annotations[common.AnnotationKeyNodeName]
	wfName := pod.Labels[common.LabelKeyWorkflow]
	setStatus := func(st apiv1.PodStatus) error {
		b, _ := json.Marshal(st)
		var m map[string]interface{}
		_ = json.Unmarshal(b, &m)
		return p.api.Patch(grPods, pod.Namespace, pod.Name, map[string]interface{}{"status": m}, "status")
	}
	if pod.Labels[common.LabelKeyComponent] == "agent" || nodeID == "" && strings.HasSuffix(pod.Name, "-agent") {
		return setStatus(apiv1.PodStatus{Phase: apiv1.PodRunning})
	}
	// Argo's own clean-up of artifacts is no step
	if nodeID == "" {
		return nil
	}
	// the template, as the executor sees it
	var tmplText, include string
	var main *apiv1.Container
	all := append(append([]apiv1.Container{}, pod.Spec.InitContainers...), pod.Spec.Containers...)
	for i := range all {
		expandContainer(&all[i])
		// The first that has it hands it to the others; in 3.5 they have it as well, with values of a step's variables in it.
		if v, ok := env(&all[i], common.EnvVarTemplate); ok && tmplText == "" {
			tmplText = v
		}
		if v, ok := env(&all[i], common.EnvVarIncludeScriptOutput); ok {
			include = v
		}
		if all[i].Name == common.MainContainerName {
			main = &all[i]
		}
	}
	if tmplText == offloaded {
		for _, v := range pod.Spec.Volumes {
			if v.ConfigMap != nil {
				var cm apiv1.ConfigMap
				_ = json.Unmarshal(p.api.Get(grCM, pod.Namespace, v.ConfigMap.Name), &cm)
				if t, ok := cm.Data[common.EnvVarTemplate]; ok {
					tmplText = t
				}
			}
		}
	}
	var tmpl wfv1.Template
	if err := json.Unmarshal([]byte(tmplText), &tmpl); err != nil {
		return fmt.Errorf("no template in pod: %w", err)
	}
	if main == nil {
		main = &pod.Spec.Containers[0]
	}
	// ARGO_TEMPLATE lacks the input parameters; the node has them (persisted just after the pod is made)
	in := tmpl.Inputs
	for i := 0; i < 200; i++ {
		var wf wfv1.Workflow
		if json.Unmarshal(p.api.Get(grWf, pod.Namespace, wfName), &wf) == nil {
			if n, ok := wf.Status.Nodes[nodeID]; ok {
				if n.Inputs != nil {
					in = *n.Inputs
				}
				break
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	u := subject(nodeName, tmpl.Name, in)
	o, found := p.script(pod.Namespace).find(u)
	rec := PodRecord{Pod: pod.Name, Node: nodeName, Template: tmpl.Name, Image: main.Image, Unmatched: !found && !p.local, Artifacts: map[string]string{}, Start: start}
	rec.Command, rec.Args = strip(main)
	if tmpl.Script != nil {
		rec.Source = tmpl.Script.Source
	}
	for _, e := range main.Env {
		if strings.HasPrefix(e.Name, "ARGO_") {
			continue
		}
		if rec.Env == nil {
			rec.Env = map[string]string{}
		}
		rec.Env[e.Name] = e.Value
	}

	began := p.now() // finish times matter: retry backoff counts from them
	st := apiv1.PodStatus{Phase: apiv1.PodRunning, StartTime: &began}
	for _, c := range pod.Spec.Containers {
		st.ContainerStatuses = append(st.ContainerStatuses, apiv1.ContainerStatus{Name: c.Name, Image: c.Image, State: apiv1.ContainerState{Running: &apiv1.ContainerStateRunning{StartedAt: began}}})
	}
	if err := setStatus(st); err != nil {
		return err
	}
	terminated := func(code int32, reason, msg string) apiv1.ContainerState {
		if reason == "" {
			if reason = "Completed"; code != 0 {
				reason = "Error"
			}
		}
		return apiv1.ContainerState{Terminated: &apiv1.ContainerStateTerminated{ExitCode: code, Reason: reason, Message: msg, StartedAt: began, FinishedAt: p.now()}}
	}
	finish := func(phase apiv1.PodPhase, initErr string, mainCode int32, waitErr string) error {
		out := apiv1.PodStatus{Phase: phase, Message: o.Message, StartTime: &began}
		if initErr != "" {
			out.InitContainerStatuses = []apiv1.ContainerStatus{{Name: common.InitContainerName, State: terminated(64, "", initErr)}}
			// The others never start; 3.5 would wait for the end of one that runs.
			for _, c := range pod.Spec.Containers {
				waiting := apiv1.ContainerState{Waiting: &apiv1.ContainerStateWaiting{Reason: "PodInitializing"}}
				out.ContainerStatuses = append(out.ContainerStatuses, apiv1.ContainerStatus{Name: c.Name, Image: c.Image, State: waiting})
			}
		} else {
			for _, c := range pod.Spec.Containers {
				s := terminated(0, "", "")
				switch {
				case c.Name == common.WaitContainerName && waitErr != "":
					s = terminated(64, "", waitErr)
				case c.Name != common.WaitContainerName && tmpl.IsMainContainerName(c.Name):
					s = terminated(mainCode, o.Reason, "")
				}
				out.ContainerStatuses = append(out.ContainerStatuses, apiv1.ContainerStatus{Name: c.Name, Image: c.Image, State: s})
			}
		}
		rec.ExitCode = mainCode
		rec.End = p.events.Add(1)
		p.mu.Lock()
		p.records[pod.Namespace+"/"+wfName] = append(p.records[pod.Namespace+"/"+wfName], rec)
		p.mu.Unlock()
		return setStatus(out)
	}
	// a daemon runs until it is stopped, which nobody does here
	serve := func() error {
		ip := "10.0.0.1"
		if v, ok := o.Outputs["ip"]; ok && v != nil {
			var err error
			if ip, err = render(v, u); err != nil {
				return err
			}
		}
		for i := range st.ContainerStatuses {
			st.ContainerStatuses[i].Ready = true
		}
		st.PodIP = ip
		rec.End = p.events.Add(1)
		p.mu.Lock()
		p.records[pod.Namespace+"/"+wfName] = append(p.records[pod.Namespace+"/"+wfName], rec)
		p.mu.Unlock()
		return setStatus(st)
	}
	// activeDeadlineSeconds of a pod is the kubelet's work
	limit := time.Duration(1<<62 - 1)
	if d := pod.Spec.ActiveDeadlineSeconds; d != nil {
		limit = time.Duration(*d) * time.Second
	}
	exceeded := func() error {
		o.Message = "Pod was active on the node longer than the specified deadline"
		return finish(apiv1.PodFailed, "", 143, "terminated")
	}
	if d := time.Duration(o.DelayMs) * time.Millisecond; d > 0 {
		time.Sleep(min(d, limit))
		if d > limit {
			return exceeded()
		}
	}

	if o.Lost {
		return finish(apiv1.PodFailed, "lost", 0, "")
	}
	// init container: input artifacts (same checks and words as executor.LoadArtifacts)
	dir := filepath.Join(p.work, pod.Namespace, pod.Name)
	for _, a := range tmpl.Inputs.Artifacts {
		if !a.HasLocationOrKey() {
			if a.Optional {
				rec.Artifacts[a.Name] = "(absent, optional)"
				continue
			}
			return finish(apiv1.PodFailed, fmt.Sprintf("required artifact '%s' not supplied", a.Name), 0, "")
		}
		if a.Raw != nil {
			rec.Artifacts[a.Name] = "raw:" + a.Raw.Data
		} else {
			k, _ := a.GetKey()
			rec.Artifacts[a.Name] = "key:" + k
		}
	}

	// main container
	rt := &runtimeStub{files: map[string]string{}}
	if p.local {
		lctx, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		code, err := p.runLocal(lctx, dir, pod, main, &tmpl, rt, &rec)
		if err != nil {
			return finish(apiv1.PodFailed, err.Error(), 0, "")
		}
		if lctx.Err() != nil && ctx.Err() == nil {
			return exceeded()
		}
		o.ExitCode = code
	} else {
		if o.Result != nil {
			s, err := render(o.Result, u)
			if err != nil {
				return finish(apiv1.PodFailed, "script: "+err.Error(), 0, "")
			}
			rt.stdout = s + "\n"
		}
		for i, op := range tmpl.Outputs.Parameters {
			v, scripted := o.Outputs[op.Name]
			if op.ValueFrom == nil {
				continue
			}
			if scripted && v == nil || !scripted && (o.ExitCode != 0 || op.ValueFrom.Default != nil) {
				continue // no such file
			}
			s := u.Display + "." + op.Name
			if scripted {
				var err error
				if s, err = render(v, u); err != nil {
					return finish(apiv1.PodFailed, "script: "+err.Error(), 0, "")
				}
			}
			if op.ValueFrom.Path != "" {
				rt.files[op.ValueFrom.Path] = s
			} else {
				tmpl.Outputs.Parameters[i].Value = wfv1.AnyStringPtr(s)
			}
		}
	}

	if tmpl.IsDaemon() && o.ExitCode == 0 && !p.local {
		return serve()
	}

	// wait container: Argo's own executor code over the stub
	et := *tmpl.DeepCopy()
	if et.Container != nil {
		et.Container.VolumeMounts = nil // every path counts as one of the base image
	}
	if et.Script != nil {
		et.Script.VolumeMounts = nil
	}
	we := newExecutor(ctx, p.kube, p.wf.ArgoprojV1alpha1().WorkflowTaskResults(pod.Namespace), pod, wfName, nodeID, rt, et, include == "true")
	we.InitializeOutput(ctx)
	if tmpl.Resource == nil {
		if err := we.CaptureScriptResult(ctx); err != nil {
			addError(ctx, we, err)
		}
	}
	if err := we.SaveParameters(ctx); err != nil {
		addError(ctx, we, err)
	}
	arts, err := p.saveArtifacts(&et, o, dir)
	if err != nil {
		addError(ctx, we, err)
	}
	if err := we.ReportOutputs(ctx, arts); err != nil {
		addError(ctx, we, err)
	}
	we.FinalizeOutput(ctx)
	waitErr := ""
	if err := we.HasError(); err != nil {
		waitErr = err.Error()
	}
	phase := apiv1.PodSucceeded
	if o.ExitCode != 0 || waitErr != "" || o.Message != "" && o.Reason != "" {
		phase = apiv1.PodFailed
	}
	p.waitForOutputs(ctx, pod.Namespace, wfName, nodeID)
	// The pod of a resource has no container of Argo's own beside main, so that the error is main's.
	if waitErr != "" && tmpl.Resource != nil && o.ExitCode == 0 {
		o.ExitCode = 64
	}
	return finish(phase, "", o.ExitCode, waitErr)
}

// waitForOutputs waits until the controller has taken over what the executor reported. In a cluster seconds lie between the report and the end
// of the pod; without them Argo may hear of the end first, and goes on without the outputs (seen in 3.6.5).
func (p *Player) waitForOutputs(ctx context.Context, namespace, wfName, nodeID string) {
	var result wfv1.WorkflowTaskResult
	if json.Unmarshal(p.api.Get(grResult, namespace, nodeID), &result) != nil || !result.Outputs.HasOutputs() {
		return
	}
	var seen []byte
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end) && ctx.Err() == nil; time.Sleep(3 * time.Millisecond) {
		now := p.api.Get(grWf, namespace, wfName)
		if bytes.Equal(now, seen) {
			continue
		}
		seen = now
		var wf struct {
			Status struct {
				Phase wfv1.WorkflowPhase
				Nodes map[string]struct{ Outputs json.RawMessage }
			}
		}
		if json.Unmarshal(now, &wf) != nil || wf.Status.Phase.Completed() || len(wf.Status.Nodes) == 0 || wf.Status.Nodes[nodeID].Outputs != nil {
			return
		}
	}
}

// strip takes the emissary's wrapping off a container's command.
func strip(c *apiv1.Container) (cmd, args []string) {
	for i, s := range c.Command {
		if s == "--" {
			return c.Command[i+1:], c.Args
		}
	}
	return c.Command, c.Args
}

// saveArtifacts gives artifacts their key as executor.saveArtifactFromFile does, without a store.
func (p *Player) saveArtifacts(t *wfv1.Template, o Outcome, dir string) (wfv1.Artifacts, error) {
	out := wfv1.Artifacts{}
	bad := ""
	for _, a := range t.Outputs.Artifacts {
		v, scripted := o.Artifacts[a.Name]
		absent := scripted && v == nil || !scripted && o.ExitCode != 0
		src := filepath.Join(dir, "root", a.Path)
		if p.local {
			_, err := os.Stat(src)
			absent = err != nil
		}
		if absent {
			if !a.Optional {
				bad += fmt.Sprintf("error: open /var/run/argo/outputs/artifacts%s.tgz: no such file or directory; ", a.Path)
			}
			continue
		}
		if !a.HasKey() {
			if t.ArchiveLocation == nil {
				bad += "no archive location; "
				continue
			}
			k, err := t.ArchiveLocation.GetKey()
			if err != nil {
				return out, err
			}
			loc, err := t.ArchiveLocation.Get()
			if err != nil {
				return out, err
			}
			if err := a.SetType(loc); err != nil {
				return out, err
			}
			name := path.Base(a.Path)
			if a.GetArchive().None == nil {
				name = a.Name + ".tgz"
			}
			if err := a.SetKey(path.Join(k, name)); err != nil {
				return out, err
			}
		}
		if p.local {
			if err := copyTree(src, p.stored(&a.ArtifactLocation)); err != nil {
				return out, err
			}
		}
		out = append(out, a)
	}
	if bad != "" {
		return out, fmt.Errorf("%s", bad)
	}
	return out, nil
}
