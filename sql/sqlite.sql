CREATE TABLE access_token (id integer primary key autoincrement, user_id bigint not null references "user" (id) on delete cascade,
  name text not null, token_hash text not null unique, hint text not null, created_at integer not null,
  expires_at integer, last_used_at integer, unique (user_id, name));

CREATE TABLE asset (id integer primary key autoincrement, uri text not null unique, extra text not null, created_at integer not null);

CREATE TABLE asset_alias (id integer primary key autoincrement, name text not null unique);

CREATE TABLE asset_alias_reference (asset_alias_id bigint not null references asset_alias (id) on delete cascade, dag_id text not null, role text not null,
  task_id text not null, primary key (asset_alias_id, role, dag_id, task_id));

CREATE INDEX asset_alias_reference_by_dag on asset_alias_reference (dag_id);

CREATE TABLE asset_event (id integer primary key autoincrement, asset_id bigint not null references asset (id) on delete cascade, created_at integer not null, extra text not null,
  source_dag_id text, source_run_id text, source_task_id text, source_map_index integer);

CREATE INDEX asset_event_by_asset on asset_event (asset_id, created_at);

CREATE TABLE asset_event_of_alias (asset_alias_id bigint not null references asset_alias (id) on delete cascade,
  asset_event_id bigint not null references asset_event (id) on delete cascade, primary key (asset_alias_id, asset_event_id));

CREATE INDEX asset_event_of_alias_by_event on asset_event_of_alias (asset_event_id);

CREATE TABLE asset_of_alias (asset_alias_id bigint not null references asset_alias (id) on delete cascade,
  asset_id bigint not null references asset (id) on delete cascade, primary key (asset_alias_id, asset_id));

CREATE INDEX asset_of_alias_by_asset on asset_of_alias (asset_id);

CREATE TABLE asset_reference (asset_id bigint not null references asset (id) on delete cascade, dag_id text not null, role text not null,
  task_id text not null, primary key (asset_id, role, dag_id, task_id));

CREATE INDEX asset_reference_by_dag on asset_reference (dag_id);

CREATE TABLE asset_update_noted (dag_id text not null, asset_id bigint not null references asset (id) on delete cascade, created_at integer not null,
  primary key (dag_id, asset_id));

CREATE TABLE audit_log (id integer primary key autoincrement, created_at integer not null, event text not null, owner text not null, dag_id text, task_id text, run_id text, extra text);

CREATE INDEX audit_log_by_dag on audit_log (dag_id, id) where dag_id is not null;

CREATE INDEX audit_log_by_event on audit_log (event, id);

CREATE INDEX audit_log_by_owner on audit_log (owner, id);

CREATE INDEX audit_log_by_task on audit_log (task_id, id) where task_id is not null;

CREATE INDEX audit_log_by_time on audit_log (created_at);

CREATE TABLE backfill (id integer primary key autoincrement, dag_id text not null, dag_version_id bigint not null references dag_version (id) on delete cascade,
  state text not null, from_date integer not null, to_date integer not null, rerun_behavior text not null, is_backwards smallint not null,
  max_active_runs integer not null, continues_on_failure smallint not null, marks_success smallint not null, clears_to_newest smallint not null,
  conf text not null, terms text not null, planned_count integer not null, is_planned smallint not null, state_reason text,
  created_at integer not null, created_by text not null, started_at integer, ended_at integer);

CREATE UNIQUE INDEX backfill_active on backfill (dag_id) where state in ('queued', 'running', 'paused');

CREATE INDEX backfill_by_dag on backfill (dag_id, id);

CREATE TABLE backfill_date (backfill_id bigint not null references backfill (id) on delete cascade, position integer not null,
  logical_date integer not null, data_interval_start integer not null, data_interval_end integer not null, run_after integer not null,
  state text not null, action text, reason text, dag_run_id bigint references dag_run (id) on delete set null, primary key (backfill_id, position));

CREATE INDEX backfill_date_by_run on backfill_date (dag_run_id) where dag_run_id is not null;

CREATE INDEX backfill_date_by_state on backfill_date (backfill_id, state, position);

CREATE TABLE callback (id integer primary key autoincrement, dag_id text not null, dag_run_id bigint not null references dag_run (id) on delete cascade,
  task_instance_id bigint references task_instance (id) on delete cascade, call text not null, state text not null, tries integer not null,
  next_try_at integer, token text, job_id bigint, created_at integer not null, ended_at integer, message text);

CREATE INDEX callback_by_run on callback (dag_run_id);

CREATE INDEX callback_by_task_instance on callback (task_instance_id) where task_instance_id is not null;

CREATE INDEX callback_next_try on callback (next_try_at) where state = 'pending';

CREATE TABLE connection (id integer primary key autoincrement, connection_id text not null unique, connection_type text not null, description text, host text, login text, password text, schema text, port integer, extra text);

CREATE TABLE dag (dag_id text primary key, is_paused smallint not null, is_active smallint not null, relative_path text not null,
  description text, owners text not null, timetable_summary text not null, timetable_description text not null,
  max_active_runs integer not null, max_active_tasks integer not null,
  dag_version_id bigint not null references dag_version (id), last_parsed_at integer not null,
  next_logical_date integer, next_data_interval_start integer, next_data_interval_end integer, next_run_after integer, awaits_timetable smallint not null default 0, timetable_taken_until integer);

CREATE INDEX dag_awaits_timetable on dag (dag_id) where awaits_timetable = 1;

CREATE INDEX dag_held_by_run_limit on dag (dag_id) where next_run_after is null and next_logical_date is not null;

CREATE INDEX dag_next_run_after on dag (next_run_after) where is_active = 1 and is_paused = 0 and next_run_after is not null;

CREATE INDEX dag_relative_path on dag (relative_path);

CREATE TABLE dag_bundle (hash text primary key, module text not null, source text not null, relative_path text not null, created_at integer not null);

CREATE TABLE dag_file (relative_path text primary key, bundle_hash text not null, inputs text not null, last_loaded_at integer not null);

CREATE TABLE dag_file_request (relative_path text primary key, created_at integer not null);

CREATE TABLE dag_link (dag_id text not null, task_id text not null, kind text not null, other_dag_id text not null,
  primary key (dag_id, task_id, other_dag_id));

CREATE INDEX dag_link_by_other on dag_link (other_dag_id);

CREATE TABLE dag_run (id integer primary key autoincrement, dag_id text not null, run_id text not null, run_type text not null, state text not null,
  logical_date integer not null, data_interval_start integer not null, data_interval_end integer not null, run_after integer not null,
  queued_at integer, start_date integer, end_date integer, conf text not null, external_trigger smallint not null, triggered_by text, note text,
  dag_version_id bigint not null references dag_version (id), last_scheduling_decision_at integer, clear_number integer not null,
  unfinished_count integer not null, active_count integer not null, state_reason text, timeout_at integer, backfill_id bigint references backfill (id) on delete set null, terms text,
  unique (dag_id, run_id), unique (dag_id, logical_date));

CREATE INDEX dag_run_by_backfill on dag_run (backfill_id) where backfill_id is not null;

CREATE INDEX dag_run_by_dag on dag_run (dag_id, id);

CREATE INDEX dag_run_by_end_date on dag_run (end_date, id);

CREATE INDEX dag_run_by_logical_date on dag_run (logical_date, id);

CREATE INDEX dag_run_by_start_date on dag_run (start_date, id);

CREATE INDEX dag_run_by_state on dag_run (dag_id, state, logical_date);

CREATE INDEX dag_run_failed on dag_run (id) where state = 'failed';

CREATE INDEX dag_run_not_scheduled on dag_run (id) where run_type <> 'scheduled';

CREATE INDEX dag_run_queued on dag_run (logical_date) where state = 'queued';

CREATE INDEX dag_run_timeout_at on dag_run (timeout_at) where state = 'running' and timeout_at is not null;

CREATE INDEX dag_run_waiting on dag_run (dag_id, state) where state in ('queued', 'running');

CREATE TABLE dag_run_asset_event (dag_run_id bigint not null references dag_run (id) on delete cascade,
  asset_event_id bigint not null references asset_event (id) on delete cascade, primary key (dag_run_id, asset_event_id));

CREATE INDEX dag_run_asset_event_by_event on dag_run_asset_event (asset_event_id);

CREATE TABLE dag_tag (dag_id text not null references dag (dag_id) on delete cascade, name text not null, primary key (dag_id, name));

CREATE TABLE dag_version (id integer primary key autoincrement, dag_id text not null, version_number integer not null, fingerprint text not null,
  bundle_hash text not null references dag_bundle (hash), created_at integer not null, unique (dag_id, version_number));

CREATE TABLE deadline (id integer primary key autoincrement, dag_id text not null, dag_run_id bigint not null references dag_run (id) on delete cascade, task_id text,
  position integer not null, due_at integer not null, state text not null, missed_at integer);

CREATE INDEX deadline_by_dag on deadline (dag_id, due_at);

CREATE INDEX deadline_by_run on deadline (dag_run_id);

CREATE INDEX deadline_by_time on deadline (due_at, id);

CREATE INDEX deadline_due on deadline (due_at) where state = 'pending';

CREATE TABLE human_request (id integer primary key autoincrement, task_instance_id bigint not null references task_instance (id) on delete cascade,
  try_number integer not null, trigger_id bigint references trigger (id) on delete set null,
  subject text not null, body text, options text not null, defaults text, multiple smallint not null, params text not null,
  assigned_users text not null, created_at integer not null, expires_at integer, responded_at integer,
  responded_by text, chosen_options text, params_input text);

CREATE INDEX human_request_by_task_instance on human_request (task_instance_id);

CREATE UNIQUE INDEX human_request_by_trigger on human_request (trigger_id);

CREATE INDEX human_request_waiting on human_request (id) where trigger_id is not null;

CREATE TABLE import_error (id integer primary key autoincrement, relative_path text not null unique, message text not null, error_kind text not null,
  line integer, "column" integer, frame text, stack text, created_at integer not null);

CREATE TABLE job (id integer primary key autoincrement, job_type text not null, state text not null, hostname text not null, process_id integer not null,
  start_date integer not null, latest_heartbeat integer not null, end_date integer);

CREATE INDEX job_alive on job (job_type, latest_heartbeat) where state = 'running';

CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);

CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);

CREATE TABLE listener_event (id integer primary key autoincrement, event text not null, tries integer not null, next_try_at integer not null,
  token text, job_id bigint);

CREATE TABLE log_in_failure (subject text primary key, failures integer not null, ends_at integer not null);

CREATE INDEX log_in_failure_by_end on log_in_failure (ends_at);

CREATE TABLE pool (id integer primary key autoincrement, name text not null unique, slots integer not null, description text, include_deferred smallint not null);

CREATE TABLE role (id integer primary key autoincrement, name text not null unique);

CREATE TABLE role_permission (role_id bigint not null references role (id) on delete cascade, action text not null,
  resource text not null, primary key (role_id, action, resource));

CREATE TABLE serialized_dag (dag_version_id bigint primary key references dag_version (id) on delete cascade, data text not null);

CREATE TABLE session (token_hash text primary key, user_id bigint not null references "user" (id) on delete cascade, csrf_token text not null,
  created_at integer not null, expires_at integer not null);

CREATE TABLE sla_check (dag_id text not null primary key, check_at integer not null);

CREATE INDEX sla_check_due on sla_check (check_at);

CREATE TABLE sla_miss (dag_id text not null, task_id text not null, logical_date integer not null, created_at integer not null,
  is_notified smallint not null, primary key (dag_id, task_id, logical_date));

CREATE TABLE task_expansion (dag_run_id bigint not null references dag_run (id) on delete cascade, task_id text not null, lengths text not null,
  instance_count integer not null, none_count integer not null, success_count integer not null, failed_count integer not null,
  upstream_failed_count integer not null, skipped_count integer not null, pushed_count integer, next_map_index integer,
  primary key (dag_run_id, task_id));

CREATE INDEX task_expansion_open on task_expansion (dag_run_id) where next_map_index is not null;

CREATE TABLE task_instance (id integer primary key autoincrement, dag_run_id bigint not null references dag_run (id) on delete cascade, dag_id text not null, run_id text not null,
  task_id text not null, map_index integer not null, state text not null, try_number integer not null, max_tries integer not null,
  operator text not null, pool text not null, pool_slots integer not null, queue text not null, priority_weight integer not null,
  logical_date integer not null, scheduled_at integer, queued_at integer, start_date integer, end_date integer, retry_at integer,
  hostname text, process_id integer, lease_token text, lease_expires_at integer, job_id bigint, note text, state_reason text, rendered_fields text, returned_length integer, rendered_map_index text, first_started_at integer, returned_lengths text, resumption text,
  unique (dag_run_id, task_id, map_index));

CREATE INDEX task_instance_by_end on task_instance (end_date) where end_date is not null;

CREATE INDEX task_instance_by_start on task_instance (start_date) where start_date is not null;

CREATE INDEX task_instance_deferred on task_instance (pool) where state = 'deferred';

CREATE INDEX task_instance_long on task_instance ((end_date - start_date)) where end_date - start_date >= 1000000;

CREATE INDEX task_instance_occupying on task_instance (dag_id) where state in ('queued', 'running', 'restarting');

CREATE INDEX task_instance_retry_at on task_instance (retry_at) where state in ('up_for_retry', 'up_for_reschedule', 'deferred');

CREATE INDEX task_instance_scheduled on task_instance (priority_weight desc, logical_date, map_index, id) where state = 'scheduled';

CREATE INDEX task_instance_scheduled_by_pool on task_instance (pool, dag_id, task_id, dag_run_id, map_index)
  where state = 'scheduled';

CREATE INDEX task_instance_unsuccessful on task_instance (state, id)
  where state in ('failed', 'upstream_failed', 'skipped', 'removed');

CREATE TABLE task_instance_try (task_instance_id bigint not null references task_instance (id) on delete cascade, try_number integer not null,
  state text not null, max_tries integer not null, scheduled_at integer, queued_at integer, start_date integer, end_date integer,
  hostname text, process_id integer, state_reason text, dag_id text not null default '', primary key (task_instance_id, try_number));

CREATE INDEX task_instance_try_by_end on task_instance_try (end_date, dag_id);

CREATE INDEX task_instance_try_by_start on task_instance_try (start_date, dag_id);

CREATE INDEX task_instance_try_failed on task_instance_try (end_date, dag_id)
  where state not in ('success', 'skipped');

CREATE TABLE trigger (id integer primary key autoincrement, task_instance_id bigint not null unique references task_instance (id) on delete cascade,
  classpath text not null, kwargs text not null, method_name text not null, method_kwargs text, created_at integer not null,
  timeout_of text, triggerer_job_id bigint, token text);

CREATE INDEX trigger_by_triggerer on trigger (triggerer_job_id);

CREATE TABLE "user" (id integer primary key autoincrement, username text not null unique, email text not null unique, first_name text not null, last_name text not null,
  password_hash text not null, is_active smallint not null, created_at integer not null, last_login_at integer,
  login_count integer not null, fail_login_count integer not null, changed_at integer);

CREATE TABLE user_identity (provider text not null, subject text not null,
  user_id bigint not null references "user" (id) on delete cascade, primary key (provider, subject));

CREATE INDEX user_identity_by_user on user_identity (user_id);

CREATE TABLE user_role (user_id bigint not null references "user" (id) on delete cascade, role text not null, primary key (user_id, role));

CREATE TABLE variable (id integer primary key autoincrement, key text not null unique, value text not null, description text);

CREATE TABLE xcom (task_instance_id bigint not null references task_instance (id) on delete cascade, key text not null, dag_run_id bigint not null,
  task_id text not null, map_index integer not null, value text not null, created_at integer not null, needs_purge smallint not null default 0, primary key (task_instance_id, key));

CREATE INDEX xcom_by_run on xcom (dag_run_id, key, task_id);

CREATE TABLE xcom_to_purge (id integer primary key autoincrement, task_instance_id bigint not null, dag_id text not null, run_id text not null, task_id text not null,
  map_index integer not null, key text not null, value text not null, created_at integer not null);

CREATE INDEX xcom_to_purge_by_instance on xcom_to_purge (task_instance_id);
