import type { DagView, GraphOrientation, TriggerRule } from "@baram/domain";
import { DAG_ALERT_NAMES, type DagAlertOptions } from "../callback/alert-options.ts";
import type { DefaultArgs } from "../options/operator-options.ts";
import type { NoParams, ParamDeclarations } from "../params/param.ts";
import type { Duration } from "../schedule/duration.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { DagTemplateOptions } from "../template/dag-templates.ts";

/** What a Dag is made with, besides its id. */
export interface DagOptions<P extends ParamDeclarations = NoParams, DefaultRule extends TriggerRule = "all_success">
  extends FormerDagOptions,
    DagTemplateOptions,
    DagAlertOptions {
  /** Shown in place of the id. */
  readonly dagDisplayName?: string;
  readonly description?: string;
  /**
   * When the Dag runs: `"@daily"`, cron text, `{ cron, timezone }`, `cronTrigger("0 6 * * *")`, `every({ days: 3 })`,
   * `atDates([…])`, `"@once"`, `"@continuous"`, assets (`[orders, customers]`, `anyOf(…)`, `assetOrTime({ … })`), or
   * `null` for by hand only.
   * Left out, a Dag with a start date runs daily and one without is run by hand.
   */
  readonly schedule?: Schedule;
  /** The first moment of data. An ISO text (without a zone: in `timezone`) or a `Date`. */
  readonly startDate?: string | Date;
  /** No run's data begins after it. */
  readonly endDate?: string | Date;
  /** An IANA zone (`Asia/Seoul`) or a fixed offset. Defaults to `[core] default_timezone`, `UTC`. */
  readonly timezone?: string;
  /** Whether intervals since the start date that were missed get runs. Defaults to `[scheduler] catchup_by_default`, `true`. */
  readonly catchup?: boolean;
  /** How many runs may be running at once. Defaults to `[core] max_active_runs_per_dag`, 16. */
  readonly maxActiveRuns?: number;
  /** How many tasks may be running at once, over all runs. Defaults to `[core] max_active_tasks_per_dag`, 16. */
  readonly maxActiveTasks?: number;
  /** Whether the first task that fails for good stops the rest of its run. Defaults to `false`. */
  readonly failFast?: boolean;
  /** Pauses the Dag when so many of its runs in a row have failed. Defaults to 0, which is never. */
  readonly maxConsecutiveFailedDagRuns?: number;
  /** A run that takes longer has failed. Defaults to no limit. */
  readonly dagrunTimeout?: Duration;
  /** Defaults to the installation's configuration. */
  readonly isPausedUponCreation?: boolean;
  readonly tags?: readonly string[];
  /** Inputs of the Dag: defaults, `param` helpers, or schemas of zod, valibot and their like. */
  readonly params?: P;
  /** Options for all its tasks. Names that no task option has are refused. */
  readonly defaultArgs?: DefaultArgs<DefaultRule>;
  /** Markdown, shown with the Dag. */
  readonly docMd?: string;
  /** What clients of the REST API are told to show first. Defaults to `grid`. */
  readonly defaultView?: DagView;
  /** The direction in which clients of the REST API are told to draw the graph. Defaults to `LR`. */
  readonly orientation?: GraphOrientation;
  /** `process` gives every try of its tasks a process of its own. Defaults to `shared`. */
  readonly isolation?: "shared" | "process";
  /** Lets a template that is one expression give its value instead of its text. Defaults to `false`. */
  readonly renderTemplateAsNativeObject?: boolean;
  /**
   * Further folders where template files are looked for, in order, after the Dag file's own. A relative one begins at
   * the Dag file's folder, and its files travel with the Dag; an absolute one is read where the task runs.
   */
  readonly templateSearchPath?: string | readonly string[];
}

/** Names of older versions, here so that an editor says what to write. */
export interface FormerDagOptions {
  /** @deprecated Write `schedule`. */
  readonly scheduleInterval?: never;
  /** @deprecated Write `schedule`. */
  readonly timetable?: never;
  /** @deprecated Write `maxActiveTasks`. */
  readonly concurrency?: never;
  /** @deprecated Write `failFast`. */
  readonly failStop?: never;
  /** @deprecated Write `renderTemplateAsNativeObject`. */
  readonly renderTemplateAsNativeObj?: never;
  /** @deprecated Write `templateSearchPath`. */
  readonly templateSearchpath?: never;
  /** @deprecated Write `jinjaEnvironmentOptions`. */
  readonly jinjaEnvironmentKwargs?: never;
}

/** The names of {@link DagOptions}, for authors without a compiler. */
export const DAG_OPTION_NAMES: ReadonlySet<string> = new Set(
  Object.keys({
    dagDisplayName: true,
    description: true,
    schedule: true,
    startDate: true,
    endDate: true,
    timezone: true,
    catchup: true,
    maxActiveRuns: true,
    maxActiveTasks: true,
    failFast: true,
    maxConsecutiveFailedDagRuns: true,
    dagrunTimeout: true,
    isPausedUponCreation: true,
    tags: true,
    params: true,
    defaultArgs: true,
    docMd: true,
    defaultView: true,
    orientation: true,
    isolation: true,
    renderTemplateAsNativeObject: true,
    templateSearchPath: true,
    userDefinedMacros: true,
    userDefinedFilters: true,
    templateUndefined: true,
    jinjaEnvironmentOptions: true,
    ...DAG_ALERT_NAMES,
  } satisfies Record<Exclude<keyof DagOptions, keyof FormerDagOptions>, true>),
);
