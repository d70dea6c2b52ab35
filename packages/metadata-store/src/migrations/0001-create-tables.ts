import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** The first schema. Times are whole microseconds since the epoch, flags 0 or 1, JSON `json` columns. */
export function createTables(types: ColumnTypes): Migration {
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements(types)) await sql.raw(statement).execute(database);
    },
  };
}

function statements(types: ColumnTypes): readonly string[] {
  return [...dagTables(types), ...runTables(types), ...indexes(), ...settingTables(types), ...userTables(types)];
}

function dagTables({ id, instant, json }: ColumnTypes): readonly string[] {
  return [
    `create table dag_bundle (hash text primary key, module text not null, source text not null, relative_path text not null, created_at ${instant} not null)`,
    `create table dag_version (id ${id}, dag_id text not null, version_number integer not null, fingerprint text not null,
       bundle_hash text not null references dag_bundle (hash), created_at ${instant} not null, unique (dag_id, version_number))`,
    `create table serialized_dag (dag_version_id bigint primary key references dag_version (id) on delete cascade, data ${json} not null)`,
    `create table dag (dag_id text primary key, is_paused smallint not null, is_active smallint not null, relative_path text not null,
       description text, owners ${json} not null, timetable_summary text not null, timetable_description text not null,
       max_active_runs integer not null, max_active_tasks integer not null,
       dag_version_id bigint not null references dag_version (id), last_parsed_at ${instant} not null,
       next_logical_date ${instant}, next_data_interval_start ${instant}, next_data_interval_end ${instant}, next_run_after ${instant})`,
    `create index dag_next_run_after on dag (next_run_after) where is_active = 1 and is_paused = 0 and next_run_after is not null`,
    `create index dag_relative_path on dag (relative_path)`,
    `create table dag_tag (dag_id text not null references dag (dag_id) on delete cascade, name text not null, primary key (dag_id, name))`,
    `create table dag_file (relative_path text primary key, bundle_hash text not null, inputs ${json} not null, last_loaded_at ${instant} not null)`,
    `create table import_error (id ${id}, relative_path text not null unique, message text not null, error_kind text not null,
       line integer, "column" integer, frame text, stack text, created_at ${instant} not null)`,
  ];
}

function runTables({ id, instant, json }: ColumnTypes): readonly string[] {
  return [
    `create table dag_run (id ${id}, dag_id text not null, run_id text not null, run_type text not null, state text not null,
       logical_date ${instant} not null, data_interval_start ${instant} not null, data_interval_end ${instant} not null, run_after ${instant} not null,
       queued_at ${instant}, start_date ${instant}, end_date ${instant}, conf ${json} not null, external_trigger smallint not null, triggered_by text, note text,
       dag_version_id bigint not null references dag_version (id), last_scheduling_decision_at ${instant}, clear_number integer not null,
       unfinished_count integer not null, active_count integer not null, state_reason text,
       unique (dag_id, run_id), unique (dag_id, logical_date))`,
    `create table task_instance (id ${id}, dag_run_id bigint not null references dag_run (id) on delete cascade, dag_id text not null, run_id text not null,
       task_id text not null, map_index integer not null, state text not null, try_number integer not null, max_tries integer not null,
       operator text not null, pool text not null, pool_slots integer not null, queue text not null, priority_weight integer not null,
       logical_date ${instant} not null, scheduled_at ${instant}, queued_at ${instant}, start_date ${instant}, end_date ${instant}, retry_at ${instant},
       hostname text, process_id integer, lease_token text, lease_expires_at ${instant}, job_id bigint, note text, state_reason text, rendered_fields ${json},
       unique (dag_run_id, task_id, map_index))`,
    `create table task_instance_try (task_instance_id bigint not null references task_instance (id) on delete cascade, try_number integer not null,
       state text not null, max_tries integer not null, scheduled_at ${instant}, queued_at ${instant}, start_date ${instant}, end_date ${instant},
       hostname text, process_id integer, state_reason text, primary key (task_instance_id, try_number))`,
    `create table xcom (task_instance_id bigint not null references task_instance (id) on delete cascade, key text not null, dag_run_id bigint not null,
       task_id text not null, map_index integer not null, value text not null, created_at ${instant} not null, primary key (task_instance_id, key))`,
  ];
}

/** Partial where only the unfinished matter: what is finished, by far the most, is in none of them. */
function indexes(): readonly string[] {
  return [
    `create index dag_run_waiting on dag_run (dag_id, state) where state in ('queued', 'running')`,
    `create index dag_run_by_state on dag_run (dag_id, state, logical_date)`,
    `create index task_instance_scheduled on task_instance (priority_weight desc, logical_date, map_index, id) where state = 'scheduled'`,
    `create index task_instance_occupying on task_instance (dag_id) where state in ('queued', 'running', 'restarting')`,
    `create index task_instance_retry_at on task_instance (retry_at) where state = 'up_for_retry'`,
    `create index xcom_by_run on xcom (dag_run_id, key, task_id)`,
  ];
}

function settingTables({ id, instant }: ColumnTypes): readonly string[] {
  return [
    `create table pool (id ${id}, name text not null unique, slots integer not null, description text, include_deferred smallint not null)`,
    `create table connection (id ${id}, connection_id text not null unique, connection_type text not null, description text, host text, login text, password text, schema text, port integer, extra text)`,
    `create table variable (id ${id}, key text not null unique, value text not null, description text)`,
    `create table audit_log (id ${id}, created_at ${instant} not null, event text not null, owner text not null, dag_id text, task_id text, run_id text, extra text)`,
    `create table job (id ${id}, job_type text not null, state text not null, hostname text not null, process_id integer not null,
       start_date ${instant} not null, latest_heartbeat ${instant} not null, end_date ${instant})`,
    `create index job_alive on job (job_type, latest_heartbeat) where state = 'running'`,
    `insert into pool (name, slots, description, include_deferred) values ('default_pool', 128, 'Default pool', 0)`,
  ];
}

function userTables({ id, instant }: ColumnTypes): readonly string[] {
  return [
    `create table "user" (id ${id}, username text not null unique, email text not null unique, first_name text not null, last_name text not null,
       password_hash text not null, is_active smallint not null, created_at ${instant} not null, last_login_at ${instant},
       login_count integer not null, fail_login_count integer not null)`,
    `create table user_role (user_id bigint not null references "user" (id) on delete cascade, role text not null, primary key (user_id, role))`,
    `create table session (token_hash text primary key, user_id bigint not null references "user" (id) on delete cascade, csrf_token text not null,
       created_at ${instant} not null, expires_at ${instant} not null)`,
  ];
}
