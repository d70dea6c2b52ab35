import { createRehearsalExecutionApi } from "@baram/api-server";
import { decodeXCom, invariant, type JsonObject, RETURN_VALUE_KEY, runIdFor, taskGraph } from "@baram/domain";
import type { AttemptOutcome, ExecutionApi, XComEntry } from "@baram/execution-api";
import { rehearsalWorkload } from "@baram/scheduler";
import type { Reference } from "@baram/sdk";
import { dagOfNode, taskIdOf } from "@baram/sdk/runtime";
import { InProcessCarrier } from "../engine/in-process-carrier.ts";
import { TestEngine } from "../engine/test-engine.ts";
import { takeTestStore } from "../engine/test-store.ts";
import { VirtualClock } from "../engine/virtual-clock.ts";
import { authorEnvironment } from "../run-dag/author-environment.ts";
import { readMoment, type TestMoment } from "../run-dag/moments.ts";
import { textOf } from "../run-dag/read-tested-run.ts";
import { readTestSettings, type TestSettings } from "../run-dag/settings.ts";
import { getRunInContext, storeUpstreamResults } from "./upstream-results.ts";

/** How a task is tried out. */
export interface RunTaskOptions extends TestSettings {
  /** The date of the run. Defaults to the first day of 2024. */
  readonly logicalDate?: TestMoment;
  /** What the run is triggered with: values of params, and more. */
  readonly conf?: JsonObject;
  /** What other tasks of its Dag have returned, by task id. */
  readonly upstream?: Readonly<Record<string, unknown>>;
  /** The clock. Defaults to the logical date. */
  readonly now?: TestMoment;
}

/** How a task that was tried out ended. */
export interface TestedTask<T> {
  readonly state: "success" | "skipped" | "failed" | "up_for_reschedule";
  /** What it returned; `undefined` when it returned nothing. */
  readonly result: T;
  /** Everything it stored, by key. */
  readonly xcoms: Readonly<Record<string, unknown>>;
  /** Its template fields as they were rendered; `null` where it did not come to that. */
  readonly renderedFields: Readonly<Record<string, unknown>> | null;
  /** Line by line. */
  readonly log: string;
  /** Why it failed or was skipped, in a sentence; `null` otherwise. */
  readonly error: string | null;
}

/** A task: an operator, placed in a Dag or not, or what a task's call returned. */
export type TestableTask<T> = Reference<T> | { readonly output: Reference<T> };

const FIRST_DAY = "2024-01-01";

/**
 * Tries one task out in this process: its templates are rendered and it does its work, whatever stands before it in its
 * Dag. Nothing is retried.
 *
 * A task that fails is a result and throws nothing. Throws what is wrong with its Dag or the options.
 */
export async function runTask<T>(task: TestableTask<T>, options: RunTaskOptions = {}): Promise<TestedTask<T>> {
  const taskId = taskIdOf(task);
  const dag = dagOfNode(task);
  if (taskId === null || dag === null) {
    throw new TypeError("runTask was given no task: give an operator, or what a task's call returned.");
  }
  const logicalDate = readMoment("logicalDate", options.logicalDate ?? FIRST_DAY);
  const clock = new VirtualClock(options.now === undefined ? logicalDate : readMoment("now", options.now));
  const carrier = new InProcessCarrier({ clock, environment: authorEnvironment() });
  const { hash, dags } = carrier.addBundle([dag]);
  const [serialized] = dags;
  invariant(serialized !== undefined, "A bundle of one Dag serializes to one.");
  const { store, release } = await takeTestStore();
  const engine = new TestEngine({ store, clock, carrier, parallelism: 1, ...readTestSettings(options) });
  try {
    await engine.storeDagFile({ relativePath: `${dag.dagId}.ts`, hash, dags });
    const run = { dagId: dag.dagId, runId: runIdFor("manual", logicalDate), logicalDate };
    await engine.createRun({ ...run, runType: "manual", conf: options.conf ?? {} });
    await storeUpstreamResults(engine, options.upstream ?? {});
    const api = new KeepingApi(createRehearsalExecutionApi(run, engine.surroundings));
    const workload = rehearsalWorkload({
      dagId: dag.dagId,
      task: taskGraph(serialized).task(taskId),
      dagRun: await getRunInContext(store),
      bundle: carrier.locateBundle({ hash, relativePath: `${dag.dagId}.ts` }),
    });
    const { outcome, renderedFields } = await carrier.carryOut(workload, api);
    const stored = [...api.pushed, ...(outcome.kind === "success" ? outcome.xcoms : [])];
    const xcoms = Object.fromEntries(stored.map(({ key, value }) => [key, decodeXCom(value)]));
    return {
      state: stateOf(outcome),
      result: xcoms[RETURN_VALUE_KEY] as T,
      xcoms,
      renderedFields,
      log: textOf(carrier.findLog(workload.logPath)),
      error: "message" in outcome ? outcome.message : null,
    };
  } finally {
    engine.close();
    await release();
  }
}

const STATES = {
  success: "success",
  skipped: "skipped",
  failed: "failed",
  rescheduled: "up_for_reschedule",
} as const satisfies Record<Exclude<AttemptOutcome["kind"], "deferred">, string>;

function stateOf({ kind }: AttemptOutcome): TestedTask<unknown>["state"] {
  invariant(kind !== "deferred", "A task that is only tried out waits for its trigger itself.");
  return STATES[kind];
}

/** Keeps what a task pushes, which a rehearsal does not. */
class KeepingApi implements ExecutionApi {
  readonly pushed: XComEntry[] = [];
  readonly #api: ExecutionApi;

  constructor(api: ExecutionApi) {
    this.#api = api;
  }

  answer: ExecutionApi["answer"] = (leaseToken, taskInstanceId, request) => {
    if (request.kind === "pushXCom") this.pushed.push(request.entry);
    return this.#api.answer(leaseToken, taskInstanceId, request);
  };
}
