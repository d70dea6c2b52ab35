import type { SerializedAssetReference } from "../asset/asset-condition.ts";
import type { DagCallbackEvent, SerializedEmail, TaskCallbackEvent } from "../callback/callback.ts";
import type { SerializedDagLink } from "../cross-dag/dag-link.ts";
import type { SerializedDeadline } from "../deadline/deadline.ts";
import type { Json, JsonObject } from "../json.ts";
import type { TriggerRule } from "../readiness/trigger-rule.ts";
import type { WeightRule } from "../task-instance/priority-weight.ts";
import type { Instant } from "../time/instant.ts";
import type { SerializedSchedule } from "./serialized-schedule.ts";

/** Grows when the shape below changes so that an older reader could not understand it. */
export const SERIALIZED_DAG_SCHEMA_VERSION = 2;

/**
 * A Dag as data: all that the scheduler, the API and the web UI ever see of it.
 *
 * Made by the SDK's serializer in a runner, stored once per Dag version, never changed afterwards.
 * Every default is resolved here: a reader needs no knowledge of the SDK.
 */
export interface SerializedDag {
  readonly schemaVersion: typeof SERIALIZED_DAG_SCHEMA_VERSION;
  readonly dagId: string;
  /** Shown in place of the id; absent where that will do. */
  readonly dagDisplayName?: string;
  readonly description: string | null;
  /** Markdown. */
  readonly docMd: string | null;
  /** Each task's owner once, in order of declaration. */
  readonly owners: readonly string[];
  readonly tags: readonly string[];
  /** An IANA zone or a fixed offset (`+02:00`). */
  readonly timezone: string;
  readonly startDate: Instant | null;
  /** The start date in the Dag's default arguments, before which no task triggers a run of it; absent where there is none. */
  readonly defaultStartDate?: Instant;
  readonly endDate: Instant | null;
  readonly schedule: SerializedSchedule;
  readonly catchup: boolean;
  readonly maxActiveRuns: number;
  readonly maxActiveTasks: number;
  /** Whether the first instance that fails for good stops the rest of its run. */
  readonly failFast: boolean;
  readonly dagRunTimeoutSeconds: number | null;
  /** After so many failed runs in a row the Dag is paused; absent is never. */
  readonly maxConsecutiveFailedDagRuns?: number;
  /** How clients of the API are told to show the Dag first, and in which direction its graph; absent is Airflow's default. */
  readonly defaultView?: DagView;
  readonly orientation?: GraphOrientation;
  /** `null` leaves it to the installation's configuration. */
  readonly isPausedUponCreation: boolean | null;
  readonly params: Readonly<Record<string, SerializedParam>>;
  readonly renderTemplateAsNativeObject: boolean;
  readonly templateSearchPath: readonly string[];
  /** Where the Dag object was made in the author's source, `null` when unknown. */
  readonly sourceLine: number | null;
  /** In order of declaration. */
  readonly tasks: readonly SerializedTask[];
  /** In order of declaration; a parent stands before its children. */
  readonly taskGroups: readonly SerializedTaskGroup[];
  readonly edgeLabels: readonly SerializedEdgeLabel[];
  /** For what author code is called; absent for nothing. */
  readonly callbacks?: readonly DagCallbackEvent[];
  /** By when each run has to have succeeded; absent for no deadline. */
  readonly deadlines?: readonly SerializedDeadline[];
}

/** The views among which Airflow's web page chooses. */
export const DAG_VIEWS = ["grid", "graph", "duration", "gantt", "landing_times"] as const;

/** How a Dag is shown first. */
export type DagView = (typeof DAG_VIEWS)[number];

/** Left to right, top to bottom, and their opposites. */
export const GRAPH_ORIENTATIONS = ["LR", "TB", "RL", "BT"] as const;

/** The direction in which a graph is drawn. */
export type GraphOrientation = (typeof GRAPH_ORIENTATIONS)[number];

/** One declared input of a Dag. */
export interface SerializedParam {
  /** JSON Schema; `{}` for a plain default. */
  readonly schema: JsonObject;
  readonly description: string | null;
  /** Absent when the param has no default and must be given. */
  readonly default?: Json;
}

/** One node of the graph. Lengths of time are seconds. */
export interface SerializedTask {
  /** Full id: `group.label` inside a group that prefixes. */
  readonly taskId: string;
  /** Shown in place of the id; absent where that will do. */
  readonly taskDisplayName?: string;
  /** The operator's class name, `BashOperator`. */
  readonly operator: string;
  /**
   * `empty` is settled without a worker; `branch` and `shortCircuit` may skip what is below them;
   * everything else is `work`.
   */
  readonly kind: "work" | "empty" | "branch" | "shortCircuit";
  /** Direct downstream tasks, each once, in order of declaration. */
  readonly downstreamTaskIds: readonly string[];
  readonly groupId: string | null;
  /** How many instances a mapped task has; `null` for one that is not mapped itself, though its group may be. */
  readonly expansion: SerializedMapLength | null;
  /** Names the instances in place of their map index; a template, rendered after an instance ran. */
  readonly mapIndexTemplate: string | null;
  readonly owner: string;
  readonly docMd: string | null;
  readonly triggerRule: TriggerRule;
  readonly retries: number;
  readonly retryDelaySeconds: number;
  readonly retryExponentialBackoff: boolean;
  readonly retryDelaySecondsMaximum: number | null;
  /** Up to where any growing delay may grow in the installation; absent for a day. */
  readonly retryDelaySecondsLimit?: number;
  readonly executionTimeoutSeconds: number | null;
  readonly dependsOnPast: boolean;
  readonly waitForDownstream: boolean;
  readonly ignoreFirstDependsOnPast: boolean;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  readonly pool: string;
  readonly poolSlots: number;
  readonly queue: string;
  readonly priorityWeight: number;
  readonly weightRule: WeightRule;
  readonly maxActiveTisPerDag: number | null;
  readonly maxActiveTisPerDagRun: number | null;
  /** `process` gives every attempt a fresh runner that is used once. */
  readonly isolation: "shared" | "process";
  readonly doXcomPush: boolean;
  readonly multipleOutputs: boolean;
  readonly isSetup: boolean;
  readonly isTeardown: boolean;
  readonly onFailureFailDagRun: boolean;
  readonly params: Readonly<Record<string, SerializedParam>>;
  /** The template fields as written, for display; a function of the context reads `<function>`. */
  readonly templateFields: Readonly<Record<string, Json>>;
  /** What the task reads, in the author's order. */
  readonly inlets: readonly SerializedAssetReference[];
  /** What the task updates when it succeeds, in the author's order. */
  readonly outlets: readonly SerializedAssetReference[];
  /** Ids of the tasks whose XComs this task's inputs refer to. */
  readonly inputTaskIds: readonly string[];
  /** Absent for a task that has nothing to do with other Dags. */
  readonly dagLink?: SerializedDagLink;
  /** For what author code is called; absent for nothing. */
  readonly callbacks?: readonly TaskCallbackEvent[];
  /** Absent where nobody is written to. */
  readonly email?: SerializedEmail;
  /** How long after a logical date the task has to have succeeded; absent for no limit. */
  readonly slaSeconds?: number;
  /** By when the task has to have succeeded in each run; absent for no deadline. */
  readonly deadlines?: readonly SerializedDeadline[];
  readonly uiColor: string;
  readonly uiFgcolor: string;
}

/** Tasks under a common name. */
export interface SerializedTaskGroup {
  readonly groupId: string;
  readonly parentGroupId: string | null;
  readonly label: string;
  readonly tooltip: string;
  readonly prefixGroupId: boolean;
  /** How many tasks of the Dag were declared before the group, which is its place among them. */
  readonly tasksBefore: number;
  /** How often a mapped task group is repeated; `null` for one that is not mapped itself, though one around it may be. */
  readonly expansion: SerializedMapLength | null;
  /** Tasks and groups that were put before the group as a whole, in order of declaration; no edges to single tasks in it. */
  readonly upstreamIds: readonly string[];
  /** Tasks and groups that were put after the group as a whole, in order of declaration. */
  readonly downstreamIds: readonly string[];
}

/**
 * Into how many instances a mapped task or task group is expanded: all that decides their number, none of the values.
 *
 * The map index runs through a product with its last part varying fastest.
 */
export type SerializedMapLength =
  /** Written in the Dag file: known when the run is created. */
  | { readonly kind: "literal"; readonly length: number }
  /** As many as that task returned: its list or object, or one for each instance of it that returned something. */
  | {
      readonly kind: "task";
      readonly taskId: string;
      /** The fields that lead from the result to the list; absent for the result itself. */
      readonly path?: readonly string[];
    }
  /** All combinations. */
  | { readonly kind: "product"; readonly of: readonly SerializedMapLength[] }
  /** Pairs, as far as the shortest goes. */
  | { readonly kind: "shortest"; readonly of: readonly SerializedMapLength[] }
  /** Pairs, as far as the longest goes. */
  | { readonly kind: "longest"; readonly of: readonly SerializedMapLength[] }
  /** One after the other. */
  | { readonly kind: "sum"; readonly of: readonly SerializedMapLength[] };

/** A name on an edge between two tasks or groups. */
export interface SerializedEdgeLabel {
  readonly upstreamId: string;
  readonly downstreamId: string;
  readonly label: string;
}
