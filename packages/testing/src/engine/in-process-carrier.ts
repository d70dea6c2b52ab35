import { addSeconds, type SerializedDag } from "@baram/domain";
import type { AttemptReport, BundleLocation, ExecutionApi, MessageFromRunner, Workload } from "@baram/execution-api";
import { type AttemptSurroundings, LoadedDag, RunningAttempt } from "@baram/runner";
import type { AnyDag } from "@baram/sdk";
import type { AttemptCarrier } from "./attempt-carrier.ts";
import { KeptLog } from "./kept-log.ts";
import { pathWhereMade } from "./path-where-made.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import type { WaitingAttempts } from "./waiting-attempts.ts";

/** What author code finds around it. */
export interface InProcessOptions extends Pick<AttemptSurroundings, "environment" | "standInFor"> {
  readonly clock: VirtualClock;
  /** How author code waits; absent, the clock is moved at once to where the wait is over. */
  readonly waits?: WaitingAttempts;
}

/**
 * Carries attempts out in this process, by the runner's own code, on Dags that were made here.
 *
 * One at a time: an operator has its rendered fields set on itself while it works.
 */
export class InProcessCarrier implements AttemptCarrier {
  readonly #options: InProcessOptions;
  /** By hash, then by Dag id. */
  readonly #bundles = new Map<string, ReadonlyMap<string, LoadedDag>>();
  /** The Dag files, by hash: template files lie beside them. */
  readonly #sourcePaths = new Map<string, string>();
  /** By log path. */
  readonly #logs = new Map<string, KeptLog>();

  constructor(options: InProcessOptions) {
    this.#options = options;
  }

  /** Takes Dags in, as a file would that makes them. Throws what is wrong with one of them as a whole. */
  addBundle(dags: readonly AnyDag[]): { readonly hash: string; readonly dags: readonly SerializedDag[] } {
    const loaded = new Map(dags.map((dag) => [dag.dagId, new LoadedDag(dag)]));
    const hash = `in-process-${this.#bundles.size + 1}`;
    const serialized = [...loaded.values()].map((dag) => dag.serialized);
    this.#bundles.set(hash, loaded);
    const [first] = dags;
    const sourcePath = first === undefined ? null : pathWhereMade(first);
    if (sourcePath !== null) this.#sourcePaths.set(hash, sourcePath);
    return { hash, dags: serialized };
  }

  /** What was written under the path; `null` for an attempt that there was not. */
  findLog(logPath: string): KeptLog | null {
    return this.#logs.get(logPath) ?? null;
  }

  locateBundle({ hash, relativePath }: { readonly hash: string; readonly relativePath: string }): BundleLocation {
    return { hash, modulePath: relativePath, sourcePath: this.#sourcePaths.get(hash) ?? relativePath };
  }

  async carryOut(workload: Workload, executionApi: ExecutionApi): Promise<AttemptReport> {
    const { clock, environment, standInFor, waits } = this.#options;
    const attempt: RunningAttempt = new RunningAttempt(workload, {
      bundles: { load: async ({ hash }) => this.#bundles.get(hash) ?? new Map() },
      clock,
      environment,
      openLog: (logPath) => this.#openLog(logPath),
      processId: process.pid,
      sleep: waits?.sleep ?? moveClock(clock),
      send: (message) => void answer(message, { attempt, workload, executionApi }),
      ...(standInFor === undefined ? {} : { standInFor }),
    });
    const report = await attempt.run();
    attempt.log.close();
    return report;
  }

  #openLog(logPath: string): KeptLog {
    const log = this.#logs.get(logPath) ?? new KeptLog();
    this.#logs.set(logPath, log);
    return log;
  }
}

/** How often one attempt may wait where nothing else can happen meanwhile. */
const WAITS_MAXIMUM = 100_000;

function moveClock(clock: VirtualClock): NonNullable<AttemptSurroundings["sleep"]> {
  let count = 0;
  return async (seconds, signal) => {
    signal.throwIfAborted();
    count += 1;
    if (count > WAITS_MAXIMUM)
      throw new Error(`The task waited ${WAITS_MAXIMUM} times, and what it waits for did not come.`);
    clock.moveTo(addSeconds(clock.now(), seconds));
  };
}

async function answer(
  message: MessageFromRunner,
  given: { readonly attempt: RunningAttempt; readonly workload: Workload; readonly executionApi: ExecutionApi },
): Promise<void> {
  if (message.kind !== "request") return;
  const { attempt, workload, executionApi } = given;
  const { requestId, request } = message;
  const answered = await executionApi.answer(workload.leaseToken, workload.taskInstanceId, request);
  if (answered.kind === "answer") attempt.client.onAnswer(requestId, answered.answer);
  else attempt.client.onRefusal(requestId, answered.refusal);
}
