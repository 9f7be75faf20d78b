// Made from src/targets/*/templates/*.hbs by `npm run generate`; do not edit.
export const argo = {
"config-map": {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"header"),depth0,{"name":"header","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "apiVersion: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"apiVersion"),{"name":"scalar","hash":{},"loc":{"start":{"line":3,"column":12},"end":{"line":3,"column":33}}})) != null ? stack1 : "")
    + "\nkind: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"kind"),{"name":"scalar","hash":{},"loc":{"start":{"line":4,"column":6},"end":{"line":4,"column":21}}})) != null ? stack1 : "")
    + "\nmetadata:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"metadata"),lookupProperty(depth0,"metadata"),{"name":"metadata","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "data:"
    + ((stack1 = lookupProperty(helpers,"tree").call(alias1,lookupProperty(depth0,"data"),{"name":"tree","hash":{"indent":0,"fit":0},"loc":{"start":{"line":7,"column":5},"end":{"line":7,"column":24}}})) != null ? stack1 : "")
    + "\n";
},"usePartial":true},
"container": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "imagePullPolicy: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"imagePullPolicy"),{"name":"scalar","hash":{},"loc":{"start":{"line":4,"column":17},"end":{"line":4,"column":43}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "command:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"command"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":7,"column":8},"end":{"line":7,"column":24}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "args:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"args"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":10,"column":5},"end":{"line":10,"column":18}}})) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "workingDir: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"workingDir"),{"name":"scalar","hash":{},"loc":{"start":{"line":13,"column":12},"end":{"line":13,"column":33}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "env:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"env"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":16,"column":4},"end":{"line":16,"column":16}}})) != null ? stack1 : "")
    + "\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "envFrom:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"envFrom"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":19,"column":8},"end":{"line":19,"column":24}}})) != null ? stack1 : "")
    + "\n";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "resources:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"resources"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":22,"column":10},"end":{"line":22,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "securityContext:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"securityContext"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":25,"column":16},"end":{"line":25,"column":40}}})) != null ? stack1 : "")
    + "\n";
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "readinessProbe:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"readinessProbe"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":28,"column":15},"end":{"line":28,"column":38}}})) != null ? stack1 : "")
    + "\n";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "volumeMounts:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"volumeMounts"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":31,"column":13},"end":{"line":31,"column":34}}})) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "image: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"image"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":7},"end":{"line":2,"column":23}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"imagePullPolicy",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":3,"column":0},"end":{"line":5,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"command",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"args",{"name":"has","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"workingDir",{"name":"has","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":12,"column":0},"end":{"line":14,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"env",{"name":"has","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":15,"column":0},"end":{"line":17,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"envFrom",{"name":"has","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"loc":{"start":{"line":18,"column":0},"end":{"line":20,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"resources",{"name":"has","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"loc":{"start":{"line":21,"column":0},"end":{"line":23,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"securityContext",{"name":"has","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"loc":{"start":{"line":24,"column":0},"end":{"line":26,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"readinessProbe",{"name":"has","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"loc":{"start":{"line":27,"column":0},"end":{"line":29,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"volumeMounts",{"name":"has","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"loc":{"start":{"line":30,"column":0},"end":{"line":32,"column":8}}})) != null ? stack1 : "");
}},
"cron-spec": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "schedule: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"schedule"),{"name":"scalar","hash":{},"loc":{"start":{"line":3,"column":10},"end":{"line":3,"column":29}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "schedules:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"schedules"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":6,"column":10},"end":{"line":6,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "timezone: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"timezone"),{"name":"scalar","hash":{},"loc":{"start":{"line":9,"column":10},"end":{"line":9,"column":29}}})) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "concurrencyPolicy: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"concurrencyPolicy"),{"name":"scalar","hash":{},"loc":{"start":{"line":12,"column":19},"end":{"line":12,"column":47}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "startingDeadlineSeconds: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"startingDeadlineSeconds"),{"name":"scalar","hash":{},"loc":{"start":{"line":15,"column":25},"end":{"line":15,"column":59}}})) != null ? stack1 : "")
    + "\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "suspend: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"suspend"),{"name":"scalar","hash":{},"loc":{"start":{"line":18,"column":9},"end":{"line":18,"column":27}}})) != null ? stack1 : "")
    + "\n";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "successfulJobsHistoryLimit: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"successfulJobsHistoryLimit"),{"name":"scalar","hash":{},"loc":{"start":{"line":21,"column":28},"end":{"line":21,"column":65}}})) != null ? stack1 : "")
    + "\n";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "failedJobsHistoryLimit: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"failedJobsHistoryLimit"),{"name":"scalar","hash":{},"loc":{"start":{"line":24,"column":24},"end":{"line":24,"column":57}}})) != null ? stack1 : "")
    + "\n";
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "workflowMetadata:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"metadata"),lookupProperty(depth0,"workflowMetadata"),{"name":"metadata","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"has").call(alias1,"schedule",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"schedules",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":5,"column":0},"end":{"line":7,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"timezone",{"name":"has","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":8,"column":0},"end":{"line":10,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"concurrencyPolicy",{"name":"has","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":11,"column":0},"end":{"line":13,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"startingDeadlineSeconds",{"name":"has","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":14,"column":0},"end":{"line":16,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"suspend",{"name":"has","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"loc":{"start":{"line":17,"column":0},"end":{"line":19,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"successfulJobsHistoryLimit",{"name":"has","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"loc":{"start":{"line":20,"column":0},"end":{"line":22,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"failedJobsHistoryLimit",{"name":"has","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"loc":{"start":{"line":23,"column":0},"end":{"line":25,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"workflowMetadata",{"name":"has","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"loc":{"start":{"line":26,"column":0},"end":{"line":29,"column":8}}})) != null ? stack1 : "")
    + "workflowSpec:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"spec"),lookupProperty(depth0,"workflowSpec"),{"name":"spec","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true},
"cron-workflow": {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"header"),depth0,{"name":"header","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "apiVersion: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"apiVersion"),{"name":"scalar","hash":{},"loc":{"start":{"line":3,"column":12},"end":{"line":3,"column":33}}})) != null ? stack1 : "")
    + "\nkind: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"kind"),{"name":"scalar","hash":{},"loc":{"start":{"line":4,"column":6},"end":{"line":4,"column":21}}})) != null ? stack1 : "")
    + "\nmetadata:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"metadata"),lookupProperty(depth0,"metadata"),{"name":"metadata","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "spec:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"cron-spec"),lookupProperty(depth0,"spec"),{"name":"cron-spec","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true},
"dag-task": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  depends: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"depends"),{"name":"scalar","hash":{},"loc":{"start":{"line":5,"column":11},"end":{"line":5,"column":29}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  dependencies:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"dependencies"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":8,"column":15},"end":{"line":8,"column":36}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  when: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"when"),{"name":"scalar","hash":{},"loc":{"start":{"line":11,"column":8},"end":{"line":11,"column":23}}})) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  continueOn:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"continueOn"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":14,"column":13},"end":{"line":14,"column":32}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  withParam: "
    + ((stack1 = lookupProperty(helpers,"text").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"withParam"),{"name":"text","hash":{"indent":2},"loc":{"start":{"line":17,"column":13},"end":{"line":17,"column":31}}})) != null ? stack1 : "")
    + "\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  arguments:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"arguments"),{"name":"tree","hash":{"indent":2,"fit":140},"loc":{"start":{"line":20,"column":12},"end":{"line":20,"column":38}}})) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "- name: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"name"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":8},"end":{"line":2,"column":23}}})) != null ? stack1 : "")
    + "\n  template: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"template"),{"name":"scalar","hash":{},"loc":{"start":{"line":3,"column":12},"end":{"line":3,"column":31}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"depends",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":4,"column":2},"end":{"line":6,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"dependencies",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":7,"column":2},"end":{"line":9,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"when",{"name":"has","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":10,"column":2},"end":{"line":12,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"continueOn",{"name":"has","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":13,"column":2},"end":{"line":15,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"withParam",{"name":"has","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":16,"column":2},"end":{"line":18,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"arguments",{"name":"has","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"loc":{"start":{"line":19,"column":2},"end":{"line":21,"column":10}}})) != null ? stack1 : "");
}},
"dag": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "target: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"target"),{"name":"scalar","hash":{},"loc":{"start":{"line":3,"column":8},"end":{"line":3,"column":25}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"dag-task"),depth0,{"name":"dag-task","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"has").call(alias1,"target",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":8}}})) != null ? stack1 : "")
    + "tasks:\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"tasks"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":9}}})) != null ? stack1 : "");
},"usePartial":true},
"header": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "# As its `argo` has them: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"raw"),{"name":"scalar","hash":{},"loc":{"start":{"line":4,"column":26},"end":{"line":4,"column":40}}})) != null ? stack1 : "")
    + ".\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "# Compiled by Pipewright from "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"source"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":30},"end":{"line":2,"column":47}}})) != null ? stack1 : "")
    + "; do not edit.\n"
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"raw",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":3,"column":0},"end":{"line":5,"column":8}}})) != null ? stack1 : "");
}},
"metadata": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "name: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"name"),{"name":"scalar","hash":{},"loc":{"start":{"line":3,"column":6},"end":{"line":3,"column":21}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "generateName: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"generateName"),{"name":"scalar","hash":{},"loc":{"start":{"line":6,"column":14},"end":{"line":6,"column":37}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "namespace: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"namespace"),{"name":"scalar","hash":{},"loc":{"start":{"line":9,"column":11},"end":{"line":9,"column":31}}})) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "labels:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"labels"),{"name":"tree","hash":{"indent":0,"fit":0},"loc":{"start":{"line":12,"column":7},"end":{"line":12,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "annotations:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"annotations"),{"name":"tree","hash":{"indent":0,"fit":0},"loc":{"start":{"line":15,"column":12},"end":{"line":15,"column":38}}})) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"has").call(alias1,"name",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"generateName",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":5,"column":0},"end":{"line":7,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"namespace",{"name":"has","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":8,"column":0},"end":{"line":10,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"labels",{"name":"has","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":11,"column":0},"end":{"line":13,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"annotations",{"name":"has","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":14,"column":0},"end":{"line":16,"column":8}}})) != null ? stack1 : "");
}},
"origin": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ", "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"path"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":39},"end":{"line":2,"column":54}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "; as its `argo` has them: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"raw"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":102},"end":{"line":2,"column":116}}})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "# From "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"file"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":7},"end":{"line":2,"column":22}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"path",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":2,"column":22},"end":{"line":2,"column":62}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"raw",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":2,"column":62},"end":{"line":2,"column":124}}})) != null ? stack1 : "")
    + "\n";
}},
"ports": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "parameters:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"parameters"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":3,"column":11},"end":{"line":3,"column":30}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "artifacts:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"artifacts"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":6,"column":10},"end":{"line":6,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"has").call(alias1,"parameters",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"artifacts",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":5,"column":0},"end":{"line":7,"column":8}}})) != null ? stack1 : "");
}},
"resource": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "setOwnerReference: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"setOwnerReference"),{"name":"scalar","hash":{},"loc":{"start":{"line":4,"column":19},"end":{"line":4,"column":47}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "mergeStrategy: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"mergeStrategy"),{"name":"scalar","hash":{},"loc":{"start":{"line":7,"column":15},"end":{"line":7,"column":39}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "flags:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"flags"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":10,"column":6},"end":{"line":10,"column":20}}})) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "successCondition: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"successCondition"),{"name":"scalar","hash":{},"loc":{"start":{"line":13,"column":18},"end":{"line":13,"column":45}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "failureCondition: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"failureCondition"),{"name":"scalar","hash":{},"loc":{"start":{"line":16,"column":18},"end":{"line":16,"column":45}}})) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "action: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"action"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":8},"end":{"line":2,"column":25}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"setOwnerReference",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":3,"column":0},"end":{"line":5,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"mergeStrategy",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"flags",{"name":"has","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"successCondition",{"name":"has","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":12,"column":0},"end":{"line":14,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"failureCondition",{"name":"has","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":15,"column":0},"end":{"line":17,"column":8}}})) != null ? stack1 : "")
    + "manifest: "
    + ((stack1 = lookupProperty(helpers,"text").call(alias1,lookupProperty(depth0,"manifest"),{"name":"text","hash":{"indent":0},"loc":{"start":{"line":18,"column":10},"end":{"line":18,"column":27}}})) != null ? stack1 : "")
    + "\n";
}},
"spec": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "onExit: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"onExit"),{"name":"scalar","hash":{},"loc":{"start":{"line":4,"column":8},"end":{"line":4,"column":25}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "serviceAccountName: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"serviceAccountName"),{"name":"scalar","hash":{},"loc":{"start":{"line":7,"column":20},"end":{"line":7,"column":49}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "imagePullSecrets:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"imagePullSecrets"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":10,"column":17},"end":{"line":10,"column":42}}})) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "priority: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"priority"),{"name":"scalar","hash":{},"loc":{"start":{"line":13,"column":10},"end":{"line":13,"column":29}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "parallelism: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"parallelism"),{"name":"scalar","hash":{},"loc":{"start":{"line":16,"column":13},"end":{"line":16,"column":35}}})) != null ? stack1 : "")
    + "\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "activeDeadlineSeconds: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"activeDeadlineSeconds"),{"name":"scalar","hash":{},"loc":{"start":{"line":19,"column":23},"end":{"line":19,"column":55}}})) != null ? stack1 : "")
    + "\n";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "archiveLogs: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"archiveLogs"),{"name":"scalar","hash":{},"loc":{"start":{"line":22,"column":13},"end":{"line":22,"column":35}}})) != null ? stack1 : "")
    + "\n";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "ttlStrategy:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"ttlStrategy"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":25,"column":12},"end":{"line":25,"column":32}}})) != null ? stack1 : "")
    + "\n";
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "podGC:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"podGC"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":28,"column":6},"end":{"line":28,"column":20}}})) != null ? stack1 : "")
    + "\n";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "synchronization:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"synchronization"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":31,"column":16},"end":{"line":31,"column":40}}})) != null ? stack1 : "")
    + "\n";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "artifactRepositoryRef:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"artifactRepositoryRef"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":34,"column":22},"end":{"line":34,"column":52}}})) != null ? stack1 : "")
    + "\n";
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "arguments:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"ports"),lookupProperty(depth0,"arguments"),{"name":"ports","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "volumeClaimTemplates:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"volumeClaimTemplates"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":41,"column":21},"end":{"line":41,"column":50}}})) != null ? stack1 : "")
    + "\n";
},"13":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "volumeClaimGC:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"volumeClaimGC"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":44,"column":14},"end":{"line":44,"column":36}}})) != null ? stack1 : "")
    + "\n";
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "templateDefaults:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"templateDefaults"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":47,"column":17},"end":{"line":47,"column":42}}})) != null ? stack1 : "")
    + "\n";
},"15":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "dnsPolicy: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"dnsPolicy"),{"name":"scalar","hash":{},"loc":{"start":{"line":50,"column":11},"end":{"line":50,"column":31}}})) != null ? stack1 : "")
    + "\n";
},"16":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "hostNetwork: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"hostNetwork"),{"name":"scalar","hash":{},"loc":{"start":{"line":53,"column":13},"end":{"line":53,"column":35}}})) != null ? stack1 : "")
    + "\n";
},"17":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "podPriorityClassName: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"podPriorityClassName"),{"name":"scalar","hash":{},"loc":{"start":{"line":56,"column":22},"end":{"line":56,"column":53}}})) != null ? stack1 : "")
    + "\n";
},"18":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "schedulerName: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"schedulerName"),{"name":"scalar","hash":{},"loc":{"start":{"line":59,"column":15},"end":{"line":59,"column":39}}})) != null ? stack1 : "")
    + "\n";
},"19":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "suspend: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"suspend"),{"name":"scalar","hash":{},"loc":{"start":{"line":62,"column":9},"end":{"line":62,"column":27}}})) != null ? stack1 : "")
    + "\n";
},"20":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "artifactGC:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"artifactGC"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":65,"column":11},"end":{"line":65,"column":30}}})) != null ? stack1 : "")
    + "\n";
},"21":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "dnsConfig:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"dnsConfig"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":68,"column":10},"end":{"line":68,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"22":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "executor:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"executor"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":71,"column":9},"end":{"line":71,"column":26}}})) != null ? stack1 : "")
    + "\n";
},"23":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "hostAliases:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"hostAliases"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":74,"column":12},"end":{"line":74,"column":32}}})) != null ? stack1 : "")
    + "\n";
},"24":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "metrics:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"metrics"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":77,"column":8},"end":{"line":77,"column":24}}})) != null ? stack1 : "")
    + "\n";
},"25":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "podDisruptionBudget:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"podDisruptionBudget"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":80,"column":20},"end":{"line":80,"column":48}}})) != null ? stack1 : "")
    + "\n";
},"26":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "podMetadata:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"podMetadata"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":83,"column":12},"end":{"line":83,"column":32}}})) != null ? stack1 : "")
    + "\n";
},"27":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "workflowMetadata:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"workflowMetadata"),{"name":"tree","hash":{"indent":0},"loc":{"start":{"line":86,"column":17},"end":{"line":86,"column":42}}})) != null ? stack1 : "")
    + "\n";
},"28":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"template"),depth0,{"name":"template","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "entrypoint: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"entrypoint"),{"name":"scalar","hash":{},"loc":{"start":{"line":2,"column":12},"end":{"line":2,"column":33}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"onExit",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":3,"column":0},"end":{"line":5,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"serviceAccountName",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":6,"column":0},"end":{"line":8,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"imagePullSecrets",{"name":"has","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"priority",{"name":"has","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":12,"column":0},"end":{"line":14,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"parallelism",{"name":"has","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":15,"column":0},"end":{"line":17,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"activeDeadlineSeconds",{"name":"has","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"loc":{"start":{"line":18,"column":0},"end":{"line":20,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"archiveLogs",{"name":"has","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"loc":{"start":{"line":21,"column":0},"end":{"line":23,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"ttlStrategy",{"name":"has","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"loc":{"start":{"line":24,"column":0},"end":{"line":26,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"podGC",{"name":"has","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"loc":{"start":{"line":27,"column":0},"end":{"line":29,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"synchronization",{"name":"has","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"loc":{"start":{"line":30,"column":0},"end":{"line":32,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"artifactRepositoryRef",{"name":"has","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"loc":{"start":{"line":33,"column":0},"end":{"line":35,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"arguments",{"name":"has","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"loc":{"start":{"line":36,"column":0},"end":{"line":39,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"volumeClaimTemplates",{"name":"has","hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"loc":{"start":{"line":40,"column":0},"end":{"line":42,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"volumeClaimGC",{"name":"has","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"loc":{"start":{"line":43,"column":0},"end":{"line":45,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"templateDefaults",{"name":"has","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"loc":{"start":{"line":46,"column":0},"end":{"line":48,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"dnsPolicy",{"name":"has","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"loc":{"start":{"line":49,"column":0},"end":{"line":51,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"hostNetwork",{"name":"has","hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"loc":{"start":{"line":52,"column":0},"end":{"line":54,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"podPriorityClassName",{"name":"has","hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"loc":{"start":{"line":55,"column":0},"end":{"line":57,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"schedulerName",{"name":"has","hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"loc":{"start":{"line":58,"column":0},"end":{"line":60,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"suspend",{"name":"has","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"loc":{"start":{"line":61,"column":0},"end":{"line":63,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"artifactGC",{"name":"has","hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"loc":{"start":{"line":64,"column":0},"end":{"line":66,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"dnsConfig",{"name":"has","hash":{},"fn":container.program(21, data, 0),"inverse":container.noop,"loc":{"start":{"line":67,"column":0},"end":{"line":69,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"executor",{"name":"has","hash":{},"fn":container.program(22, data, 0),"inverse":container.noop,"loc":{"start":{"line":70,"column":0},"end":{"line":72,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"hostAliases",{"name":"has","hash":{},"fn":container.program(23, data, 0),"inverse":container.noop,"loc":{"start":{"line":73,"column":0},"end":{"line":75,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"metrics",{"name":"has","hash":{},"fn":container.program(24, data, 0),"inverse":container.noop,"loc":{"start":{"line":76,"column":0},"end":{"line":78,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"podDisruptionBudget",{"name":"has","hash":{},"fn":container.program(25, data, 0),"inverse":container.noop,"loc":{"start":{"line":79,"column":0},"end":{"line":81,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"podMetadata",{"name":"has","hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"loc":{"start":{"line":82,"column":0},"end":{"line":84,"column":8}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"workflowMetadata",{"name":"has","hash":{},"fn":container.program(27, data, 0),"inverse":container.noop,"loc":{"start":{"line":85,"column":0},"end":{"line":87,"column":8}}})) != null ? stack1 : "")
    + "templates:\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"templates"),{"name":"each","hash":{},"fn":container.program(28, data, 0),"inverse":container.noop,"loc":{"start":{"line":89,"column":0},"end":{"line":92,"column":9}}})) != null ? stack1 : "");
},"usePartial":true},
"template": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"origin"),lookupProperty(depth0,"origin"),{"name":"origin","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  metadata:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"metadata"),lookupProperty(depth0,"metadata"),{"name":"metadata","indent":"    ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  inputs:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"ports"),lookupProperty(depth0,"inputs"),{"name":"ports","indent":"    ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  outputs:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"ports"),lookupProperty(depth0,"outputs"),{"name":"ports","indent":"    ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  serviceAccountName: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"serviceAccountName"),{"name":"scalar","hash":{},"loc":{"start":{"line":19,"column":22},"end":{"line":19,"column":51}}})) != null ? stack1 : "")
    + "\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  nodeSelector:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"nodeSelector"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":22,"column":15},"end":{"line":22,"column":36}}})) != null ? stack1 : "")
    + "\n";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  affinity:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"affinity"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":25,"column":11},"end":{"line":25,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  tolerations:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"tolerations"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":28,"column":14},"end":{"line":28,"column":34}}})) != null ? stack1 : "")
    + "\n";
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  securityContext:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"securityContext"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":31,"column":18},"end":{"line":31,"column":42}}})) != null ? stack1 : "")
    + "\n";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  activeDeadlineSeconds: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"activeDeadlineSeconds"),{"name":"scalar","hash":{},"loc":{"start":{"line":34,"column":25},"end":{"line":34,"column":57}}})) != null ? stack1 : "")
    + "\n";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  daemon: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"daemon"),{"name":"scalar","hash":{},"loc":{"start":{"line":37,"column":10},"end":{"line":37,"column":27}}})) != null ? stack1 : "")
    + "\n";
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  retryStrategy:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"retryStrategy"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":40,"column":16},"end":{"line":40,"column":38}}})) != null ? stack1 : "")
    + "\n";
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  podSpecPatch: "
    + ((stack1 = lookupProperty(helpers,"text").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"podSpecPatch"),{"name":"text","hash":{"indent":2},"loc":{"start":{"line":43,"column":16},"end":{"line":43,"column":37}}})) != null ? stack1 : "")
    + "\n";
},"13":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  memoize:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"memoize"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":46,"column":10},"end":{"line":46,"column":26}}})) != null ? stack1 : "")
    + "\n";
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  synchronization:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"synchronization"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":49,"column":18},"end":{"line":49,"column":42}}})) != null ? stack1 : "")
    + "\n";
},"15":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  volumes:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"volumes"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":52,"column":10},"end":{"line":52,"column":26}}})) != null ? stack1 : "")
    + "\n";
},"16":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  initContainers:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"initContainers"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":55,"column":17},"end":{"line":55,"column":40}}})) != null ? stack1 : "")
    + "\n";
},"17":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  sidecars:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"sidecars"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":58,"column":11},"end":{"line":58,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"18":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  pendingTimeout: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"pendingTimeout"),{"name":"scalar","hash":{},"loc":{"start":{"line":61,"column":18},"end":{"line":61,"column":43}}})) != null ? stack1 : "")
    + "\n";
},"19":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  priorityClassName: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"priorityClassName"),{"name":"scalar","hash":{},"loc":{"start":{"line":64,"column":21},"end":{"line":64,"column":49}}})) != null ? stack1 : "")
    + "\n";
},"20":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  schedulerName: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"schedulerName"),{"name":"scalar","hash":{},"loc":{"start":{"line":67,"column":17},"end":{"line":67,"column":41}}})) != null ? stack1 : "")
    + "\n";
},"21":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  executor:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"executor"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":70,"column":11},"end":{"line":70,"column":28}}})) != null ? stack1 : "")
    + "\n";
},"22":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  hostAliases:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"hostAliases"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":73,"column":14},"end":{"line":73,"column":34}}})) != null ? stack1 : "")
    + "\n";
},"23":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  metrics:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"metrics"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":76,"column":10},"end":{"line":76,"column":26}}})) != null ? stack1 : "")
    + "\n";
},"24":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  parallelism: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"parallelism"),{"name":"scalar","hash":{},"loc":{"start":{"line":79,"column":15},"end":{"line":79,"column":37}}})) != null ? stack1 : "")
    + "\n";
},"25":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  dag:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"dag"),lookupProperty(depth0,"dag"),{"name":"dag","indent":"    ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"26":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  container:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"container"),lookupProperty(depth0,"container"),{"name":"container","indent":"    ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"27":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  resource:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"resource"),lookupProperty(depth0,"resource"),{"name":"resource","indent":"    ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"28":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  http:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"http"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":94,"column":7},"end":{"line":94,"column":20}}})) != null ? stack1 : "")
    + "\n";
},"29":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  suspend:"
    + ((stack1 = lookupProperty(helpers,"tree").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"suspend"),{"name":"tree","hash":{"indent":2},"loc":{"start":{"line":97,"column":10},"end":{"line":97,"column":26}}})) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"has").call(alias1,"origin",{"name":"has","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"loc":{"start":{"line":2,"column":0},"end":{"line":4,"column":8}}})) != null ? stack1 : "")
    + "- name: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"name"),{"name":"scalar","hash":{},"loc":{"start":{"line":5,"column":8},"end":{"line":5,"column":23}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"metadata",{"name":"has","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"loc":{"start":{"line":6,"column":2},"end":{"line":9,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"inputs",{"name":"has","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"loc":{"start":{"line":10,"column":2},"end":{"line":13,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"outputs",{"name":"has","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"loc":{"start":{"line":14,"column":2},"end":{"line":17,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"serviceAccountName",{"name":"has","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"loc":{"start":{"line":18,"column":2},"end":{"line":20,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"nodeSelector",{"name":"has","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"loc":{"start":{"line":21,"column":2},"end":{"line":23,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"affinity",{"name":"has","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"loc":{"start":{"line":24,"column":2},"end":{"line":26,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"tolerations",{"name":"has","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"loc":{"start":{"line":27,"column":2},"end":{"line":29,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"securityContext",{"name":"has","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"loc":{"start":{"line":30,"column":2},"end":{"line":32,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"activeDeadlineSeconds",{"name":"has","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"loc":{"start":{"line":33,"column":2},"end":{"line":35,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"daemon",{"name":"has","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"loc":{"start":{"line":36,"column":2},"end":{"line":38,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"retryStrategy",{"name":"has","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"loc":{"start":{"line":39,"column":2},"end":{"line":41,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"podSpecPatch",{"name":"has","hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"loc":{"start":{"line":42,"column":2},"end":{"line":44,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"memoize",{"name":"has","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"loc":{"start":{"line":45,"column":2},"end":{"line":47,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"synchronization",{"name":"has","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"loc":{"start":{"line":48,"column":2},"end":{"line":50,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"volumes",{"name":"has","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"loc":{"start":{"line":51,"column":2},"end":{"line":53,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"initContainers",{"name":"has","hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"loc":{"start":{"line":54,"column":2},"end":{"line":56,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"sidecars",{"name":"has","hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"loc":{"start":{"line":57,"column":2},"end":{"line":59,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"pendingTimeout",{"name":"has","hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"loc":{"start":{"line":60,"column":2},"end":{"line":62,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"priorityClassName",{"name":"has","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"loc":{"start":{"line":63,"column":2},"end":{"line":65,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"schedulerName",{"name":"has","hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"loc":{"start":{"line":66,"column":2},"end":{"line":68,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"executor",{"name":"has","hash":{},"fn":container.program(21, data, 0),"inverse":container.noop,"loc":{"start":{"line":69,"column":2},"end":{"line":71,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"hostAliases",{"name":"has","hash":{},"fn":container.program(22, data, 0),"inverse":container.noop,"loc":{"start":{"line":72,"column":2},"end":{"line":74,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"metrics",{"name":"has","hash":{},"fn":container.program(23, data, 0),"inverse":container.noop,"loc":{"start":{"line":75,"column":2},"end":{"line":77,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"parallelism",{"name":"has","hash":{},"fn":container.program(24, data, 0),"inverse":container.noop,"loc":{"start":{"line":78,"column":2},"end":{"line":80,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"dag",{"name":"has","hash":{},"fn":container.program(25, data, 0),"inverse":container.noop,"loc":{"start":{"line":81,"column":2},"end":{"line":84,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"container",{"name":"has","hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"loc":{"start":{"line":85,"column":2},"end":{"line":88,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"resource",{"name":"has","hash":{},"fn":container.program(27, data, 0),"inverse":container.noop,"loc":{"start":{"line":89,"column":2},"end":{"line":92,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"http",{"name":"has","hash":{},"fn":container.program(28, data, 0),"inverse":container.noop,"loc":{"start":{"line":93,"column":2},"end":{"line":95,"column":10}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"has").call(alias1,"suspend",{"name":"has","hash":{},"fn":container.program(29, data, 0),"inverse":container.noop,"loc":{"start":{"line":96,"column":2},"end":{"line":98,"column":10}}})) != null ? stack1 : "");
},"usePartial":true},
"workflow": {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"header"),depth0,{"name":"header","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "apiVersion: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"apiVersion"),{"name":"scalar","hash":{},"loc":{"start":{"line":3,"column":12},"end":{"line":3,"column":33}}})) != null ? stack1 : "")
    + "\nkind: "
    + ((stack1 = lookupProperty(helpers,"scalar").call(alias1,lookupProperty(depth0,"kind"),{"name":"scalar","hash":{},"loc":{"start":{"line":4,"column":6},"end":{"line":4,"column":21}}})) != null ? stack1 : "")
    + "\nmetadata:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"metadata"),lookupProperty(depth0,"metadata"),{"name":"metadata","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "spec:\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"spec"),lookupProperty(depth0,"spec"),{"name":"spec","indent":"  ","helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"usePartial":true},
};
