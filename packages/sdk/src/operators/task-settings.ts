import {
  RETRY_DELAY_SECONDS_LIMIT,
  type SerializedTask,
  TRIGGER_RULES,
  type TriggerRule,
  WEIGHT_RULES,
} from "@baram/domain";
import { readAssetReferences } from "../asset/read-asset-references.ts";
import { authorDefaults } from "../dag/author-defaults.ts";
import type { DagPlace } from "../dag/dag-error.ts";
import type { DefaultArgs, TaskPlacement } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";

/** The settings of a task with every default filled in. */
export type TaskSettings = Pick<
  SerializedTask,
  | "owner"
  | "docMd"
  | "taskDisplayName"
  | "triggerRule"
  | "retries"
  | "retryDelaySeconds"
  | "retryExponentialBackoff"
  | "retryDelaySecondsMaximum"
  | "retryDelaySecondsLimit"
  | "executionTimeoutSeconds"
  | "dependsOnPast"
  | "waitForDownstream"
  | "ignoreFirstDependsOnPast"
  | "pool"
  | "poolSlots"
  | "queue"
  | "priorityWeight"
  | "weightRule"
  | "maxActiveTisPerDag"
  | "maxActiveTisPerDagRun"
  | "isolation"
  | "doXcomPush"
  | "multipleOutputs"
  | "mapIndexTemplate"
  | "inlets"
  | "outlets"
>;

/** What a task's options fall back on before the defaults of the installation. */
export interface SettingFallbacks {
  readonly isolation: "shared" | "process";
}

/** Reads the options that count for a task, each refused with a sentence when it cannot be used. */
export function readTaskSettings(
  place: DagPlace,
  merged: DefaultArgs & Pick<TaskPlacement, "multipleOutputs" | "taskDisplayName">,
  fallbacks: SettingFallbacks,
): TaskSettings {
  const options = new OptionReader(place, withTodaysTriggerRule(merged));
  const defaults = authorDefaults();
  const { retryDelaySecondsLimit: limit } = defaults;
  const displayName = options.text("taskDisplayName");
  const waitForDownstream = options.flag("waitForDownstream") ?? false;
  return {
    owner: options.text("owner") ?? defaults.owner,
    docMd: options.text("docMd") ?? null,
    ...(displayName === undefined ? {} : { taskDisplayName: displayName }),
    triggerRule: options.oneOf("triggerRule", TRIGGER_RULES) ?? "all_success",
    retries: options.wholeNumber("retries", { minimum: 0 }) ?? defaults.retries,
    retryDelaySeconds: options.seconds("retryDelay") ?? defaults.retryDelaySeconds,
    retryExponentialBackoff: options.flag("retryExponentialBackoff") ?? false,
    retryDelaySecondsMaximum: options.seconds("maxRetryDelay") ?? null,
    ...(limit === RETRY_DELAY_SECONDS_LIMIT ? {} : { retryDelaySecondsLimit: limit }),
    executionTimeoutSeconds:
      merged.executionTimeout === null
        ? null
        : (options.seconds("executionTimeout") ?? defaults.executionTimeoutSeconds),
    // Parity: waiting for the tasks below in the run before includes waiting for the task itself, even if set to false.
    dependsOnPast: waitForDownstream || (options.flag("dependsOnPast") ?? false),
    waitForDownstream,
    ignoreFirstDependsOnPast: options.flag("ignoreFirstDependsOnPast") ?? defaults.ignoreFirstDependsOnPast,
    pool: options.text("pool") ?? "default_pool",
    poolSlots: options.wholeNumber("poolSlots", { minimum: 1 }) ?? 1,
    queue: options.text("queue") ?? defaults.queue,
    priorityWeight: options.wholeNumber("priorityWeight", { minimum: Number.MIN_SAFE_INTEGER }) ?? 1,
    weightRule: options.oneOf("weightRule", WEIGHT_RULES) ?? defaults.weightRule,
    maxActiveTisPerDag: options.wholeNumber("maxActiveTisPerDag", { minimum: 1 }) ?? null,
    maxActiveTisPerDagRun: options.wholeNumber("maxActiveTisPerDagrun", { minimum: 1 }) ?? null,
    isolation: options.oneOf("isolation", ["shared", "process"]) ?? fallbacks.isolation,
    doXcomPush: options.flag("doXcomPush") ?? true,
    multipleOutputs: options.flag("multipleOutputs") ?? false,
    mapIndexTemplate: options.text("mapIndexTemplate") ?? null,
    inlets: readAssetReferences(place, "inlets", merged.inlets),
    outlets: readAssetReferences(place, "outlets", merged.outlets),
  };
}

// Parity: values of older versions are understood.
const FORMER_TRIGGER_RULES: ReadonlyMap<unknown, TriggerRule> = new Map([
  ["dummy", "always"],
  ["none_failed_or_skipped", "none_failed_min_one_success"],
]);

function withTodaysTriggerRule(options: DefaultArgs): DefaultArgs {
  const today = FORMER_TRIGGER_RULES.get(options.triggerRule);
  return today === undefined ? options : { ...options, triggerRule: today };
}
