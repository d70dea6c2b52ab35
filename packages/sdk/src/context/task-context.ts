import type { Json, RunType, TriggerRule } from "@baram/domain";
import type { Asset, AssetAlias } from "../asset/asset.ts";
import type { AssetEvent } from "../asset/asset-event.ts";
import type { OutletEvents } from "../asset/outlet-events.ts";
import type { TaskInstanceInContext } from "./task-instance-in-context.ts";
import type { TaskLog } from "./task-log.ts";

/**
 * What a task is told about the run it works for: Airflow's context in TypeScript's spelling.
 *
 * A runner makes one for each attempt. Dates are UTC moments; `ds` and its like are UTC days, whatever the
 * Dag's time zone. `Params` is inferred from the Dag's `params` option.
 */
export interface TaskContext<Params extends object = Readonly<Record<string, unknown>>> {
  /** The logical date as `2024-02-29`. */
  readonly ds: string;
  /** `20240229`. */
  readonly dsNodash: string;
  /** The logical date as `2024-02-29T13:14:15.161718+00:00`. */
  readonly ts: string;
  /** `20240229T131415`. */
  readonly tsNodash: string;
  /** `20240229T131415.161718+0000`. */
  readonly tsNodashWithTz: string;
  readonly yesterdayDs: string;
  readonly tomorrowDs: string;
  /** The day of the schedule's point before the logical date, whether or not a run exists; `null` without one. */
  readonly prevDs: string | null;
  /** The day of the schedule's point after the logical date; `null` when there is none. */
  readonly nextDs: string | null;
  readonly logicalDate: Date;
  readonly dataIntervalStart: Date;
  readonly dataIntervalEnd: Date;
  readonly runId: string;
  /** The Dag's params, overridden by the task's, overridden by the run's `conf`, validated. */
  readonly params: Params;
  readonly dag: DagInContext;
  readonly dagRun: DagRunInContext;
  readonly task: TaskInContext;
  readonly ti: TaskInstanceInContext;
  /** Rendered `templatesDict` of the task; empty without one. */
  readonly templatesDict: Readonly<Record<string, unknown>>;
  /** What the task puts here its `mapIndexTemplate` may use: `context.templateVariables["city"] = city`. */
  readonly templateVariables: Record<string, unknown>;
  /** What the task says about the assets it updates: `context.outletEvents.of(orders).extra = { rows: 12 }`. */
  readonly outletEvents: OutletEvents;
  /**
   * What a text comes to as a template, with the names that template fields have; for texts that are known only while the
   * task runs. `fileName` is told in errors.
   */
  renderTemplate(text: string, fileName?: string): Promise<string>;
  /** The events that the run was made for, oldest first; none for a run that was not made for any. */
  triggeringAssetEvents(): Promise<readonly AssetEvent[]>;
  /** All events so far of an asset, or those that tasks made under an alias, oldest first. */
  inletEvents(inlet: Asset | AssetAlias): Promise<readonly AssetEvent[]>;
  /**
   * The try as a span, in the form of the W3C's header `traceparent`, to be handed to what the task calls; `null` where
   * `[traces] otel_on` is off. Commands find it in `TRACEPARENT`.
   */
  readonly traceParent: string | null;
  /** Writes to the task's log. */
  readonly log: TaskLog;
  /** Aborted when the task must stop: cleared, marked, timed out, or Baram shuts down. Pass it on to what you await. */
  readonly signal: AbortSignal;
}

/** The Dag an attempt belongs to. */
export interface DagInContext {
  readonly dagId: string;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly timezone: string;
  readonly catchup: boolean;
  readonly startDate: Date | null;
  readonly endDate: Date | null;
  readonly taskIds: readonly string[];
}

/** The Dag run an attempt belongs to. */
export interface DagRunInContext {
  readonly runId: string;
  readonly runType: RunType;
  readonly logicalDate: Date;
  readonly dataIntervalStart: Date;
  readonly dataIntervalEnd: Date;
  readonly startDate: Date | null;
  /** Whether somebody asked for the run, rather than its schedule. */
  readonly externalTrigger: boolean;
  /** What was given when the run was triggered; empty otherwise. */
  readonly conf: Readonly<Record<string, Json>>;
}

/** The task an attempt carries out. */
export interface TaskInContext {
  readonly taskId: string;
  readonly operator: string;
  readonly owner: string;
  /** Who is written to when the task fails; empty where nobody is. */
  readonly email: readonly string[];
  readonly retries: number;
  readonly queue: string;
  readonly pool: string;
  readonly triggerRule: TriggerRule;
  readonly upstreamTaskIds: readonly string[];
  readonly downstreamTaskIds: readonly string[];
}
