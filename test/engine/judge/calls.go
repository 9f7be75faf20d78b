//go:build !contexts

package main

import (
	"context"
	"io"
	"time"

	"github.com/argoproj/argo-workflows/v3/pkg/apiclient"
	workflowpkg "github.com/argoproj/argo-workflows/v3/pkg/apiclient/workflow"
	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	argoprojv1 "github.com/argoproj/argo-workflows/v3/pkg/client/clientset/versioned/typed/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v3/util/file"
	"github.com/argoproj/argo-workflows/v3/workflow/common"
	"github.com/argoproj/argo-workflows/v3/workflow/executor"
	apiv1 "k8s.io/api/core/v1"
	"k8s.io/client-go/kubernetes"
)

// How many workflows the controller looks at together, and after how long without a word it has nothing more to do.
const (
	workers = 2
	silence = time.Second
)

// What takes a context from Argo 4.0 on, and a logger in it.

func background(io.Writer, bool) context.Context { return context.Background() }

func walkManifests(_ context.Context, path string, each func(path string, data []byte) error) error {
	return file.WalkManifests(path, each)
}

func parseErrors(_ context.Context, data []byte) (errs []error) {
	for _, parsed := range common.ParseObjects(data, false) {
		errs = append(errs, parsed.Err)
	}
	return errs
}

func offlineClient(ctx context.Context, files []string) (context.Context, apiclient.Client, error) {
	return apiclient.NewClientFromOpts(apiclient.Opts{Offline: true, OfflineFiles: files, Context: ctx})
}

func workflowService(_ context.Context, c apiclient.Client) workflowpkg.WorkflowServiceClient {
	return c.NewWorkflowServiceClient()
}

func newExecutor(_ context.Context, kube kubernetes.Interface, results argoprojv1.WorkflowTaskResultInterface, pod *apiv1.Pod, workflow, nodeID string, rt executor.ContainerRuntimeExecutor, t wfv1.Template, include bool) *executor.WorkflowExecutor {
	we := executor.NewExecutor(kube, results, nil, pod.Name, pod.UID, workflow, pod.OwnerReferences[0].UID, nodeID, pod.Namespace, rt, t, include, time.Time{}, time.Minute, time.Minute)
	return &we
}

func addError(_ context.Context, we *executor.WorkflowExecutor, err error) { we.AddError(err) }

func (r *runtimeStub) CopyFile(string, string, string, int) error { return errNotUsed }
