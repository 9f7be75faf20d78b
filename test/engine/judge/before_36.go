//go:build before36

package main

import (
	"context"

	"github.com/argoproj/argo-workflows/v3/workflow/controller"
)

// Before 3.6 a template is in its pod's variable, however long it is, and the controller has no workers for the archive.
const offloaded = "\x00"

// The settings of the controller that later versions have.
var laterConfig = map[string]interface{}{}

func runController(ctx context.Context, ctl *controller.WorkflowController) {
	ctl.Run(ctx, workers, 1, 1, 1)
}
