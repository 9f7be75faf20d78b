const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The fields of Argo's objects, as the published schema of Argo 3.7.18 has them. */
export const argoNames: Readonly<Record<string, readonly string[]>> = {
  Template: words(`
    activeDeadlineSeconds affinity annotations archiveLocation automountServiceAccountToken container containerSet
    daemon dag data executor failFast hostAliases http initContainers inputs memoize metadata metrics name nodeSelector
    outputs parallelism plugin podSpecPatch priorityClassName resource retryStrategy schedulerName script
    securityContext serviceAccountName sidecars steps suspend synchronization timeout tolerations volumes
`),
  DAGTask: words(`
    arguments continueOn dependencies depends hooks inline name onExit template templateRef when withItems withParam
    withSequence
`),
  WorkflowStep: words(`
    arguments continueOn hooks inline name onExit template templateRef when withItems withParam withSequence
`),
  WorkflowSpec: words(`
    activeDeadlineSeconds affinity archiveLogs arguments artifactGC artifactRepositoryRef automountServiceAccountToken
    dnsConfig dnsPolicy entrypoint executor hooks hostAliases hostNetwork imagePullSecrets metrics nodeSelector onExit
    parallelism podDisruptionBudget podGC podMetadata podPriorityClassName podSpecPatch priority retryStrategy
    schedulerName securityContext serviceAccountName shutdown suspend synchronization templateDefaults templates
    tolerations ttlStrategy volumeClaimGC volumeClaimTemplates volumes workflowMetadata workflowTemplateRef
`),
  CronWorkflowSpec: words(`
    concurrencyPolicy failedJobsHistoryLimit schedule schedules startingDeadlineSeconds stopStrategy
    successfulJobsHistoryLimit suspend timezone when workflowMetadata workflowSpec
`),
  RetryStrategy: words(`
    affinity backoff expression limit retryPolicy
`),
  Artifact: words(`
    archive archiveLogs artifactGC artifactory azure deleted from fromExpression gcs git globalName hdfs http mode name
    optional oss path raw recurseMode s3 subPath
`),
  Parameter: words(`
    default description enum globalName name value valueFrom
`),
  ValueFrom: words(`
    configMapKeyRef default event expression jqFilter jsonPath parameter path supplied
`),
  SuspendTemplate: words(`
    duration
`),
  HTTP: words(`
    body bodyFrom headers insecureSkipVerify method successCondition timeoutSeconds url
`),
  ContainerSetTemplate: words(`
    containers retryStrategy volumeMounts
`),
  Data: words(`
    source transformation
`),
  LifecycleHook: words(`
    arguments expression template templateRef
`),
  Synchronization: words(`
    mutex mutexes semaphore semaphores
`),
  Memoize: words(`
    cache key maxAge
`),
  Metrics: words(`
    prometheus
`),
  PodGC: words(`
    deleteDelayDuration labelSelector strategy
`),
  TTLStrategy: words(`
    secondsAfterCompletion secondsAfterFailure secondsAfterSuccess
`),
  Sequence: words(`
    count end format start
`),
  ResourceTemplate: words(`
    action failureCondition flags manifest manifestFrom mergeStrategy setOwnerReference successCondition
`),
  ContinueOn: words(`
    error failed
`),
  ArchiveStrategy: words(`
    none tar zip
`),
};
