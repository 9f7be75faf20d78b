package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"

	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	hydratorfake "github.com/argoproj/argo-workflows/v3/workflow/hydrator/fake"
	wfutil "github.com/argoproj/argo-workflows/v3/workflow/util"
)

// Person answers suspended nodes as the script says, by the functions behind `argo node set`, `argo resume` and `argo stop` with a node field
// selector, as Argo's UI does: outputs are what is entered, an exit code refuses, `late` lets the time of the node run out. Nodes of which the
// script says nothing wait.
type Person struct {
	*Player
	seen sync.Map
}

func (p *Person) look(ctx context.Context, raw []byte) {
	var wf wfv1.Workflow
	if json.Unmarshal(raw, &wf) != nil {
		return
	}
	for id, n := range wf.Status.Nodes {
		if !n.IsActiveSuspendNode() {
			continue
		}
		in := wfv1.Inputs{}
		if n.Inputs != nil {
			in = *n.Inputs
		}
		u := subject(n.Name, n.TemplateName, in)
		o, found := p.script(wf.Namespace).find(u)
		if !found {
			continue
		}
		if o.Late {
			p.age(&wf, id, n)
			continue
		}
		if _, done := p.seen.LoadOrStore(wf.Namespace+"/"+id, true); done {
			continue
		}
		go func() {
			if err := p.answer(ctx, wf.Namespace, wf.Name, id, o, u); err != nil {
				fmt.Fprintf(os.Stderr, "harness: %s: %v\n", u.Node, err)
			}
			p.remind(wf.Namespace, wf.Name)
		}()
	}
}

// age makes a node one that was asked a year ago; again when the controller has written what it knew before.
func (p *Person) age(wf *wfv1.Workflow, id string, n wfv1.NodeStatus) {
	if time.Since(n.StartedAt.Time) > 24*time.Hour {
		return
	}
	at := map[string]string{"startedAt": time.Now().Add(-24 * 365 * time.Hour).UTC().Format(time.RFC3339)}
	_ = p.api.Patch(grWf, wf.Namespace, wf.Name, map[string]interface{}{"status": map[string]interface{}{"nodes": map[string]interface{}{id: at}}}, "")
	go p.remind(wf.Namespace, wf.Name)
}

// remind writes the workflow again, and again later: after its own writes the controller puts what it wrote into its cache, in the place of what came
// from others meanwhile, of which it would not hear until the next change.
func (p *Person) remind(ns, wf string) {
	for i, wait := range []time.Duration{100, 400, 1500} {
		time.Sleep(wait * time.Millisecond)
		note := map[string]string{"judge/reminder": fmt.Sprint(i, time.Now().UnixNano())}
		_ = p.api.Patch(grWf, ns, wf, map[string]interface{}{"metadata": map[string]interface{}{"annotations": note}}, "")
	}
}

func (p *Person) answer(ctx context.Context, ns, wf, id string, o Outcome, u Subject) error {
	api, by := p.wf.ArgoprojV1alpha1().Workflows(ns), "id="+id
	if o.ExitCode != 0 {
		return insist(func() error { return wfutil.StopWorkflow(ctx, api, hydratorfake.Noop, wf, by, o.Message) })
	}
	values := map[string]string{}
	for k, v := range o.Outputs {
		if v == nil {
			continue
		}
		s, err := render(v, u)
		if err != nil {
			return err
		}
		values[k] = s
	}
	if len(values) > 0 {
		set := wfutil.SetOperationValues{OutputParameters: values}
		if err := insist(func() error { return wfutil.SetWorkflow(ctx, api, hydratorfake.Noop, wf, by, set) }); err != nil {
			return err
		}
	}
	return insist(func() error { return wfutil.ResumeWorkflow(ctx, api, hydratorfake.Noop, wf, by) })
}

// insist does again what failed: the controller may write at the same time, more often than Argo tries.
func insist(do func() error) (err error) {
	for i := 0; i < 20; i++ {
		if err = do(); err == nil {
			return nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	return err
}
