import { formatInstant } from "@baram/domain";
import type { NameSource } from "../evaluate/scope.ts";
import { createMacros } from "../macros/macros.ts";
import { fromNative } from "../native/from-native.ts";
import type { TemplateSources } from "../template-sources.ts";
import type { Value } from "../values/value.ts";
import type { Answers } from "./answers.ts";
import { createAsset, createNoEvents, createTriggeringEvents } from "./asset-objects.ts";
import { createConfiguration } from "./configuration.ts";
import { createConnections } from "./connections.ts";
import { type ContextParts, momentOf } from "./context-parts.ts";
import { createDag, createTask } from "./dag-object.ts";
import { createDagRun, createTaskInstance } from "./run-objects.ts";
import { dayAway, dayOf, nextLogicalDate, previousLogicalDate } from "./scheduled-dates.ts";
import { createVariables } from "./variables.ts";

type ValueMaker = (parts: ContextParts) => Value;

function withoutDashes(makeText: ValueMaker): ValueMaker {
  return (parts) => {
    const text = makeText(parts);
    return typeof text === "string" ? text.replaceAll("-", "") : text;
  };
}

function momentText({ sources }: ContextParts): string {
  return formatInstant(sources.workload.dagRun.logicalDate);
}

const ds: ValueMaker = ({ sources }) => dayOf(sources.workload.dagRun.logicalDate);
const logicalDate: ValueMaker = ({ sources }) => momentOf(sources.workload.dagRun.logicalDate);
const nextDate: ValueMaker = ({ sources }) => momentOf(nextLogicalDate(sources));
const previousDate: ValueMaker = ({ sources }) => momentOf(previousLogicalDate(sources));
const tomorrow: ValueMaker = ({ sources }) => dayAway(sources.workload.dagRun.logicalDate, 1);
const yesterday: ValueMaker = ({ sources }) => dayAway(sources.workload.dagRun.logicalDate, -1);

const nextDay: ValueMaker = ({ sources }) => {
  const at = nextLogicalDate(sources);
  return at === null ? null : dayOf(at);
};

const previousDay: ValueMaker = ({ sources }) => {
  const at = previousLogicalDate(sources);
  return at === null ? null : dayOf(at);
};

type PreviousRunDate = "logicalDate" | "dataIntervalStart" | "dataIntervalEnd" | "startDate" | "endDate";

/** A date of the latest earlier run that succeeded. */
function ofPreviousSuccess(date: PreviousRunDate): ValueMaker {
  return ({ sources, answers }) => {
    const run = answers.need("previous-success", () => sources.getPreviousSuccessfulDagRun());
    return momentOf(run?.[date] ?? null);
  };
}

const MAKERS: ReadonlyMap<string, ValueMaker> = new Map<string, ValueMaker>([
  ["ds", ds],
  ["ds_nodash", withoutDashes(ds)],
  ["ts", momentText],
  ["ts_nodash", (parts) => momentText(parts).slice(0, 19).replace(/[-:]/g, "")],
  ["ts_nodash_with_tz", (parts) => momentText(parts).replace(/[-:]/g, "")],
  ["logical_date", logicalDate],
  ["execution_date", logicalDate],
  ["data_interval_start", ({ sources }) => momentOf(sources.workload.dagRun.dataIntervalStart)],
  ["data_interval_end", ({ sources }) => momentOf(sources.workload.dagRun.dataIntervalEnd)],
  ["next_execution_date", nextDate],
  ["next_ds", nextDay],
  ["next_ds_nodash", withoutDashes(nextDay)],
  ["prev_execution_date", previousDate],
  ["prev_ds", previousDay],
  ["prev_ds_nodash", withoutDashes(previousDay)],
  ["tomorrow_ds", tomorrow],
  ["tomorrow_ds_nodash", withoutDashes(tomorrow)],
  ["yesterday_ds", yesterday],
  ["yesterday_ds_nodash", withoutDashes(yesterday)],
  ["prev_execution_date_success", ofPreviousSuccess("logicalDate")],
  ["prev_data_interval_start_success", ofPreviousSuccess("dataIntervalStart")],
  ["prev_data_interval_end_success", ofPreviousSuccess("dataIntervalEnd")],
  ["prev_start_date_success", ofPreviousSuccess("startDate")],
  ["prev_end_date_success", ofPreviousSuccess("endDate")],
  ["dag", createDag],
  ["task", ({ sources, value }) => createTask(sources.dag, sources.task, value, sources.taskFields)],
  ["dag_run", createDagRun],
  ["ti", createTaskInstance],
  ["task_instance", ({ value }) => value("ti")],
  ["run_id", ({ sources }) => sources.workload.dagRun.runId],
  ["test_mode", () => false],
  ["map_index_template", ({ sources }) => sources.task.mapIndexTemplate ?? null],
  ["expanded_ti_count", () => null],
  ["task_instance_key_str", (parts) => taskInstanceKey(parts)],
  ["params", ({ sources }) => fromNative(sources.params)],
  ["conf", createConfiguration],
  ["var", createVariables],
  ["conn", createConnections],
  ["macros", ({ sources, answers }) => createMacros({ answers, now: sources.now, random: () => sources.random() })],
  ["inlets", ({ sources }) => (sources.inlets ?? []).map(createAsset)],
  ["outlets", ({ sources }) => (sources.outlets ?? []).map(createAsset)],
  ["inlet_events", createNoEvents],
  ["outlet_events", createNoEvents],
  ["triggering_dataset_events", createTriggeringEvents],
]);

function taskInstanceKey({ sources }: ContextParts): string {
  const { key, dagRun } = sources.workload;
  return `${key.dagId}__${key.taskId}__${dayOf(dagRun.logicalDate).replaceAll("-", "")}`;
}

/**
 * The names of a context and, behind them, the globals. A value is made when a template first uses it and kept for
 * the rest of the rendering; the next rendering makes its own, so that nothing a template changes outlives it.
 */
export class ContextNames implements NameSource {
  readonly #globals: ReadonlyMap<string, Value>;
  readonly #values = new Map<string, Value>();
  readonly #parts: ContextParts;

  constructor(sources: TemplateSources, answers: Answers, globals: ReadonlyMap<string, Value>) {
    this.#globals = globals;
    this.#parts = { sources, answers, value: (name) => this.find(name) ?? null };
  }

  find(name: string): Value | undefined {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const make = MAKERS.get(name);
    if (make === undefined) return this.#globals.get(name);
    const value = make(this.#parts);
    this.#values.set(name, value);
    return value;
  }
}
