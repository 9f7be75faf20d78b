//go:build contexts

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
	"github.com/argoproj/argo-workflows/v3/util/logging"
	"github.com/argoproj/argo-workflows/v3/util/template"
	"github.com/argoproj/argo-workflows/v3/workflow/common"
	"github.com/argoproj/argo-workflows/v3/workflow/executor"
	apiv1 "k8s.io/api/core/v1"
	"k8s.io/client-go/kubernetes"
)

// A worker sleeps a second after each write, so that many are needed, and silence means less.
const (
	workers = 64
	silence = 4 * time.Second
)

// What takes a context from Argo 4.0 on, and a logger in it.

func background(out io.Writer, debug bool) context.Context {
	level := logging.Warn
	if debug {
		level = logging.Debug
	}
	return logging.WithLogger(context.Background(), logging.NewSlogLoggerCustom(level, logging.Text, out))
}

func walkManifests(ctx context.Context, path string, each func(path string, data []byte) error) error {
	return file.WalkManifests(ctx, path, each)
}

func parseErrors(ctx context.Context, data []byte) (errs []error) {
	for _, parsed := range common.ParseObjects(ctx, data, false) {
		errs = append(errs, parsed.Err)
	}
	return errs
}

func offlineClient(ctx context.Context, files []string) (context.Context, apiclient.Client, error) {
	return apiclient.NewClientFromOptsWithContext(ctx, apiclient.Opts{Offline: true, OfflineFiles: files})
}

func workflowService(ctx context.Context, c apiclient.Client) workflowpkg.WorkflowServiceClient {
	return c.NewWorkflowServiceClient(ctx)
}

func newExecutor(ctx context.Context, kube kubernetes.Interface, results argoprojv1.WorkflowTaskResultInterface, pod *apiv1.Pod, workflow, nodeID string, rt executor.ContainerRuntimeExecutor, t wfv1.Template, include bool) *executor.WorkflowExecutor {
	we := executor.NewExecutor(ctx, kube, results, nil, pod.Name, pod.UID, workflow, pod.OwnerReferences[0].UID, nodeID, pod.Namespace, rt, t, include, time.Time{}, time.Minute, time.Minute)
	return &we
}

func addError(ctx context.Context, we *executor.WorkflowExecutor, err error) { we.AddError(ctx, err) }

func replaceTexts(s string, texts map[string]string, allow bool) (string, error) {
	return template.Replace(background(io.Discard, false), s, texts, allow)
}

func (r *runtimeStub) CopyFile(context.Context, string, string, string, int) error { return errNotUsed }
