// Prints the fields of a pod, of a template and of a workflow as the Go types of Kubernetes and Argo have them, for merge.ts.
package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"

	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

var types = map[string]map[string]string{}

// scalars are types with a JSON form of their own.
var scalars = map[reflect.Type]string{
	reflect.TypeFor[resource.Quantity]():  "quantity",
	reflect.TypeFor[intstr.IntOrString](): "intOrString",
	reflect.TypeFor[metav1.Time]():        "string",
	reflect.TypeFor[[]byte]():             "string",
	reflect.TypeFor[wfv1.Amount]():        "number",
	reflect.TypeFor[wfv1.Item]():          "string",
	reflect.TypeFor[wfv1.AnyString]():     "string",
}

func name(t reflect.Type) string {
	if s, ok := scalars[t]; ok {
		return s
	}
	switch t.Kind() {
	case reflect.Pointer:
		return name(t.Elem())
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int32, reflect.Int64:
		return "integer"
	case reflect.Slice:
		return "[" + name(t.Elem()) + "]"
	case reflect.Map:
		return "{" + name(t.Elem()) + "}"
	case reflect.Struct:
		if _, known := types[t.Name()]; !known {
			types[t.Name()] = map[string]string{}
			fields(t, types[t.Name()])
		}
		return t.Name()
	}
	return "other" // of fields that nobody asks for
}

func fields(t reflect.Type, into map[string]string) {
	for field := range t.Fields() {
		tag, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if tag == "" {
			fields(field.Type, into)
			continue
		}
		key := ""
		if strings.Contains(field.Tag.Get("patchStrategy"), "merge") {
			key = field.Tag.Get("patchMergeKey")
		}
		into[tag] = name(field.Type) + key
		if !strings.Contains(options, "omitempty") && field.Type.Kind() != reflect.Pointer {
			into[tag] += "!"
		}
	}
}

func main() {
	name(reflect.TypeFor[corev1.PodSpec]())
	name(reflect.TypeFor[wfv1.WorkflowSpec]())
	if err := json.NewEncoder(os.Stdout).Encode(types); err != nil {
		panic(err)
	}
}
