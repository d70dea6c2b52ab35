/** What somebody who sets options of Airflow has to know, and the options that they have to know it of. */
interface WithoutCounterpart {
  /** A sentence about Baram. */
  readonly instead: string;
  /** From section to keys, separated by spaces. */
  readonly options: Readonly<Record<string, string>>;
}

/** Airflow's options that Baram has no option for. Those with another name here are former names of that option. */
const WITHOUT_COUNTERPART: readonly WithoutCounterpart[] = [
  {
    instead:
      "The database is given by [database] url: postgres://user:password@host/name, or empty for the SQLite database in BARAM_HOME.",
    options: { database: "sql_alchemy_conn sql_alchemy_schema" },
  },
  {
    instead: "How many connections there are at most is given by [database] max_connections.",
    options: {
      database:
        "sql_alchemy_pool_enabled sql_alchemy_pool_size sql_alchemy_max_overflow sql_alchemy_pool_recycle " +
        "sql_alchemy_pool_pre_ping sql_alchemy_engine_args sql_alchemy_connect_args sql_alchemy_session_maker",
    },
  },
  {
    instead: "Texts are UTF-8, and ids are the same only where every character is.",
    options: { database: "sql_engine_encoding sql_engine_collation_for_ids" },
  },
  {
    instead: "The schema is brought to this version at the start, or by db migrate.",
    options: { database: "check_migrations alembic_ini_file_path" },
  },
  {
    instead: "A transaction that got into the way of another is tried again, without a limit to set.",
    options: { database: "max_db_retries" },
  },
  {
    instead: "No connections are made by themselves.",
    options: { database: "load_default_connections" },
  },
  {
    instead: "The key is in the file fernet.key of BARAM_HOME, or in the variable BARAM_FERNET_KEY.",
    options: { core: "fernet_key" },
  },
  {
    instead: "Log-ins are kept in the database, and need no key.",
    options: { webserver: "secret_key session_backend" },
  },
  {
    instead: "How long a Dag file may load is given by [core] dagbag_import_timeout.",
    options: { core: "dag_file_processor_timeout" },
  },
  {
    instead: "Dag files are watched: each is loaded and stored as soon as it changes, and not otherwise.",
    options: {
      scheduler:
        "min_file_process_interval dag_dir_list_interval parsing_processes parsing_cleanup_interval stale_dag_threshold " +
        "dag_stale_not_seen_duration file_parsing_sort_mode print_stats_interval parsing_pre_import_modules",
      core:
        "min_serialized_dag_update_interval min_serialized_dag_fetch_interval compress_serialized_dags " +
        "dag_discovery_safe_mode might_contain_dag_callable",
    },
  },
  {
    instead: "A process of its own for Dag files is started by baram dag-processor.",
    options: { scheduler: "standalone_dag_processor" },
  },
  {
    instead:
      "Nothing is looked at again and again: events wake the scheduler, and [scheduler] safety_pass_seconds is for what they miss.",
    options: {
      scheduler:
        "scheduler_heartbeat_sec scheduler_idle_sleep_time num_runs max_tis_per_query max_dagruns_to_create_per_loop " +
        "max_dagruns_per_loop_to_schedule max_callbacks_per_loop schedule_after_task_execution use_row_level_locking " +
        "orphaned_tasks_check_interval zombie_detection_interval trigger_timeout_check_interval " +
        "task_queued_timeout_check_interval pool_metrics_interval local_task_job_heartbeat_sec",
      triggerer: "job_heartbeat_sec",
    },
  },
  {
    instead: "A task whose runner is silent is given up after [scheduler] task_lease_seconds.",
    options: { scheduler: "scheduler_zombie_task_threshold" },
  },
  {
    instead: "The health of every process is told by /api/v1/health, and by baram jobs check.",
    options: {
      scheduler: "enable_health_check scheduler_health_check_server_host scheduler_health_check_server_port",
    },
  },
  {
    instead: "The proxies whose headers count are given by [api] trusted_proxies.",
    options: {
      webserver:
        "enable_proxy_fix proxy_fix_x_for proxy_fix_x_proto proxy_fix_x_host proxy_fix_x_port proxy_fix_x_prefix",
    },
  },
  {
    instead: "One process answers all requests, without workers.",
    options: {
      webserver:
        "workers worker_class worker_refresh_batch_size worker_refresh_interval web_server_worker_timeout " +
        "web_server_master_timeout reload_on_plugin_change",
    },
  },
  {
    instead: "Cookies are SameSite=Lax, and Secure over TLS, always.",
    options: { webserver: "cookie_secure cookie_samesite" },
  },
  {
    instead: "Wrong passwords are throttled by [auth] log_in_failures and log_in_block_seconds.",
    options: { fab: "auth_rate_limited auth_rate_limit" },
  },
  {
    instead: "Every request may log in with a password, a token or a session.",
    options: { api: "auth_backends" },
  },
  {
    instead: "Logs are in the folder logs of BARAM_HOME, one file for each try.",
    options: {
      logging:
        "base_log_folder log_filename_template log_processor_filename_template dag_processor_manager_log_location " +
        "task_log_reader",
    },
  },
  {
    instead: "What the loading of Dag files tells is in the log of the server, on standard error.",
    options: {
      logging: "dag_processor_log_target dag_processor_log_format dag_processor_manager_log_stdout",
      scheduler: "child_process_log_directory",
    },
  },
  {
    instead: "The name of this machine is given by [core] hostname.",
    options: { core: "hostname_callable" },
  },
  {
    instead: "Modules that are added to Baram are named by [core] listeners.",
    options: {
      core: "plugins_folder lazy_load_plugins",
    },
  },
  {
    instead:
      "Long XComs are kept in files by [core] xcom_files_folder and xcom_files_threshold_bytes, or by [core] xcom_backend.",
    options: { "common.io": "xcom_objectstorage_path xcom_objectstorage_threshold xcom_objectstorage_compression" },
  },
  {
    instead: "Metrics are read by Prometheus or sent to StatsD; traces are sent by [traces] otel_on.",
    options: {
      metrics:
        "otel_on otel_host otel_port otel_prefix otel_interval_milliseconds otel_debugging_on otel_service otel_ssl_active",
    },
  },
  {
    instead: "There are no Dags but those of [core] dags_folder.",
    options: { core: "load_examples" },
  },
  {
    instead:
      "A file named .baramignore is read as a .gitignore is, and one named .airflowignore as regular expressions.",
    options: { core: "dag_ignore_file_syntax" },
  },
  {
    instead: "Rendered fields are kept with their task instances, and go with them by db clean.",
    options: { core: "max_num_rendered_ti_fields_per_task" },
  },
  {
    instead: "Tasks run as the user that Baram runs as.",
    options: { core: "default_impersonation security" },
  },
  {
    instead: "A run whose logical date lies ahead waits for it.",
    options: { scheduler: "allow_trigger_in_future" },
  },
  {
    instead: "Schedules always count; dags pause keeps a Dag from being run by its own.",
    options: { scheduler: "use_job_schedule" },
  },
  {
    instead: "A task is started in the moment in which it is queued, so that none stays queued.",
    options: { scheduler: "task_queued_timeout" },
  },
  {
    instead: "A server elsewhere is named by --server or BARAM_SERVER.",
    options: { cli: "api_client endpoint_url" },
  },
  {
    instead: "A Dag stops at its first failure where its author sets failFast.",
    options: { debug: "fail_fast" },
  },
  {
    instead: "Tasks have no such resources; pools and queues say how many run, and where.",
    options: { operators: "default_cpus default_ram default_disk default_gpus" },
  },
  {
    instead: "Mail is sent by the server that [smtp] names.",
    options: { email: "email_backend" },
  },
  {
    instead: "What fails is told to the modules that [core] listeners names.",
    options: { sentry: "sentry_on sentry_dsn before_send" },
  },
  {
    instead:
      "Logs of tries are files on the machine that runs them; they are not sent elsewhere, nor read from elsewhere.",
    options: {
      logging:
        "remote_logging remote_log_conn_id remote_base_log_folder remote_task_handler_kwargs delete_local_logs encrypt_s3_logs " +
        "google_key_path worker_log_server_port trigger_log_server_port",
    },
  },
  {
    instead: "Lines of logs have one form, and colours on a terminal alone.",
    options: {
      logging:
        "colored_console_log colored_log_format log_format simple_log_format task_log_prefix_template " +
        "color_log_error_keywords color_log_warning_keywords interleave_timestamp_parser extra_logger_names",
    },
  },
  {
    instead: "How much the processes log is given by [logging] level.",
    options: { logging: "celery_logging_level fab_logging_level celery_stdout_stderr_separation" },
  },
  {
    instead: "Log files get the permissions that the umask of the process leaves them.",
    options: {
      logging: "file_task_handler_new_folder_permissions file_task_handler_new_file_permissions",
      core: "daemon_umask",
    },
  },
  {
    instead: "Requests are counted by metrics and told as spans of traces; there is no log of them.",
    options: { webserver: "access_logfile error_logfile access_logformat" },
  },
  {
    instead: "Who comes in is said by the users and roles of Baram, by [oidc] and by [ldap].",
    options: {
      core: "auth_manager",
      webserver: "config_file access_denied_message",
      api: "google_oauth2_audience",
      fab: "update_fab_perms",
    },
  },
  {
    instead: "No process with author code in it has a connection to the database, whatever is set.",
    options: {
      core: "database_access_isolation internal_api_url internal_api_secret_key",
      webserver: "run_internal_api",
    },
  },
  {
    instead: "Tasks run in runner processes; an author gives a task one of its own by isolation.",
    options: { core: "task_runner" },
  },
  {
    instead: "What a task leaves running when it has ended is stopped with its runner.",
    options: { core: "task_success_overtime" },
  },
  {
    instead: "Updates of assets are told to the modules that [core] listeners names.",
    options: { core: "dataset_manager_class dataset_manager_kwargs" },
  },
  {
    instead:
      "Names of metrics are Airflow's; which of them are told is said by [metrics] metrics_allow_list and metrics_block_list.",
    options: { metrics: "stat_name_handler statsd_custom_client_path" },
  },
  {
    instead: "A span of a try holds no lines of its log.",
    options: { traces: "otel_task_log_event" },
  },
  {
    instead: "There is the stable REST API, and none besides; the page at /api/v1/ui describes it.",
    options: { api: "enable_experimental_api", webserver: "enable_swagger_ui" },
  },
  {
    instead: "A request may hold 8 MiB, whatever is in it.",
    options: { webserver: "allowed_payload_size max_form_memory_size max_form_parts" },
  },
  {
    instead: "Answers never hold a stack trace.",
    options: { webserver: "expose_stacktrace" },
  },
  {
    instead: "The web UI loads nothing from elsewhere, and tells nobody who uses it.",
    options: { webserver: "analytics_tool analytics_id analytics_url" },
  },
  {
    instead: "Tasks find the tickets that the user has as whom Baram runs.",
    options: { kerberos: "ccache principal reinit_frequency kinit_path keytab forwardable include_ip" },
  },
  {
    instead:
      "What a page shows at first is fixed; everyone chooses the rest in it, and the time zone beside the clock.",
    options: {
      webserver:
        "default_ui_timezone dag_default_view dag_orientation grid_view_sorting_order default_wrap page_size " +
        "hide_paused_dags_by_default default_dag_run_display_number show_recent_stats_for_completed_runs",
    },
  },
  {
    instead: "Installations are told apart by [api] instance_name; the colours of the web UI are fixed.",
    options: {
      webserver:
        "navbar_color navbar_text_color navbar_hover_color navbar_text_hover_color navbar_logo_text_color " +
        "instance_name_has_markup",
    },
  },
  {
    instead: "Pages and logs follow what happens without asking again.",
    options: {
      webserver:
        "auto_refresh_interval log_fetch_timeout_sec log_fetch_delay_sec log_auto_tailing_offset log_animation_speed",
    },
  },
  {
    instead: "Pages may not be framed by others, and HTML in descriptions is shown as text, always.",
    options: { webserver: "x_frame_enabled allow_raw_html_descriptions" },
  },
  {
    instead: "The audit log is filtered in its page, by event among others.",
    options: { webserver: "audit_view_excluded_events audit_view_included_events" },
  },
  {
    instead: "Triggering shows the form, always, which begins with what the last run by hand was given.",
    options: { webserver: "show_trigger_form_if_no_params num_recent_configurations_for_trigger" },
  },
  {
    instead: "A Dag is paused and unpaused by one click, which another takes back.",
    options: { webserver: "require_confirmation_dag_change" },
  },
  {
    instead: "The server is reached from its own machine alone, unless [api] host says otherwise.",
    options: { webserver: "warn_deployment_exposure" },
  },
  {
    instead: "Messages about errors name no machine.",
    options: { webserver: "expose_hostname" },
  },
  {
    instead: "The URI of an asset is checked where the asset is made, always.",
    options: { core: "strict_dataset_uri_validation" },
  },
  {
    instead:
      "Dags are tried out by dags test and tasks test, and in tests with @baram/testing, none of which needs a mode.",
    options: { core: "unit_test_mode" },
  },
  {
    instead: "Why a try has ended is told with it, whoever ended it.",
    options: { logging: "enable_task_context_logger" },
  },
  {
    instead: "XComs are JSON, and the API answers with what they hold.",
    options: { api: "enable_xcom_deserialize_support" },
  },
  {
    instead: "It is about Python, of which there is none here.",
    options: {
      core:
        "donot_pickle enable_xcom_pickling allowed_deserialization_classes allowed_deserialization_classes_regexp " +
        "mp_start_method execute_tasks_new_python_interpreter lazy_discover_providers " +
        "dagbag_import_error_tracebacks dagbag_import_error_traceback_depth",
      logging: "logging_config_class colored_formatter_class log_formatter_class secret_mask_adapter",
      operators: "allow_illegal_arguments",
      webserver: "caching_hash_method",
    },
  },
];

/** Every one of them, in no order that matters. */
export function optionsWithoutCounterpart(): readonly { readonly section: string; readonly key: string }[] {
  return WITHOUT_COUNTERPART.flatMap(({ options }) =>
    Object.entries(options).flatMap(([section, keys]) => keys.split(" ").map((key) => ({ section, key }))),
  );
}

/** What to know of an option of Airflow that Baram has none for; `null` for everything else. A variable has no dots. */
export function explainAirflowOption(section: string, key: string): string | null {
  const found = WITHOUT_COUNTERPART.find(({ options }) =>
    Object.entries(options).some(
      ([ofSection, keys]) =>
        (ofSection === section || ofSection.replace(".", "_") === section) && keys.split(" ").includes(key),
    ),
  );
  return found?.instead ?? null;
}
