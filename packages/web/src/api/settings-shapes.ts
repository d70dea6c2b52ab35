import type { Timestamp, WireTaskInstanceState } from "./ui-shapes.ts";

/** The answers behind the admin pages, as JSON. */

/** A connection in a list: of its secrets only whether there are some. */
export interface ConnectionItem {
  readonly connection_id: string;
  readonly conn_type: string;
  readonly description: string | null;
  readonly host: string | null;
  readonly login: string | null;
  readonly schema: string | null;
  readonly port: number | null;
  readonly has_password: boolean;
  readonly has_extra: boolean;
}

/** One page of connections. */
export interface ConnectionPage {
  readonly connections: readonly ConnectionItem[];
  readonly total: number;
  readonly next_after: string | null;
}

/** A connection to edit; secrets of its extra are `***`. */
export interface ConnectionAnswer {
  readonly connection: Omit<ConnectionItem, "has_password" | "has_extra"> & { readonly extra: string | null };
  readonly has_password: boolean;
}

/** A setting that connections of a type have in their extra. */
export interface ConnectionTypeExtra {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "number" | "boolean" | "secret" | "object";
  readonly description: string;
}

/** A type of connection, as an installed provider describes it. */
export interface ConnectionType {
  readonly conn_type: string;
  readonly label: string;
  readonly package_name: string;
  readonly default_port: number | null;
  readonly can_test: boolean;
  readonly fields: readonly {
    readonly name: "host" | "schema" | "login" | "password" | "port";
    readonly label: string;
    readonly placeholder: string;
  }[];
  readonly extras: readonly ConnectionTypeExtra[];
}

/** The types of connections, and whether this installation lets connections be tried out. */
export interface ConnectionTypes {
  readonly can_test: boolean;
  readonly connection_types: readonly ConnectionType[];
}

/** Whether a connection works, in words. */
export interface ConnectionTestAnswer {
  readonly status: boolean;
  readonly message: string;
}

/** A variable in a list; the value of a secret is `null`. */
export interface VariableItem {
  readonly key: string;
  readonly description: string | null;
  readonly value: string | null;
  readonly is_cut: boolean;
}

/** One page of variables. */
export interface VariablePage {
  readonly variables: readonly VariableItem[];
  readonly total: number;
  readonly next_after: string | null;
}

/** A variable to edit. */
export type VariableAnswer = Omit<VariableItem, "is_cut">;

/** A pool with what is taken of it; without limit `slots` is -1. */
export interface Pool {
  readonly name: string;
  readonly slots: number;
  readonly occupied_slots: number;
  readonly running_slots: number;
  readonly queued_slots: number;
  readonly open_slots: number;
  readonly scheduled_slots: number;
  readonly deferred_slots: number;
  readonly description: string | null;
  readonly include_deferred: boolean;
}

/** Pools with how many there are in all. */
export interface PoolPage {
  readonly pools: readonly Pool[];
  readonly total_entries: number;
}

/** A task instance that holds slots of a pool, or waits for some. */
export interface SlotHolder {
  readonly dag_id: string;
  readonly run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly state: "running" | "restarting" | "queued" | "deferred" | "scheduled";
  readonly try_number: number;
  readonly slots: number;
  readonly priority_weight: number;
  readonly since: Timestamp | null;
}

/** Who has to do with a pool. */
export interface PoolSlots {
  readonly holders: readonly SlotHolder[];
  readonly waiting: readonly SlotHolder[];
}

/** What was taken of a pool in one step of time: on average, and at most. */
export interface PoolUseStep {
  readonly step: number;
  readonly running: number;
  readonly queued: number;
  readonly most: number;
}

/** What was taken of each pool over time; pools and steps without use are left out. */
export interface PoolUseAnswer {
  readonly from: Timestamp;
  readonly step_seconds: number;
  readonly steps: number;
  /** Whether only the newest runs are counted. */
  readonly is_cut: boolean;
  readonly pools: readonly { readonly name: string; readonly steps: readonly PoolUseStep[] }[];
}

/** A try that held slots of a pool; one without an end still does. */
export interface PastSlotHolder {
  readonly dag_id: string;
  readonly run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly try_number: number;
  readonly state: WireTaskInstanceState;
  readonly slots: number;
  readonly queued_at: Timestamp;
  readonly start_date: Timestamp | null;
  readonly end_date: Timestamp | null;
}

/** Who held slots of a pool in a stretch of time, those that held most first. */
export interface PastSlotHolders {
  readonly holders: readonly PastSlotHolder[];
  readonly is_cut: boolean;
}

/** What somebody changed, or tried to. */
export interface AuditEntry {
  readonly id: number;
  readonly when: Timestamp;
  readonly owner: string;
  readonly event: string;
  readonly dag_id: string | null;
  readonly task_id: string | null;
  readonly run_id: string | null;
  readonly extra: string | null;
}

/** One page of the audit log, the latest first. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next_before_id: number | null;
}

/** An option of the configuration. */
export interface ConfigurationOption {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly default: string;
  readonly description: string;
  readonly origin: "default" | "environment" | "file";
  readonly place: string | null;
  readonly variable: string;
}

/** The configuration, where it may be shown. */
export interface ConfigurationAnswer {
  readonly is_exposed: boolean;
  readonly options: readonly ConfigurationOption[];
}

/** An installed provider. */
export interface Provider {
  readonly package_name: string;
  readonly description: string;
  readonly version: string;
}

/** A process of the installation. */
export interface Job {
  readonly id: number;
  readonly job_type: string;
  readonly state: "running" | "success" | "failed";
  readonly is_alive: boolean;
  readonly hostname: string;
  readonly process_id: number;
  readonly start_date: Timestamp;
  readonly latest_heartbeat: Timestamp;
  readonly end_date: Timestamp | null;
  readonly try_count: number;
  readonly trigger_count: number;
}

/** The processes of the installation. */
export interface JobsAnswer {
  readonly healthy_seconds: number;
  readonly jobs: readonly Job[];
}
