const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * The public names of the SDKs of Kubeflow Pipelines, without those that serve the SDK alone: of kfp 1.8.22 those of `kfp.dsl`,
 * `kfp.components`, `kfp.onprem`, `kfp.gcp`, and the methods of ContainerOp, Container and PipelineConf; of kfp 2.17.0 those of `kfp.dsl`,
 * `kfp.kubernetes` and the methods of PipelineTask.
 */
export const kfpNames: Readonly<Record<string, readonly string[]>> = {
  'kfp 1.8.22': words(`
  BaseOp ComponentStore Condition ContainerOp Dict EXECUTION_ID_PLACEHOLDER ExitHandler InputArgumentPath InputArtifact
  InputBinaryFile InputPath InputTextFile OpsGroup Optional OutputArtifact OutputBinaryFile OutputPath OutputTextFile
  ParallelFor Pipeline PipelineConf PipelineExecutionMode PipelineParam PipelineVolume ROOT_PARAMETER_NAME
  RUN_ID_PLACEHOLDER ResourceOp Sidecar SubGraph UserContainer VOLUME_MODE_ROM VOLUME_MODE_RWM VOLUME_MODE_RWO VolumeOp
  VolumeSnapshotOp add_affinity add_default_resource_spec add_env_from add_env_variable add_gpu_toleration
  add_init_container add_node_selector_constraint add_op_transformer add_pod_annotation add_pod_label add_port
  add_pvolumes add_resource_limit add_resource_request add_sidecar add_toleration add_volume add_volume_devices
  add_volume_mount after apply arguments command component container create_component_from_airflow_op
  create_component_from_func create_component_from_func_v2 create_graph_component_from_pipeline_func data_passing_method
  env_variables func_to_container_op get_pipeline_conf graph_component image importer inputs load_component
  load_component_from_file load_component_from_text load_component_from_url match_serialized_pipelineparam mount_pvc
  pipeline python_component set_caching_options set_cpu_limit set_cpu_request set_default_pod_node_selector
  set_display_name set_dns_config set_env_variable set_ephemeral_storage_limit set_ephemeral_storage_request set_gpu_limit
  set_image_pull_policy set_image_pull_secrets set_lifecycle set_liveness_probe set_memory_limit set_memory_request
  set_parallelism set_pod_disruption_budget set_readiness_probe set_retry set_security_context set_stdin set_stdin_once
  set_termination_message_path set_termination_message_policy set_timeout set_ttl_seconds_after_finished set_tty
  use_gcp_secret use_k8s_secret use_preemptible_nodepool use_tpu
`),
  'kfp 2.17.0': words(`
  Artifact ClassificationMetrics Collected ConcatPlaceholder Condition ContainerSpec CreatePVC Dataset DeletePVC Elif Else
  EmbeddedAnnotation EmbeddedInput ExitHandler HTML If IfPresentPlaceholder Input InputPath KubernetesWorkspaceConfig
  Markdown Metrics Model OneOf Output OutputPath PIPELINE_JOB_CREATE_TIME_UTC_PLACEHOLDER PIPELINE_JOB_ID_PLACEHOLDER
  PIPELINE_JOB_NAME_PLACEHOLDER PIPELINE_JOB_RESOURCE_NAME_PLACEHOLDER PIPELINE_JOB_SCHEDULE_TIME_UTC_PLACEHOLDER
  PIPELINE_ROOT_PLACEHOLDER PIPELINE_TASK_EXECUTOR_INPUT_PLACEHOLDER PIPELINE_TASK_EXECUTOR_OUTPUT_PATH_PLACEHOLDER
  PIPELINE_TASK_ID_PLACEHOLDER PIPELINE_TASK_NAME_PLACEHOLDER ParallelFor PipelineConfig PipelineTask
  PipelineTaskFinalStatus SlicedClassificationMetrics TaskConfig TaskConfigField TaskConfigPassthrough
  WORKSPACE_PATH_PLACEHOLDER WorkspaceConfig add_ephemeral_volume add_node_affinity add_node_affinity_json
  add_node_selector add_node_selector_constraint add_node_selector_json add_pod_annotation add_pod_label add_toleration
  add_toleration_json after component container_component empty_dir_mount get_uri ignore_upstream_failure importer inputs
  mount_pvc name notebook_component output outputs pipeline run_notebook set_accelerator_limit set_accelerator_type
  set_caching_options set_container_image set_cpu_limit set_cpu_request set_debug_pause set_display_name set_env_variable
  set_gpu_limit set_image_pull_policy set_image_pull_secrets set_memory_limit set_memory_request set_retry
  set_security_context set_timeout use_config_map_as_env use_config_map_as_volume use_field_path_as_env use_secret_as_env
  use_secret_as_volume
`),
};
