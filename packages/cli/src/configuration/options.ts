import { RENDERED_FIELD_LENGTH } from "@baram/execution-api";
import {
  AUTHOR_CORE_OPTIONS,
  AUTHOR_OPERATORS_OPTIONS,
  AUTHOR_SCHEDULER_OPTIONS,
  AUTHOR_SENSORS_OPTIONS,
} from "./author-options.ts";
import { LDAP_OPTIONS, OIDC_OPTIONS } from "./log-in-options.ts";
import { METRICS_OPTIONS } from "./metrics-options.ts";
import type { OptionDefinition } from "./option-definition.ts";
import { TRACES_OPTIONS } from "./traces-options.ts";

/**
 * Every option, by section and key. What is not here is refused with the nearest names.
 *
 * Parity: names and defaults are Airflow's where Airflow has the option.
 */
export const OPTIONS = {
  core: {
    dags_folder: { kind: "text", defaultText: "dags", help: "Where Dag files are, relative to the project." },
    parallelism: { kind: "integer", defaultText: "32", minimum: 1, help: "How many task instances run at once." },
    executor: {
      kind: "text",
      defaultText: "LocalExecutor",
      choices: ["LocalExecutor", "SequentialExecutor"],
      help: "LocalExecutor or SequentialExecutor.",
    },
    dags_are_paused_at_creation: { kind: "boolean", defaultText: "True", help: "Whether a new Dag begins paused." },
    max_consecutive_failed_dag_runs_per_dag: {
      kind: "integer",
      defaultText: "0",
      minimum: 0,
      help: "After how many failed runs one after another a Dag is paused; 0 for never.",
    },
    ...AUTHOR_CORE_OPTIONS,
    dagbag_import_timeout: {
      kind: "integer",
      defaultText: "30",
      minimum: 1,
      help: "Seconds a Dag file may take to load.",
    },
    killed_task_cleanup_time: {
      kind: "integer",
      defaultText: "10",
      minimum: 0,
      help: "Seconds between TERM and KILL.",
    },
    max_map_length: {
      kind: "integer",
      defaultText: "10000",
      minimum: 1,
      help: "How many elements a result may have that a task is mapped over.",
    },
    max_templated_field_length: {
      kind: "integer",
      defaultText: String(RENDERED_FIELD_LENGTH),
      minimum: 1,
      help: "How many characters of a rendered template field are kept to be shown.",
    },
    hostname: { kind: "text", defaultText: "", help: "The name shown for this machine; its own when empty." },
    dag_run_conf_overrides_params: {
      kind: "boolean",
      defaultText: "True",
      help: "Whether the conf of a run takes the place of params.",
    },
    check_slas: { kind: "boolean", defaultText: "True", help: "Whether the SLAs of tasks are looked at." },
    test_connection: {
      kind: "text",
      defaultText: "Disabled",
      choices: ["Disabled", "Enabled", "Hidden"],
      help: "Enabled lets people try connections out, in a runner of the server; else Disabled.",
    },
    sensitive_var_conn_names: {
      kind: "text",
      defaultText: "",
      example: "pin, iban",
      help: "Words, separated by commas, that make a name sensitive as password and token do.",
      former: [["admin", "sensitive_variable_fields"]],
    },
    hide_sensitive_var_conn_fields: {
      kind: "boolean",
      defaultText: "True",
      help: "Whether variables and fields of connections with sensitive names are hidden in logs, pages and answers.",
      former: [["admin", "hide_sensitive_variable_fields"]],
    },
    listeners: {
      kind: "text",
      defaultText: "",
      help: "Modules of the project that export listener and hear of what happens, separated by commas.",
    },
    xcom_backend: {
      kind: "text",
      defaultText: "database",
      example: "./xcoms.ts",
      help: "Where XComs are: database, files, or a module of the project that exports xcomBackend.",
    },
    xcom_limit_bytes: {
      kind: "integer",
      defaultText: "67108864",
      minimum: 1024,
      help: "The largest XCom that the database takes.",
    },
    xcom_files_folder: {
      kind: "text",
      defaultText: "",
      help: "Where XComs in files are; xcoms in BARAM_HOME when empty.",
    },
    xcom_files_threshold_bytes: {
      kind: "integer",
      defaultText: "65536",
      minimum: 0,
      help: "XComs in files: smaller ones stay in the database.",
    },
  },
  database: {
    url: {
      kind: "database-url",
      defaultText: "",
      isSensitive: true,
      example: "postgres://baram:secret@localhost:5432/baram",
      help: "postgres://… ; empty for the embedded SQLite.",
    },
    max_connections: { kind: "integer", defaultText: "8", minimum: 2, help: "PostgreSQL connections of this process." },
    sqlite_durable: { kind: "boolean", defaultText: "False", help: "Whether each SQLite commit waits for the disk." },
  },
  api: {
    host: {
      kind: "text",
      defaultText: "127.0.0.1",
      help: "The address the server listens on.",
      former: [["webserver", "web_server_host"]],
    },
    port: {
      kind: "integer",
      defaultText: "8080",
      minimum: 0,
      help: "The port the server listens on; 0 for any free one.",
      former: [["webserver", "web_server_port"]],
    },
    base_url: {
      kind: "base-url",
      defaultText: "",
      example: "https://example.org/baram",
      help: "Where people reach the web UI, with its path where a proxy serves it below one. No links in mails when empty.",
      former: [["webserver", "base_url"]],
    },
    ssl_cert: {
      kind: "text",
      defaultText: "",
      help: "The file of the certificate the server shows, in PEM; empty for a server without TLS.",
      former: [["webserver", "web_server_ssl_cert"]],
    },
    ssl_key: {
      kind: "text",
      defaultText: "",
      help: "The file of the certificate's key, in PEM.",
      former: [["webserver", "web_server_ssl_key"]],
    },
    instance_name: {
      kind: "text",
      defaultText: "Baram",
      help: "The name shown in the web UI.",
      former: [["webserver", "instance_name"]],
    },
    access_control_allow_headers: {
      kind: "text",
      defaultText: "",
      help: "Which headers pages of other origins may send to the REST API, separated by commas.",
    },
    access_control_allow_methods: {
      kind: "text",
      defaultText: "",
      help: "Which methods pages of other origins may use, separated by commas.",
    },
    access_control_allow_origins: {
      kind: "text",
      defaultText: "",
      help: "Which other origins may read the REST API's answers, separated by spaces; * for all.",
    },
    expose_config: {
      kind: "text",
      defaultText: "False",
      help: "Whether the REST API shows the configuration to those with the right to it; secrets are hidden always.",
      former: [["webserver", "expose_config"]],
    },
    fallback_page_limit: {
      kind: "integer",
      defaultText: "100",
      minimum: 1,
      help: "What a limit of 0 asks a list for.",
    },
    maximum_page_limit: { kind: "integer", defaultText: "100", minimum: 1, help: "The most a list answers at once." },
    requests_per_second: {
      kind: "integer",
      defaultText: "500",
      minimum: 0,
      help: "What one address may ask on average, ten seconds' worth at once; 0 for no limit.",
    },
    trusted_proxies: {
      kind: "text",
      defaultText: "",
      help: "Addresses of the proxies in front, separated by commas: what they say of where a request came from counts.",
    },
  },
  scheduler: {
    allowed_run_id_pattern: {
      kind: "text",
      defaultText: "^[A-Za-z0-9_.~:+-]+$",
      help: "What run ids given by hand have to match.",
    },
    safety_pass_seconds: {
      kind: "integer",
      defaultText: "30",
      minimum: 1,
      help: "Seconds between looks at everything.",
    },
    task_lease_seconds: {
      kind: "integer",
      defaultText: "60",
      minimum: 5,
      help: "How long a silent attempt counts as alive.",
    },
    job_heartbeat_sec: { kind: "integer", defaultText: "5", minimum: 1, help: "Seconds between heartbeats." },
    scheduler_health_check_threshold: {
      kind: "integer",
      defaultText: "30",
      minimum: 2,
      help: "Seconds without a heartbeat after which a process of another machine counts as gone.",
    },
    ...AUTHOR_SCHEDULER_OPTIONS,
  },
  metrics: METRICS_OPTIONS,
  traces: TRACES_OPTIONS,
  triggerer: {
    default_capacity: {
      kind: "integer",
      defaultText: "1000",
      minimum: 1,
      help: "How many triggers a triggerer takes at once.",
    },
    triggerer_health_check_threshold: {
      kind: "integer",
      defaultText: "30",
      minimum: 2,
      help: "Seconds without a heartbeat after which a triggerer loses its triggers to others.",
    },
  },
  operators: AUTHOR_OPERATORS_OPTIONS,
  sensors: AUTHOR_SENSORS_OPTIONS,
  email: {
    email_conn_id: { kind: "text", defaultText: "smtp_default", help: "The connection that e-mails are sent through." },
    default_email_on_retry: {
      kind: "boolean",
      defaultText: "True",
      help: "Whether tasks with an email write when they are tried again, unless they say so themselves.",
    },
    default_email_on_failure: {
      kind: "boolean",
      defaultText: "True",
      help: "Whether tasks with an email write when they have failed, unless they say so themselves.",
    },
    subject_template: { kind: "text", defaultText: "", help: "The path of a template for the subject of alerts." },
    html_content_template: { kind: "text", defaultText: "", help: "The path of a template for the content of alerts." },
    from_email: { kind: "text", defaultText: "", help: "The sender of alerts; the connection's when empty." },
    ssl_context: {
      kind: "text",
      defaultText: "default",
      choices: ["default", "none"],
      help: "default, or none to accept any certificate.",
    },
  },
  smtp: {
    smtp_host: { kind: "text", defaultText: "localhost", help: "The mail server, where there is no connection." },
    smtp_starttls: { kind: "boolean", defaultText: "True", help: "Whether to go on by STARTTLS." },
    smtp_ssl: { kind: "boolean", defaultText: "False", help: "Whether to begin by SSL." },
    smtp_user: { kind: "text", defaultText: "", help: "The login at the mail server." },
    smtp_password: { kind: "text", defaultText: "", isSensitive: true, help: "The password at the mail server." },
    smtp_port: { kind: "integer", defaultText: "25", minimum: 1, help: "The port of the mail server." },
    smtp_mail_from: { kind: "text", defaultText: "baram@example.com", help: "The sender where nobody else is named." },
    smtp_timeout: { kind: "integer", defaultText: "30", minimum: 1, help: "Seconds to wait for the mail server." },
    smtp_retry_limit: { kind: "integer", defaultText: "5", minimum: 1, help: "How often sending is tried." },
  },
  runner: {
    memory_limit_megabytes: {
      kind: "integer",
      defaultText: "512",
      minimum: 64,
      help: "The heap of each runner process.",
    },
    attempts_per_runner: {
      kind: "integer",
      defaultText: "10000",
      minimum: 1,
      help: "A runner is replaced after so many.",
    },
    warm: { kind: "integer", defaultText: "0", minimum: 0, help: "Runners kept ready; 0 for one a core." },
  },
  logging: {
    level: {
      kind: "text",
      defaultText: "info",
      // Parity: Airflow's names of levels are taken, too.
      choices: ["debug", "info", "warn", "error", "warning", "critical", "fatal"],
      help: "debug, info, warn or error.",
      former: [["logging", "logging_level"]],
    },
    max_attempt_log_bytes: {
      kind: "integer",
      defaultText: "52428800",
      minimum: 1024,
      help: "The most one try may log.",
    },
    retention_days: {
      kind: "integer",
      defaultText: "0",
      minimum: 0,
      help: "Logs of tries that nobody has written to for so many days are removed; 0 keeps them.",
    },
  },
  secrets: {
    backend: {
      kind: "text",
      defaultText: "",
      help: "Asked for connections and variables first: LocalFilesystemBackend, or a module that exports secretsBackend.",
    },
    backend_kwargs: {
      kind: "text",
      defaultText: "",
      isSensitive: true,
      example: '{"connections_file_path": "secrets/connections.yaml"}',
      help: "What the back end is given: a JSON object.",
    },
    use_cache: { kind: "boolean", defaultText: "False", help: "Whether what the back end answers is remembered." },
    cache_ttl_seconds: { kind: "integer", defaultText: "900", minimum: 0, help: "For how long it is remembered." },
  },
  auth: {
    minimum_password_length: { kind: "integer", defaultText: "1", minimum: 1, help: "The shortest password." },
    log_in_failures: {
      kind: "integer",
      defaultText: "5",
      minimum: 0,
      help: "After so many wrong passwords of a user from one address the next ones are not looked at; 0 for no limit.",
    },
    log_in_block_seconds: {
      kind: "integer",
      defaultText: "60",
      minimum: 1,
      help: "For how many seconds after the last wrong password.",
    },
    session_lifetime_minutes: {
      kind: "integer",
      defaultText: "43200",
      minimum: 1,
      help: "How long a log-in of the web UI lasts.",
      former: [["webserver", "session_lifetime_minutes"]],
    },
  },
  ldap: LDAP_OPTIONS,
  oidc: OIDC_OPTIONS,
} as const satisfies Record<string, Record<string, OptionDefinition>>;
