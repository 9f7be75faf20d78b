//go:build !before36

package main

import (
	"context"

	"github.com/argoproj/argo-workflows/v3/workflow/common"
	"github.com/argoproj/argo-workflows/v3/workflow/controller"
)

// What a pod's variable holds when its template is in a ConfigMap.
const offloaded = common.EnvVarTemplateOffloaded

// The settings of the controller that 3.5 does not know, and refuses.
var laterConfig = map[string]interface{}{"workflowEvents": map[string]interface{}{"enabled": false}}

func runController(ctx context.Context, ctl *controller.WorkflowController) {
	ctl.Run(ctx, workers, 1, 1, 1, 1)
}
