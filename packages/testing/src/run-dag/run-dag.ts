import { type Instant, type JsonObject, resolveParams, runIdFor, type SerializedDag, timetableOf } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { AnyDag } from "@baram/sdk";
import { InProcessCarrier } from "../engine/in-process-carrier.ts";
import { TestEngine } from "../engine/test-engine.ts";
import { takeTestStore } from "../engine/test-store.ts";
import { VirtualClock } from "../engine/virtual-clock.ts";
import { WaitingAttempts } from "../engine/waiting-attempts.ts";
import { authorEnvironment } from "./author-environment.ts";
import { askPersonOf, type TestedHumanResponse } from "./human-responses.ts";
import { readMoment, type TestMoment } from "./moments.ts";
import { readTestedRun } from "./read-tested-run.ts";
import { readTestSettings, type TestSettings } from "./settings.ts";
import { carryOutOutcome, type TaskOutcome } from "./task-outcome.ts";
import type { TestedRun } from "./tested-run.ts";

/** How a Dag is run in a test. */
export interface RunDagOptions extends TestSettings {
  /** The date the run is for. Defaults to the Dag's start date, and without one to the first day of 2024. */
  readonly logicalDate?: TestMoment;
  /** `scheduled` runs the interval that begins at the logical date. Defaults to `manual`, a run somebody asked for. */
  readonly runType?: "manual" | "scheduled";
  /** Defaults to what the type and the date give. */
  readonly runId?: string;
  /** What the run is triggered with: values of the Dag's params, and more. */
  readonly conf?: JsonObject;
  /** Other Dags that there are, for tasks that trigger them or wait for them. */
  readonly otherDags?: readonly AnyDag[];
  /** Runs of those that were triggered before this one, for tasks that wait for them. */
  readonly otherRuns?: readonly OtherRun[];
  /** By task id: what a task does in place of its work, for every instance of it. */
  readonly outcomes?: Readonly<Record<string, TaskOutcome>>;
  /**
   * By task id: what a person answers whom the task asks. A text stands for the option chosen. A task that is not named
   * is answered by its defaults; without any it fails.
   */
  readonly humanResponses?: Readonly<Record<string, TestedHumanResponse>>;
  /** The clock when the run starts; it moves on only to the next retry. Defaults to the moment the run is due. */
  readonly now?: TestMoment;
}

/** A run of another Dag that there is. */
export interface OtherRun {
  readonly dagId: string;
  /** Defaults to that of the run that is tested. */
  readonly logicalDate?: TestMoment;
  /** Defaults to `manual`. */
  readonly runType?: "manual" | "scheduled";
  readonly conf?: JsonObject;
}

/** Slots enough for any test; the limits of the Dag and of pools count. */
const PARALLELISM = 1000;
const FIRST_DAY = "2024-01-01";

/**
 * Runs a Dag to its end in this process: with the scheduler's own rules, in a store in memory, on a clock that jumps
 * over retry delays.
 *
 * A task that fails is part of the result and throws nothing. Throws what is wrong with the Dag or the options.
 */
export async function runDag(dag: AnyDag, options: RunDagOptions = {}): Promise<TestedRun> {
  const clock = new VirtualClock(readMoment("logicalDate", options.logicalDate ?? FIRST_DAY));
  const outcomes = new Map(Object.entries(options.outcomes ?? {}));
  const standInFor = ({ key, tryNumber }: Workload) => {
    const outcome = outcomes.get(key.taskId);
    return outcome === undefined ? null : () => carryOutOutcome(outcome, tryNumber);
  };
  const waits = new WaitingAttempts(clock);
  const carrier = new InProcessCarrier({ clock, environment: authorEnvironment(), standInFor, waits });
  const { hash, dags } = carrier.addBundle([dag, ...(options.otherDags ?? [])]);
  const [serialized, ...others] = dags;
  if (serialized === undefined) throw new TypeError("runDag was given no Dag.");
  refuseUnknownTasks(serialized, { outcomes: [...outcomes.keys()] });
  refuseUnknownTasks(serialized, { humanResponses: Object.keys(options.humanResponses ?? {}) });
  const run = planRun(serialized, options);
  clock.moveTo(options.now === undefined ? run.dueAt : readMoment("now", options.now));
  const { store, release } = await takeTestStore();
  const engine = new TestEngine({
    store,
    clock,
    carrier,
    waits,
    parallelism: PARALLELISM,
    askPerson: askPersonOf(options.humanResponses ?? {}),
    ...readTestSettings(options),
  });
  try {
    await engine.storeDagFile({
      relativePath: `${dag.dagId}.ts`,
      hash,
      dags: [withWork(serialized, outcomes), ...others],
    });
    for (const other of planOtherRuns([serialized, ...others], options, run.logicalDate)) await engine.createRun(other);
    await engine.createRun({ dagId: dag.dagId, ...run });
    await engine.runToRest();
    return await readTestedRun(store, { dagId: dag.dagId, runId: run.runId }, (path) => carrier.findLog(path));
  } finally {
    engine.close();
    await release();
  }
}

/** An empty task, which no worker sees, has something to do when a test gives it an outcome. */
function withWork(dag: SerializedDag, outcomes: ReadonlyMap<string, TaskOutcome>): SerializedDag {
  const tasks = dag.tasks.map((task) =>
    task.kind === "empty" && outcomes.has(task.taskId) ? { ...task, kind: "work" as const } : task,
  );
  return { ...dag, tasks };
}

function planRun(dag: SerializedDag, options: RunDagOptions) {
  const { runType = "manual", conf = {} } = options;
  const logicalDate =
    options.logicalDate === undefined
      ? (dag.startDate ?? readMoment("logicalDate", FIRST_DAY))
      : readMoment("logicalDate", options.logicalDate);
  const params = resolveParams(dag.params, conf);
  if (params.kind === "refused") throw new TypeError(`The run cannot be made with this conf. ${params.message}`);
  const runId = options.runId ?? runIdFor(runType, logicalDate);
  return { runType, logicalDate, conf, runId, dueAt: dueAt(dag, runType, logicalDate) };
}

function planOtherRuns(dags: readonly SerializedDag[], { otherRuns = [] }: RunDagOptions, defaultDate: Instant) {
  return otherRuns.map(({ dagId, logicalDate: given, runType = "manual", conf = {} }) => {
    if (!dags.some((dag) => dag.dagId === dagId)) {
      throw new TypeError(`otherRuns names the Dag "${dagId}", which is not among otherDags.`);
    }
    const logicalDate = given === undefined ? defaultDate : readMoment("logicalDate", given);
    return { dagId, runId: runIdFor(runType, logicalDate), runType, logicalDate, conf };
  });
}

/** A scheduled run is due when its interval is over. */
function dueAt(dag: SerializedDag, runType: "manual" | "scheduled", logicalDate: Instant): Instant {
  if (runType === "manual") return logicalDate;
  const info = timetableOf(dag.schedule).nextDagRunInfo({
    lastAutomatedDataInterval: null,
    restriction: { earliest: logicalDate, latest: null, catchup: true },
    now: logicalDate,
  });
  return info?.runAfter ?? logicalDate;
}

function refuseUnknownTasks(dag: SerializedDag, named: Readonly<Record<string, readonly string[]>>): void {
  const known = new Set(dag.tasks.map(({ taskId }) => taskId));
  for (const [option, taskIds] of Object.entries(named)) {
    const unknown = taskIds.find((taskId) => !known.has(taskId));
    if (unknown === undefined) continue;
    throw new TypeError(
      `${option} names the task "${unknown}", which Dag "${dag.dagId}" does not have; its tasks are ${[...known].join(", ")}.`,
    );
  }
}
