create table access_token (
  id bigint not null generated always as identity,
  user_id bigint not null,
  name text not null,
  token_hash text not null,
  hint text not null,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint,
  UNIQUE (token_hash),
  UNIQUE (user_id, name),
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);

create table asset (
  id bigint not null generated always as identity,
  uri text not null,
  extra jsonb not null,
  created_at bigint not null,
  UNIQUE (uri),
  PRIMARY KEY (id)
);

create table asset_alias (
  id bigint not null generated always as identity,
  name text not null,
  UNIQUE (name),
  PRIMARY KEY (id)
);

create table asset_alias_reference (
  asset_alias_id bigint not null,
  dag_id text not null,
  role text not null,
  task_id text not null,
  PRIMARY KEY (asset_alias_id, role, dag_id, task_id),
  FOREIGN KEY (asset_alias_id) REFERENCES asset_alias(id) ON DELETE CASCADE
);
CREATE INDEX asset_alias_reference_by_dag ON public.asset_alias_reference USING btree (dag_id);

create table asset_event (
  id bigint not null generated always as identity,
  asset_id bigint not null,
  created_at bigint not null,
  extra jsonb not null,
  source_dag_id text,
  source_run_id text,
  source_task_id text,
  source_map_index integer,
  PRIMARY KEY (id),
  FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
);
CREATE INDEX asset_event_by_asset ON public.asset_event USING btree (asset_id, created_at);

create table asset_event_of_alias (
  asset_alias_id bigint not null,
  asset_event_id bigint not null,
  PRIMARY KEY (asset_alias_id, asset_event_id),
  FOREIGN KEY (asset_alias_id) REFERENCES asset_alias(id) ON DELETE CASCADE,
  FOREIGN KEY (asset_event_id) REFERENCES asset_event(id) ON DELETE CASCADE
);
CREATE INDEX asset_event_of_alias_by_event ON public.asset_event_of_alias USING btree (asset_event_id);

create table asset_of_alias (
  asset_alias_id bigint not null,
  asset_id bigint not null,
  PRIMARY KEY (asset_alias_id, asset_id),
  FOREIGN KEY (asset_alias_id) REFERENCES asset_alias(id) ON DELETE CASCADE,
  FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
);
CREATE INDEX asset_of_alias_by_asset ON public.asset_of_alias USING btree (asset_id);

create table asset_reference (
  asset_id bigint not null,
  dag_id text not null,
  role text not null,
  task_id text not null,
  PRIMARY KEY (asset_id, role, dag_id, task_id),
  FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
);
CREATE INDEX asset_reference_by_dag ON public.asset_reference USING btree (dag_id);

create table asset_update_noted (
  dag_id text not null,
  asset_id bigint not null,
  created_at bigint not null,
  PRIMARY KEY (dag_id, asset_id),
  FOREIGN KEY (asset_id) REFERENCES asset(id) ON DELETE CASCADE
);

create table audit_log (
  id bigint not null generated always as identity,
  created_at bigint not null,
  event text not null,
  owner text not null,
  dag_id text,
  task_id text,
  run_id text,
  extra text,
  PRIMARY KEY (id)
);
CREATE INDEX audit_log_by_dag ON public.audit_log USING btree (dag_id, id) WHERE (dag_id IS NOT NULL);
CREATE INDEX audit_log_by_event ON public.audit_log USING btree (event, id);
CREATE INDEX audit_log_by_owner ON public.audit_log USING btree (owner, id);
CREATE INDEX audit_log_by_task ON public.audit_log USING btree (task_id, id) WHERE (task_id IS NOT NULL);
CREATE INDEX audit_log_by_time ON public.audit_log USING btree (created_at);

create table backfill (
  id bigint not null generated always as identity,
  dag_id text not null,
  dag_version_id bigint not null,
  state text not null,
  from_date bigint not null,
  to_date bigint not null,
  rerun_behavior text not null,
  is_backwards smallint not null,
  max_active_runs integer not null,
  continues_on_failure smallint not null,
  marks_success smallint not null,
  clears_to_newest smallint not null,
  conf text not null,
  terms text not null,
  planned_count integer not null,
  is_planned smallint not null,
  state_reason text,
  created_at bigint not null,
  created_by text not null,
  started_at bigint,
  ended_at bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (dag_version_id) REFERENCES dag_version(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX backfill_active ON public.backfill USING btree (dag_id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text]));
CREATE INDEX backfill_by_dag ON public.backfill USING btree (dag_id, id);

create table backfill_date (
  backfill_id bigint not null,
  "position" integer not null,
  logical_date bigint not null,
  data_interval_start bigint not null,
  data_interval_end bigint not null,
  run_after bigint not null,
  state text not null,
  action text,
  reason text,
  dag_run_id bigint,
  PRIMARY KEY (backfill_id, "position"),
  FOREIGN KEY (backfill_id) REFERENCES backfill(id) ON DELETE CASCADE,
  FOREIGN KEY (dag_run_id) REFERENCES dag_run(id) ON DELETE SET NULL
);
CREATE INDEX backfill_date_by_run ON public.backfill_date USING btree (dag_run_id) WHERE (dag_run_id IS NOT NULL);
CREATE INDEX backfill_date_by_state ON public.backfill_date USING btree (backfill_id, state, "position");

create table callback (
  id bigint not null generated always as identity,
  dag_id text not null,
  dag_run_id bigint not null,
  task_instance_id bigint,
  call text not null,
  state text not null,
  tries integer not null,
  next_try_at bigint,
  token text,
  job_id bigint,
  created_at bigint not null,
  ended_at bigint,
  message text,
  PRIMARY KEY (id),
  FOREIGN KEY (dag_run_id) REFERENCES dag_run(id) ON DELETE CASCADE,
  FOREIGN KEY (task_instance_id) REFERENCES task_instance(id) ON DELETE CASCADE
);
CREATE INDEX callback_by_run ON public.callback USING btree (dag_run_id);
CREATE INDEX callback_by_task_instance ON public.callback USING btree (task_instance_id) WHERE (task_instance_id IS NOT NULL);
CREATE INDEX callback_next_try ON public.callback USING btree (next_try_at) WHERE (state = 'pending'::text);

create table connection (
  id bigint not null generated always as identity,
  connection_id text not null,
  connection_type text not null,
  description text,
  host text,
  login text,
  password text,
  schema text,
  port integer,
  extra text,
  UNIQUE (connection_id),
  PRIMARY KEY (id)
);

create table dag (
  dag_id text not null,
  is_paused smallint not null,
  is_active smallint not null,
  relative_path text not null,
  description text,
  owners jsonb not null,
  timetable_summary text not null,
  timetable_description text not null,
  max_active_runs integer not null,
  max_active_tasks integer not null,
  dag_version_id bigint not null,
  last_parsed_at bigint not null,
  next_logical_date bigint,
  next_data_interval_start bigint,
  next_data_interval_end bigint,
  next_run_after bigint,
  awaits_timetable smallint not null default 0,
  timetable_taken_until bigint,
  PRIMARY KEY (dag_id),
  FOREIGN KEY (dag_version_id) REFERENCES dag_version(id)
);
CREATE INDEX dag_awaits_timetable ON public.dag USING btree (dag_id) WHERE (awaits_timetable = 1);
CREATE INDEX dag_held_by_run_limit ON public.dag USING btree (dag_id) WHERE ((next_run_after IS NULL) AND (next_logical_date IS NOT NULL));
CREATE INDEX dag_next_run_after ON public.dag USING btree (next_run_after) WHERE ((is_active = 1) AND (is_paused = 0) AND (next_run_after IS NOT NULL));
CREATE INDEX dag_relative_path ON public.dag USING btree (relative_path);

create table dag_bundle (
  hash text not null,
  module text not null,
  source text not null,
  relative_path text not null,
  created_at bigint not null,
  PRIMARY KEY (hash)
);

create table dag_file (
  relative_path text not null,
  bundle_hash text not null,
  inputs jsonb not null,
  last_loaded_at bigint not null,
  PRIMARY KEY (relative_path)
);

create table dag_file_request (
  relative_path text not null,
  created_at bigint not null,
  PRIMARY KEY (relative_path)
);

create table dag_link (
  dag_id text not null,
  task_id text not null,
  kind text not null,
  other_dag_id text not null,
  PRIMARY KEY (dag_id, task_id, other_dag_id)
);
CREATE INDEX dag_link_by_other ON public.dag_link USING btree (other_dag_id);

create table dag_run (
  id bigint not null generated always as identity,
  dag_id text not null,
  run_id text not null,
  run_type text not null,
  state text not null,
  logical_date bigint not null,
  data_interval_start bigint not null,
  data_interval_end bigint not null,
  run_after bigint not null,
  queued_at bigint,
  start_date bigint,
  end_date bigint,
  conf jsonb not null,
  external_trigger smallint not null,
  triggered_by text,
  note text,
  dag_version_id bigint not null,
  last_scheduling_decision_at bigint,
  clear_number integer not null,
  unfinished_count integer not null,
  active_count integer not null,
  state_reason text,
  timeout_at bigint,
  backfill_id bigint,
  terms text,
  UNIQUE (dag_id, logical_date),
  UNIQUE (dag_id, run_id),
  PRIMARY KEY (id),
  FOREIGN KEY (backfill_id) REFERENCES backfill(id) ON DELETE SET NULL,
  FOREIGN KEY (dag_version_id) REFERENCES dag_version(id)
);
CREATE INDEX dag_run_by_backfill ON public.dag_run USING btree (backfill_id) WHERE (backfill_id IS NOT NULL);
CREATE INDEX dag_run_by_dag ON public.dag_run USING btree (dag_id, id);
CREATE INDEX dag_run_by_end_date ON public.dag_run USING btree (end_date, id);
CREATE INDEX dag_run_by_logical_date ON public.dag_run USING btree (logical_date, id);
CREATE INDEX dag_run_by_start_date ON public.dag_run USING btree (start_date, id);
CREATE INDEX dag_run_by_state ON public.dag_run USING btree (dag_id, state, logical_date);
CREATE INDEX dag_run_failed ON public.dag_run USING btree (id) WHERE (state = 'failed'::text);
CREATE INDEX dag_run_not_scheduled ON public.dag_run USING btree (id) WHERE (run_type <> 'scheduled'::text);
CREATE INDEX dag_run_queued ON public.dag_run USING btree (logical_date) WHERE (state = 'queued'::text);
CREATE INDEX dag_run_timeout_at ON public.dag_run USING btree (timeout_at) WHERE ((state = 'running'::text) AND (timeout_at IS NOT NULL));
CREATE INDEX dag_run_waiting ON public.dag_run USING btree (dag_id, state) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

create table dag_run_asset_event (
  dag_run_id bigint not null,
  asset_event_id bigint not null,
  PRIMARY KEY (dag_run_id, asset_event_id),
  FOREIGN KEY (asset_event_id) REFERENCES asset_event(id) ON DELETE CASCADE,
  FOREIGN KEY (dag_run_id) REFERENCES dag_run(id) ON DELETE CASCADE
);
CREATE INDEX dag_run_asset_event_by_event ON public.dag_run_asset_event USING btree (asset_event_id);

create table dag_tag (
  dag_id text not null,
  name text not null,
  PRIMARY KEY (dag_id, name),
  FOREIGN KEY (dag_id) REFERENCES dag(dag_id) ON DELETE CASCADE
);

create table dag_version (
  id bigint not null generated always as identity,
  dag_id text not null,
  version_number integer not null,
  fingerprint text not null,
  bundle_hash text not null,
  created_at bigint not null,
  UNIQUE (dag_id, version_number),
  PRIMARY KEY (id),
  FOREIGN KEY (bundle_hash) REFERENCES dag_bundle(hash)
);

create table deadline (
  id bigint not null generated always as identity,
  dag_id text not null,
  dag_run_id bigint not null,
  task_id text,
  "position" integer not null,
  due_at bigint not null,
  state text not null,
  missed_at bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (dag_run_id) REFERENCES dag_run(id) ON DELETE CASCADE
);
CREATE INDEX deadline_by_dag ON public.deadline USING btree (dag_id, due_at);
CREATE INDEX deadline_by_run ON public.deadline USING btree (dag_run_id);
CREATE INDEX deadline_by_time ON public.deadline USING btree (due_at, id);
CREATE INDEX deadline_due ON public.deadline USING btree (due_at) WHERE (state = 'pending'::text);

create table human_request (
  id bigint not null generated always as identity,
  task_instance_id bigint not null,
  try_number integer not null,
  trigger_id bigint,
  subject text not null,
  body text,
  options text not null,
  defaults text,
  multiple smallint not null,
  params text not null,
  assigned_users text not null,
  created_at bigint not null,
  expires_at bigint,
  responded_at bigint,
  responded_by text,
  chosen_options text,
  params_input text,
  PRIMARY KEY (id),
  FOREIGN KEY (task_instance_id) REFERENCES task_instance(id) ON DELETE CASCADE,
  FOREIGN KEY (trigger_id) REFERENCES trigger(id) ON DELETE SET NULL
);
CREATE INDEX human_request_by_task_instance ON public.human_request USING btree (task_instance_id);
CREATE UNIQUE INDEX human_request_by_trigger ON public.human_request USING btree (trigger_id);
CREATE INDEX human_request_waiting ON public.human_request USING btree (id) WHERE (trigger_id IS NOT NULL);

create table import_error (
  id bigint not null generated always as identity,
  relative_path text not null,
  message text not null,
  error_kind text not null,
  line integer,
  "column" integer,
  frame text,
  stack text,
  created_at bigint not null,
  UNIQUE (relative_path),
  PRIMARY KEY (id)
);

create table job (
  id bigint not null generated always as identity,
  job_type text not null,
  state text not null,
  hostname text not null,
  process_id integer not null,
  start_date bigint not null,
  latest_heartbeat bigint not null,
  end_date bigint,
  PRIMARY KEY (id)
);
CREATE INDEX job_alive ON public.job USING btree (job_type, latest_heartbeat) WHERE (state = 'running'::text);

create table kysely_migration (
  name character varying(255) not null,
  "timestamp" character varying(255) not null,
  PRIMARY KEY (name)
);

create table kysely_migration_lock (
  id character varying(255) not null,
  is_locked integer not null default 0,
  PRIMARY KEY (id)
);

create table listener_event (
  id bigint not null generated always as identity,
  event text not null,
  tries integer not null,
  next_try_at bigint not null,
  token text,
  job_id bigint,
  PRIMARY KEY (id)
);

create table log_in_failure (
  subject text not null,
  failures integer not null,
  ends_at bigint not null,
  PRIMARY KEY (subject)
);
CREATE INDEX log_in_failure_by_end ON public.log_in_failure USING btree (ends_at);

create table pool (
  id bigint not null generated always as identity,
  name text not null,
  slots integer not null,
  description text,
  include_deferred smallint not null,
  UNIQUE (name),
  PRIMARY KEY (id)
);

create table role (
  id bigint not null generated always as identity,
  name text not null,
  UNIQUE (name),
  PRIMARY KEY (id)
);

create table role_permission (
  role_id bigint not null,
  action text not null,
  resource text not null,
  PRIMARY KEY (role_id, action, resource),
  FOREIGN KEY (role_id) REFERENCES role(id) ON DELETE CASCADE
);

create table serialized_dag (
  dag_version_id bigint not null,
  data jsonb not null,
  PRIMARY KEY (dag_version_id),
  FOREIGN KEY (dag_version_id) REFERENCES dag_version(id) ON DELETE CASCADE
);

create table session (
  token_hash text not null,
  user_id bigint not null,
  csrf_token text not null,
  created_at bigint not null,
  expires_at bigint not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);

create table sla_check (
  dag_id text not null,
  check_at bigint not null,
  PRIMARY KEY (dag_id)
);
CREATE INDEX sla_check_due ON public.sla_check USING btree (check_at);

create table sla_miss (
  dag_id text not null,
  task_id text not null,
  logical_date bigint not null,
  created_at bigint not null,
  is_notified smallint not null,
  PRIMARY KEY (dag_id, task_id, logical_date)
);

create table task_expansion (
  dag_run_id bigint not null,
  task_id text not null,
  lengths jsonb not null,
  instance_count integer not null,
  none_count integer not null,
  success_count integer not null,
  failed_count integer not null,
  upstream_failed_count integer not null,
  skipped_count integer not null,
  pushed_count integer,
  next_map_index integer,
  PRIMARY KEY (dag_run_id, task_id),
  FOREIGN KEY (dag_run_id) REFERENCES dag_run(id) ON DELETE CASCADE
);
CREATE INDEX task_expansion_open ON public.task_expansion USING btree (dag_run_id) WHERE (next_map_index IS NOT NULL);

create table task_instance (
  id bigint not null generated always as identity,
  dag_run_id bigint not null,
  dag_id text not null,
  run_id text not null,
  task_id text not null,
  map_index integer not null,
  state text not null,
  try_number integer not null,
  max_tries integer not null,
  operator text not null,
  pool text not null,
  pool_slots integer not null,
  queue text not null,
  priority_weight integer not null,
  logical_date bigint not null,
  scheduled_at bigint,
  queued_at bigint,
  start_date bigint,
  end_date bigint,
  retry_at bigint,
  hostname text,
  process_id integer,
  lease_token text,
  lease_expires_at bigint,
  job_id bigint,
  note text,
  state_reason text,
  rendered_fields jsonb,
  returned_length integer,
  rendered_map_index text,
  first_started_at bigint,
  returned_lengths text,
  resumption text,
  UNIQUE (dag_run_id, task_id, map_index),
  PRIMARY KEY (id),
  FOREIGN KEY (dag_run_id) REFERENCES dag_run(id) ON DELETE CASCADE
);
CREATE INDEX task_instance_by_end ON public.task_instance USING btree (end_date) WHERE (end_date IS NOT NULL);
CREATE INDEX task_instance_by_start ON public.task_instance USING btree (start_date) WHERE (start_date IS NOT NULL);
CREATE INDEX task_instance_deferred ON public.task_instance USING btree (pool) WHERE (state = 'deferred'::text);
CREATE INDEX task_instance_long ON public.task_instance USING btree (((end_date - start_date))) WHERE ((end_date - start_date) >= 1000000);
CREATE INDEX task_instance_occupying ON public.task_instance USING btree (dag_id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'restarting'::text]));
CREATE INDEX task_instance_retry_at ON public.task_instance USING btree (retry_at) WHERE (state = ANY (ARRAY['up_for_retry'::text, 'up_for_reschedule'::text, 'deferred'::text]));
CREATE INDEX task_instance_scheduled ON public.task_instance USING btree (priority_weight DESC, logical_date, map_index, id) WHERE (state = 'scheduled'::text);
CREATE INDEX task_instance_scheduled_by_pool ON public.task_instance USING btree (pool, dag_id, task_id, dag_run_id, map_index) WHERE (state = 'scheduled'::text);
CREATE INDEX task_instance_unsuccessful ON public.task_instance USING btree (state, id) WHERE (state = ANY (ARRAY['failed'::text, 'upstream_failed'::text, 'skipped'::text, 'removed'::text]));

create table task_instance_try (
  task_instance_id bigint not null,
  try_number integer not null,
  state text not null,
  max_tries integer not null,
  scheduled_at bigint,
  queued_at bigint,
  start_date bigint,
  end_date bigint,
  hostname text,
  process_id integer,
  state_reason text,
  dag_id text not null default ''::text,
  PRIMARY KEY (task_instance_id, try_number),
  FOREIGN KEY (task_instance_id) REFERENCES task_instance(id) ON DELETE CASCADE
);
CREATE INDEX task_instance_try_by_end ON public.task_instance_try USING btree (end_date, dag_id);
CREATE INDEX task_instance_try_by_start ON public.task_instance_try USING btree (start_date, dag_id);
CREATE INDEX task_instance_try_failed ON public.task_instance_try USING btree (end_date, dag_id) WHERE (state <> ALL (ARRAY['success'::text, 'skipped'::text]));

create table trigger (
  id bigint not null generated always as identity,
  task_instance_id bigint not null,
  classpath text not null,
  kwargs text not null,
  method_name text not null,
  method_kwargs text,
  created_at bigint not null,
  timeout_of text,
  triggerer_job_id bigint,
  token text,
  UNIQUE (task_instance_id),
  PRIMARY KEY (id),
  FOREIGN KEY (task_instance_id) REFERENCES task_instance(id) ON DELETE CASCADE
);
CREATE INDEX trigger_by_triggerer ON public.trigger USING btree (triggerer_job_id);

create table user (
  id bigint not null generated always as identity,
  username text not null,
  email text not null,
  first_name text not null,
  last_name text not null,
  password_hash text not null,
  is_active smallint not null,
  created_at bigint not null,
  last_login_at bigint,
  login_count integer not null,
  fail_login_count integer not null,
  changed_at bigint
);

create table user_identity (
  provider text not null,
  subject text not null,
  user_id bigint not null,
  PRIMARY KEY (provider, subject),
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX user_identity_by_user ON public.user_identity USING btree (user_id);

create table user_role (
  user_id bigint not null,
  role text not null,
  PRIMARY KEY (user_id, role),
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);

create table variable (
  id bigint not null generated always as identity,
  key text not null,
  value text not null,
  description text,
  UNIQUE (key),
  PRIMARY KEY (id)
);

create table xcom (
  task_instance_id bigint not null,
  key text not null,
  dag_run_id bigint not null,
  task_id text not null,
  map_index integer not null,
  value text not null,
  created_at bigint not null,
  needs_purge smallint not null default 0,
  PRIMARY KEY (task_instance_id, key),
  FOREIGN KEY (task_instance_id) REFERENCES task_instance(id) ON DELETE CASCADE
);
CREATE INDEX xcom_by_run ON public.xcom USING btree (dag_run_id, key, task_id);

create table xcom_to_purge (
  id bigint not null generated always as identity,
  task_instance_id bigint not null,
  dag_id text not null,
  run_id text not null,
  task_id text not null,
  map_index integer not null,
  key text not null,
  value text not null,
  created_at bigint not null,
  PRIMARY KEY (id)
);
CREATE INDEX xcom_to_purge_by_instance ON public.xcom_to_purge USING btree (task_instance_id);
